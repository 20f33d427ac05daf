/// Why a text is not one JSON value, and where; it holds no bytes of the text.
public struct JSONError: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// A byte that cannot stand there.
    case unexpectedByte
    /// The text ends in the middle of a value, or holds none.
    case unexpectedEnd
    /// A backslash that begins no escape of RFC 8259.
    case invalidEscape
    /// A control character inside a string.
    case controlCharacter
    /// A number that RFC 8259 does not spell so.
    case invalidNumber
    /// More open objects and arrays than the limit.
    case tooDeep
    /// Something after the value.
    case trailingBytes
  }

  /// What is wrong.
  public let reason: Reason

  /// The offset of the byte that shows it; the length of the text for `unexpectedEnd`.
  public let offset: Int

  /// An error at `offset`.
  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension JSONError: CustomStringConvertible {
  /// The reason and the offset, such as `invalid escape at byte 12`.
  public var description: String {
    let words =
      switch reason {
      case .unexpectedByte: "unexpected byte"
      case .unexpectedEnd: "unexpected end"
      case .invalidEscape: "invalid escape"
      case .controlCharacter: "control character in a string"
      case .invalidNumber: "invalid number"
      case .tooDeep: "too many open objects and arrays"
      case .trailingBytes: "something after the value"
      }
    return "\(words) at byte \(offset)"
  }
}
