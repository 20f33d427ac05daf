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

  private static let ruleKeys = ["rules", "disable"]
  private static let policyKeys = [
    "policy", "extends", "actions", "vocabulary", "only-vocabulary", "modules", "events",
    "promises",
  ]

  /// Reads `file`; false if nothing says that it is one of ours, so that its lines are not to be shown.
  @discardableResult
  mutating func read(_ file: AuthoredFile) -> Bool {
    if file.path.hasSuffix(".txt") {
      words[file.path] = String(decoding: file.bytes, as: UTF8.self)
        .split(whereSeparator: \.isNewline)
        .filter { !$0.hasPrefix("#") && $0.contains { !$0.isWhitespace } }.map(String.init)
      return true
    }
    let keys = Self.keys(of: file.bytes)
    guard keys.contains(where: Self.isMeant) || Self.saysNothing(file.bytes) else {
      let start = SourceLocation(file: file.path, line: 1, column: 1)
      diagnostics.append(Diagnostic(at: start, "holds neither rules nor a grammar nor a policy"))
      return false
    }
    switch keys.first {
    case "grammar":
      let (grammar, mistakes) = GrammarReader.read(file.bytes, path: file.path)
      grammars.append(grammar)
      diagnostics += mistakes
    case let key? where Self.policyKeys.contains(key):
      let (policy, mistakes) = PolicyFileReader.read(file.bytes, path: file.path)
      policies += [policy].compactMap(\.self).map { (file.path, $0) }
      diagnostics += mistakes
    default:
      let (rules, mistakes) = RuleFileReader.read(file.bytes, path: file.path)
      ruleFiles.append(rules)
      diagnostics += mistakes
    }
    return true
  }

  /// The keys of a file's mapping, the first of which says what the file is.
  ///
  /// Of a file that cannot be parsed, or is no mapping, the words before a colon that its lines begin
  /// with: not those before an equals sign, as in a `.env` file.
  private static func keys(of bytes: [UInt8]) -> [String] {
    if let document = try? YAMLDocument.parse(bytes), case .mapping(let root) = document.root {
      return root.pairs.map { $0.key.text }
    }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .compactMap { line in
        let word = line.prefix { $0.isLetter || $0.isNumber || "_-.".contains($0) }
        return line.dropFirst(word.count).first == ":" ? String(word) : nil
      }
  }

  /// Whether there is nothing but comments.
  private static func saysNothing(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).allSatisfy { line in
      line.first { !$0.isWhitespace && $0 != "\u{FEFF}" }.map { $0 == "#" } ?? true
    }
  }

  /// Whether `key` is one of ours, or nearly.
  private static func isMeant(_ key: String) -> Bool {
    let known = ruleKeys + policyKeys + ["grammar"]
    return known.contains(key) || Spelling.nearest(key, in: known) != nil
  }
}
