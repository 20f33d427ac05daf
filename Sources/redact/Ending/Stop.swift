internal import SystemIO

/// Why work ends before it is done.
enum Stop: Error {
  /// Nobody reads our output any more; that is no mistake.
  case readerGone
  /// SIGINT or SIGTERM arrived.
  case interrupted
  /// Something cannot be done, in a phrase for the user.
  case failed(String)
  /// The command line makes no sense, in a phrase for the user.
  case misuse(String)

  /// Why reading or writing `subject` ended.
  init(_ error: SystemError, at subject: String) {
    self = error.isInterruption ? .interrupted : .failed("\(subject): \(error.description)")
  }

  /// Says why, if there is anything to say, and gives the exit status.
  func report() -> ExitStatus {
    switch self {
    case .readerGone: return .done
    case .interrupted: return .incomplete
    case .failed(let reason):
      Notice.print(reason)
      return .incomplete
    case .misuse(let reason):
      Notice.print(reason)
      return .misuse
    }
  }
}
