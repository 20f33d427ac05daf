import RuleCompiler
import RuleFiles
import RuleModel
import Testing

/// A rule file with one rule that is right but for the lines that a test puts in.
struct ToyFile {
  static let path = "Rules/packs/toys.yaml"

  let text: String
  let rules: [Rule]
  /// What the reader says; a test of the compiler wants nothing here.
  let mistakesOfReader: [Diagnostic]

  /// The right rule with `lines` in place of its keys of the same names and of those in `dropped`.
  init(_ lines: String, dropping dropped: [String] = []) {
    let right = """
      rules:
        - id: credential.toy.key
          summary: a toy
          source: RFC 1
          label: toy-key
          pattern: toy[0-9]{4}
          examples: ['⟦toy1234⟧']
          counterexamples: [boy]
      """
    let added = lines.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let keys = added.compactMap { $0.first == " " ? nil : $0.prefix { $0 != ":" } }.map(String.init)
    let replaced = (keys + dropped).flatMap {
      // A rule has one of these.
      ["template", "block"].contains($0) ? [$0, "pattern"] : [$0]
    }
    let kept = right.split(separator: "\n").filter { line in
      !replaced.contains { line.hasPrefix("    \($0):") }
    }
    text =
      (kept.map(String.init) + added.map { $0.isEmpty ? "" : "    \($0)" })
      .joined(separator: "\n")
    let (file, mistakes) = RuleFileReader.read(Array(text.utf8), path: Self.path)
    rules = file.rules
    mistakesOfReader = mistakes
  }

  /// What the reader and the compiler say about the file, as it is printed.
  func mistakes(grammar: [String: String] = [:]) -> String {
    printed(mistakesOfReader + RuleCompiler(grammar: Self.grammar(grammar)).compile(rules).mistakes)
  }

  /// The diagnostics as they are printed.
  func printed(_ diagnostics: [Diagnostic]) -> String {
    var index = SourceIndex()
    index.add(path: Self.path, text: text)
    return diagnostics.map(index.rendered).joined(separator: "\n")
  }

  /// The one rule, compiled without a mistake.
  func compilation(grammar: [String: String] = [:]) throws -> RuleCompiler.Compilation {
    #expect(mistakes(grammar: grammar) == "")
    return try #require(
      RuleCompiler(grammar: Self.grammar(grammar)).compile(rules).compilations.first
    )
  }

  static func grammar(_ definitions: [String: String]) -> Grammar {
    Grammar(
      definitions: definitions.mapValues {
        SourceText($0, at: RuleModel.SourceLocation(file: "grammar.yaml", line: 1, column: 1))
      }
    )
  }
}
