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

/// A rule's documentation, or where it stands in the text of an archive.
enum DocumentationPlace: Sendable {
  case written(RuleDocumentation)
  case archived(Range<Int>, in: RuleSetArchive.Details)

  /// The documentation; of an archived one, read anew each time.
  var documentation: RuleDocumentation {
    switch self {
    case .written(let documentation):
      return documentation
    case .archived(let range, let text):
      var reader = FieldReader(text(range))
      return RuleDocumentation(from: &reader)
    }
  }
}

extension DocumentationPlace: Hashable {
  static func == (left: Self, right: Self) -> Bool {
    left.documentation == right.documentation
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(documentation)
  }
}

extension RuleDocumentation {
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
