/// How the command ends; what could not be finished weighs more than what was found.
enum ExitStatus: Int32, Comparable {
  /// Done, or nothing found.
  case done = 0
  /// Findings, or mistakes in rule files.
  case findings = 1
  /// Something could not be finished; the rest was.
  case incomplete = 2
  /// The command line makes no sense: EX_USAGE of sysexits.h.
  case misuse = 64

  static func < (left: ExitStatus, right: ExitStatus) -> Bool {
    left.rawValue < right.rawValue
  }
}
