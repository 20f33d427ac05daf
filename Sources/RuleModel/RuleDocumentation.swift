/// What people want to know about a rule, and the engine does not.
public struct RuleDocumentation: Sendable, Hashable {
  /// What the rule finds, in one phrase.
  public var summary: String
  /// The public page or standard the shape comes from.
  public var source: String
  /// Texts with `⟦…⟧`, shapes not yet expanded.
  public var examples: [String]

  /// The documentation of a rule.
  public init(summary: String, source: String, examples: [String]) {
    self.summary = summary
    self.source = source
    self.examples = examples
  }
}

extension RuleDocumentation: ArchivedDetail {
  func write(to writer: inout FieldWriter) {
    writer.write(summary)
    writer.write(source)
    writer.write(examples)
  }

  init(from reader: inout FieldReader) {
    summary = reader.readText()
    source = reader.readText()
    examples = reader.readTexts()
  }
}
