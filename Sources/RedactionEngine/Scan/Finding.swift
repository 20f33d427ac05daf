/// A place where a rule found a secret; it holds the rule and the bytes' range and cannot hold the secret.
public struct Finding: Sendable, Hashable {
  /// The rule's index in the redactor's rule set.
  public var rule: Int
  /// The secret's bytes in the haystack.
  public var range: Range<Int>
  /// The offset at which the rule's match begins, at or before the secret.
  public var origin: Int
  /// Whether the rule could not finish here, so that the bytes are removed unseen.
  public var isUnscannable = false
  /// Whether the secret was read in a view, so that its bytes here are encoded: nothing of them is kept,
  /// and there may be several findings of one secret.
  public var isFromView = false
}
