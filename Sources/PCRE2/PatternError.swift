internal import CPCRE2

/// A pattern that PCRE2 does not compile.
public struct PatternError: Error, Sendable, Hashable {
  /// The byte of the pattern at which PCRE2 stopped.
  public var offset: Int
  /// PCRE2's message.
  public var message: String

  /// A mistake at `offset`.
  public init(offset: Int, message: String) {
    self.offset = offset
    self.message = message
  }

  static func message(forCode code: Int32) -> String {
    // SAFETY: the buffer is longer than PCRE2's longest message and is written inside its bounds.
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
      let length = unsafe pcre2_get_error_message_8(code, buffer.baseAddress, buffer.count)
      guard length > 0 else { return "error \(code)" }
      return unsafe String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
    }
  }
}
