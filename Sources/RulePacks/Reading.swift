internal import RuleFiles
internal import RuleModel
internal import YAMLEvents

/// Sorts authored files by what they hold and reads each with its reader.
struct Reading {
  var ruleFiles: [RuleFile] = []
  var grammars: [Grammar] = []
  var policies: [(path: String, file: PolicyFile)] = []
  /// Words by path of the vocabulary file.
  var words: [String: [String]] = [:]
  var diagnostics: [Diagnostic] = []

  mutating func read(_ file: AuthoredFile) {
    if file.path.hasSuffix(".txt") {
      words[file.path] = String(decoding: file.bytes, as: UTF8.self)
        .split(whereSeparator: \.isNewline)
        .filter { !$0.hasPrefix("#") && $0.contains { !$0.isWhitespace } }.map(String.init)
      return
    }
    switch Self.firstKey(of: file.bytes) {
    case "grammar":
      let (grammar, mistakes) = GrammarReader.read(file.bytes, path: file.path)
      grammars.append(grammar)
      diagnostics += mistakes
    case "policy", "extends", "actions", "vocabulary", "only-vocabulary", "modules", "events",
      "promises":
      let (policy, mistakes) = PolicyFileReader.read(file.bytes, path: file.path)
      policies += [policy].compactMap(\.self).map { (file.path, $0) }
      diagnostics += mistakes
    default:
      let (rules, mistakes) = RuleFileReader.read(file.bytes, path: file.path)
      ruleFiles.append(rules)
      diagnostics += mistakes
    }
  }

  /// The first key of a file's mapping says what the file is.
  private static func firstKey(of bytes: [UInt8]) -> String? {
    guard let document = try? YAMLDocument.parse(bytes), case .mapping(let root) = document.root
    else { return nil }
    return root.pairs.first?.key.text
  }
}
