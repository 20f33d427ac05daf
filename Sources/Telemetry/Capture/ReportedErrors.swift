internal import SystemIO

/// The errors that were reported last, so that none is reported twice on its way up.
final class ReportedErrors: Sendable {
  /// They are kept alive for as long as they are remembered, so there are few.
  private static let limit = 16

  private let last = Monitor<[ErrorIdentity]>([])

  /// Notes `error`; false if it was noted before.
  func insert(_ error: any Error) -> Bool {
    let identity = ErrorIdentity(error)
    return last.change { last in
      guard !last.contains(identity) else { return false }
      if last.count == Self.limit {
        last.removeFirst()
      }
      last.append(identity)
      return true
    }
  }
}
