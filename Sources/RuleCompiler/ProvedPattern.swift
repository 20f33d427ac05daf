internal import PCRE2
internal import PatternSyntax
internal import RuleModel

/// A pattern that parses, cannot explode and compiles.
struct ProvedPattern: Sendable {
  /// The pattern with its grammar calls replaced.
  let text: String
  private let pattern: PatternSyntax.Pattern

  /// What follows from the pattern; worked out anew each time.
  var analysis: PatternAnalysis {
    PatternAnalysis(of: pattern)
  }

  /// Proves `source`; nil, with one mistake at its place in the file, if it does not hold.
  init?(_ source: SourceText, definitions: [String: String], mistakes: inout [Diagnostic]) {
    let offsets: ExpandedPattern
    do {
      offsets = try expanded(source.text, definitions: definitions)
    } catch {
      mistakes.append(Diagnostic(at: source.location(atByte: error.offset), error.message))
      return nil
    }
    do throws(PatternSyntax.PatternError) {
      try self.init(text: offsets.text)
    } catch {
      let offset = min(offsets.originalOffset(of: error.offset), source.text.utf8.count)
      mistakes.append(Diagnostic(at: source.location(atByte: offset), error.message))
      return nil
    }
  }

  /// Proves a pattern that is already expanded; offsets of mistakes count in `text`.
  init(text: String) throws(PatternSyntax.PatternError) {
    do {
      // PCRE2 first: its messages are the ones that authors can look up.
      _ = try PCRE2.Pattern(text, options: .interpreted)
    } catch {
      throw PatternSyntax.PatternError(at: error.offset, error.message)
    }
    pattern = try PatternSyntax.Pattern(parsing: text)
    if let explosive = explosiveQuantifier(in: pattern) {
      throw explosive
    }
    self.text = text
  }
}
