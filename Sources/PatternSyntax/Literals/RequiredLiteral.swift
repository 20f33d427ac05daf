public import RuleModel

/// A string that may stand for a pattern, with what may stand behind it.
public struct RequiredLiteral: Sendable, Hashable {
  /// The string in lower case, which is compared with the text without ASCII case.
  ///
  /// 1 to 16 bytes.
  public var bytes: [UInt8]
  /// The bytes of which one follows the string in a match, where the window holds a byte there.
  ///
  /// All if a match may end with the string, or if nothing is known. Where only a lookahead speaks
  /// against it, LF is in the set, as a window may end before it.
  public var following: ByteSet

  /// The string `bytes`, behind which one of `following` stands.
  public init(_ bytes: [UInt8], following: ByteSet = .all) {
    self.bytes = bytes
    self.following = following
  }
}
