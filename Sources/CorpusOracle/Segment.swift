/// A stretch of a case's text and what has to become of it.
public struct Segment: Sendable, Hashable {
  /// What has to become of a stretch.
  public enum Fate: Sendable, Hashable {
    /// It has to vanish.
    case secret
    /// It has to stay.
    case kept
    /// It may stay or vanish.
    case free
  }

  /// What has to become of it.
  public var fate: Fate
  /// The bytes.
  public var bytes: [UInt8]

  /// A stretch of `bytes`.
  public init(_ fate: Fate, _ bytes: [UInt8]) {
    self.fate = fate
    self.bytes = bytes
  }
}

extension Segment: CustomStringConvertible {
  /// The fate and the length, never the bytes.
  public var description: String {
    "\(fate), \(bytes.count) bytes"
  }
}
