import RuleModel
import Testing

/// A file and what is printed about it, as a row of a table.
struct Mistake: CustomTestStringConvertible, Sendable {
  var name: String
  var file: String
  var printed: String

  var testDescription: String { name }

  init(_ name: String, _ file: String, _ printed: String) {
    self.name = name
    self.file = file
    self.printed = printed
  }

  /// A right rule with the line of the key `key` replaced; nothing but `lines` is mistaken.
  init(_ name: String, inRule lines: String, insteadOf key: String = "none", _ printed: String) {
    let right = """
      rules:
        - id: credential.toy.key
          summary: a toy
          source: RFC 1
          label: toy-key
          pattern: toy
          examples: [⟦toy⟧]
          counterexamples: [boy]
      """
    let kept = right.split(separator: "\n").filter { !$0.hasPrefix("    \(key):") }
      .map { $0.hasPrefix("  - \(key):") ? "  -" : $0 }
    let added = lines.split(separator: "\n").map { "    \($0)" }
    self.init(name, (kept.map(String.init) + added).joined(separator: "\n"), printed)
  }
}

extension [Diagnostic] {
  /// All of them as they are printed about the files at these paths.
  func printed(about files: [(path: String, text: String)]) -> String {
    var index = SourceIndex()
    for file in files {
      index.add(path: file.path, text: file.text)
    }
    return map { index.rendered($0) }.joined(separator: "\n")
  }
}
