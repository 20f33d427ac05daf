public import RuleModel

/// Reads files of shared patterns.
public enum GrammarReader {
  /// The patterns of the file at `path`, and every mistake in it.
  public static func read(
    _ bytes: [UInt8],
    path: String
  ) -> (grammar: Grammar, diagnostics: [Diagnostic]) {
    var reader = NodeReader(path: path)
    let root = reader.root(of: bytes)
    guard let fields = reader.fields(root, keys: ["grammar"], required: ["grammar"]) else {
      return (Grammar(), reader.mistakes)
    }
    var grammar = Grammar()
    for (name, value) in reader.pairs(fields["grammar"]) {
      if let fault = fault(inName: name.text) {
        reader.note(
          "malformed name \(name.text.quoted); write a letter, then at most 31 letters, digits and "
            + "underscores",
          at: name.location(atByte: fault)
        )
      }
      grammar.definitions[name.text] = reader.text(value)
    }
    return (grammar, reader.mistakes.inFileOrder())
  }

  /// All `grammars` as one, the first of two patterns with the same name, and a mistake for each
  /// second one.
  public static func merged(
    _ grammars: [Grammar]
  ) -> (grammar: Grammar, diagnostics: [Diagnostic]) {
    var merged = Grammar()
    var mistakes: [Diagnostic] = []
    for (name, pattern) in grammars.flatMap(\.definitions) {
      guard let first = merged.definitions[name]?.location else {
        merged.definitions[name] = pattern
        continue
      }
      mistakes.append(
        Diagnostic(
          at: pattern.location,
          "duplicate name \(name.quoted); first at \(first.file):\(first.line):\(first.column)"
        )
      )
    }
    return (merged, mistakes.inFileOrder())
  }

  /// The offset of the first byte that PCRE2 does not take in a group's name (pcre2pattern(3),
  /// "NAMED CAPTURE GROUPS": 32 characters before release 10.45).
  private static func fault(inName name: String) -> Int? {
    let bytes = Array(name.utf8)
    return bytes.indices.first { index in
      let isDigit = (0x30...0x39).contains(bytes[index])
      let isWord = ByteSet.alphanumerics.contains(bytes[index]) || bytes[index] == 0x5F
      return !isWord || index == 0 && isDigit || index >= 32
    } ?? (bytes.isEmpty ? 0 : nil)
  }
}
