internal import SystemIO

/// Something that the command line leads to, and the auditor that reads it.
struct AuditJob: OrderedJob {
  let target: AuditTarget
  let auditor: Auditor

  /// How a job ended.
  enum Outcome: Sendable {
    /// It was read to its end: so many bytes.
    case read(Int)
    case skipped(SkipReason)
    /// It was not read, or not to its end; why, in a phrase for the user.
    case unread(SkipReason, cause: String)
    case stopped(Stop)
  }

  var needsCleaning: Bool { false }

  /// The text as messages call it.
  var name: String {
    switch target {
    case .input(let input, _): input.name
    case .skipped(let path, _), .failure(let path, _, _): path.printable
    }
  }

  /// The text, if there is one.
  var input: Input? {
    if case .input(let input, _) = target { input } else { nil }
  }

  /// The text as results call it.
  var path: String {
    switch target {
    case .input(let input, _): input.path
    case .skipped(let path, _), .failure(let path, _, _): path.printable
    }
  }

  /// Whether the user named it, so that it has to be read.
  var isNamed: Bool {
    switch target {
    case .input(_, let isNamed), .failure(_, _, let isNamed): isNamed
    case .skipped: false
    }
  }

  func perform(deliver: ([AuditFinding]) throws(Stop) -> Void) -> Outcome {
    switch target {
    case .skipped(_, let reason):
      return .skipped(reason)
    case .failure(let path, let error, _):
      return .unread(.unreadable, cause: "\(path.printable): \(error)")
    case .input(let input, let isNamed):
      do throws(Stop) {
        return try auditor.audit(input, skippingBinary: !isNamed, report: deliver)
      } catch {
        return .stopped(error)
      }
    }
  }
}
