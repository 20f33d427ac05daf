public import RuleModel

/// A text of the corpus, and what has to become of it under a policy.
public struct CorpusCase: Sendable, Hashable {
  /// `family/file#` and a digest of the text and policy as written, so that a new case renames none.
  public var id: String
  /// The folder the case's file is in.
  public var family: String
  /// Where the text stands.
  public var location: SourceLocation
  /// The name of the policy.
  public var policy: String
  /// The text as written, its marks and shapes read.
  public var text: CaseText
  /// Whether only what is marked as kept has to stay.
  public var isLoose: Bool
  /// Values that the caller hands over as secret, shapes in them read.
  public var known: [CaseText] = []
  /// Why the case is known to fail.
  public var knownMiss: SourceText?

  /// Whether the text holds something that has to vanish.
  public var isPositive: Bool {
    text.parts.contains { $0.mark == .secret }
  }
}
