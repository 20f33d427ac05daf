/// Text that has been through a redactor; there is no other way to make one.
public struct Redacted: Sendable, Hashable {
  /// The bytes.
  public let bytes: [UInt8]
  /// What was removed from where, in order, without values.
  public let ledger: [LedgerEntry]

  init(bytes: [UInt8], ledger: [LedgerEntry]) {
    self.bytes = bytes
    self.ledger = ledger
  }

  /// The bytes as text; what is not valid UTF-8 shows as U+FFFD.
  public var text: String {
    String(decoding: bytes, as: UTF8.self)
  }
}

/// One redaction, accounted for without its value.
public struct LedgerEntry: Sendable, Hashable {
  /// The rule's id.
  public var rule: String
  /// The placeholder's label.
  public var label: String
  /// The removed bytes' offsets in the input; of something that streamed by, the first part.
  public var input: Range<Int>
  /// The placeholder's offsets in the output.
  public var output: Range<Int>
  /// The line of the input on which the removed bytes begin, from 1.
  public var line: Int
  /// The removed length up to the next power of two, so that lengths tell little.
  public var lengthBucket: Int
  /// Whether the bytes were removed because a rule could not finish.
  public var isUnscannable: Bool
}
