internal import BuiltInRules
internal import RedactionEngine

/// The names in a source that are its tool's own.
struct OwnWords {
  private(set) var words: Set<String> = []
  private let bytes: [UInt8]
  private let language: SourceLanguage

  private static let newline = UInt8(ascii: "\n")
  private static let nameBytes = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.$".utf8
  )
  private static let longestName = 64
  /// Words of SQL that stand where a column could.
  private static let keywords: Set<String> = [
    "primary", "foreign", "unique", "constraint", "check", "index", "key", "exclude", "like",
    "partition",
    "not", "null", "default", "references", "if", "exists", "table", "only", "create", "alter",
    "add",
    "column", "on", "using", "temporary", "temp", "unlogged", "or", "replace", "drop", "as",
    "select",
  ]
  /// Words behind which SQL names something.
  private static let announcements: Set<String> = [
    "table", "view", "index", "column", "constraint", "references", "schema", "sequence", "type",
    "trigger",
    "into", "database", "extension", "function", "role",
  ]
  /// Finds what is a secret, an address or a value whatever it is called.
  private static let secrets = BuiltInRules.policies["logs"].map {
    Redactor(rules: BuiltInRules.rules, policy: $0)
  }

  /// The words of `bytes`, which are written in `language`.
  init(of bytes: [UInt8], in language: SourceLanguage) {
    // Beside its name, a literal may be known for a secret; in a statement the literals are passed over.
    self.bytes = language.kind == .sql ? bytes : Self.secrets?.redact(bytes).bytes ?? []
    self.language = language
    switch language.kind {
    case .program: readProgram()
    case .sql: readSQL(bytes[...])
    case .json: readJSON()
    case .yaml: readYAML()
    }
  }

  // MARK: - Languages

  private mutating func readProgram() {
    forEachString { own, text, _ in
      own.readLiteral(text)
    }
  }

  /// A literal of a program: a name, a flag, an URL, a statement, or a sentence with names in quotes.
  private mutating func readLiteral(_ text: ArraySlice<UInt8>) {
    addHosts(in: text)
    let content = String(decoding: text, as: UTF8.self)
    let first = content.split(whereSeparator: \.isWhitespace).first?.lowercased() ?? ""
    if ["select", "insert", "update", "delete", "create", "alter"].contains(first) {
      readSQL(text)
    }
    for word in text.split(whereSeparator: { " \t\n\r,;()[]{}<>|".utf8.contains($0) }) {
      let name = Self.trimmed(word)
      // A word of a sentence is no name, a whole literal, a flag and what has a sign or capital inside is.
      if word.count == text.count || word.starts(with: "--".utf8) || Self.isCompound(name) {
        add(name)
      }
    }
  }

  private mutating func readSQL(_ text: ArraySlice<UInt8>) {
    var before = ""
    var depth = 0
    var opensItem = false
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if text[index...].starts(with: "--".utf8) {
        index = text[index...].firstIndex(of: Self.newline) ?? text.endIndex
      } else if byte == UInt8(ascii: "'") {
        index = text[(index + 1)...].firstIndex(of: byte).map { $0 + 1 } ?? text.endIndex
      } else if byte == UInt8(ascii: "(") || byte == UInt8(ascii: ",") {
        depth += byte == UInt8(ascii: "(") ? 1 : 0
        opensItem = depth > 0
        index += 1
      } else if Self.nameBytes.contains(byte) || "\"`".utf8.contains(byte) {
        let start = "\"`".utf8.contains(byte) ? index + 1 : index
        let name = text[start...].prefix(while: Self.nameBytes.contains)
        let word = String(decoding: name, as: UTF8.self).lowercased()
        if !Self.keywords.contains(word), opensItem || Self.announcements.contains(before) {
          name.split(separator: UInt8(ascii: ".")).forEach { add($0) }
          add(name)
        }
        // `IF NOT EXISTS` and `ONLY` stand between.
        before = ["if", "not", "exists", "only"].contains(word) ? before : word
        opensItem = false
        index = max(name.endIndex, index + 1)
        index += index < text.endIndex && "\"`".utf8.contains(text[index]) ? 1 : 0
      } else {
        depth -= byte == UInt8(ascii: ")") ? 1 : 0
        depth = byte == UInt8(ascii: ";") ? 0 : depth
        index += 1
      }
    }
  }

  private mutating func readJSON() {
    forEachString { own, text, end in
      let next = own.bytes[end...].first { !" \t\r\n".utf8.contains($0) }
      if next == UInt8(ascii: ":") {
        own.add(text)
      }
      own.addHosts(in: text)
    }
  }

  private mutating func readYAML() {
    for line in bytes.split(separator: Self.newline) {
      let item = line.drop { " -".utf8.contains($0) }
      guard let colon = item.firstIndex(of: UInt8(ascii: ":")),
        colon + 1 == item.endIndex || " \r".utf8.contains(item[colon + 1])
      else { continue }
      add(Self.trimmed(item[..<colon]))
      addHosts(in: item[colon...])
    }
  }

  /// Hands over each string literal and the offset behind it; comments are passed over.
  private mutating func forEachString(
    _ body: (inout OwnWords, ArraySlice<UInt8>, Int) -> Void
  ) {
    var index = 0
    while index < bytes.count {
      if bytes[index...].starts(with: language.comment) {
        index = bytes[index...].firstIndex(of: Self.newline) ?? bytes.count
        continue
      }
      guard language.quotes.contains(bytes[index]) else {
        index += 1
        continue
      }
      let quote = bytes[index]
      var end = index + 1
      while end < bytes.count, bytes[end] != quote {
        // A quote without a partner on its line is an apostrophe, but for literals of several lines.
        if bytes[end] == Self.newline, quote != UInt8(ascii: "`") { break }
        end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard end < bytes.count, bytes[end] == quote else {
        index += 1
        continue
      }
      body(&self, bytes[(index + 1)..<end], end + 1)
      index = end + 1
    }
  }

  // MARK: - Words

  private mutating func addHosts(in text: ArraySlice<UInt8>) {
    let mark = Array("://".utf8)
    var rest = text
    while let start = rest.indices.first(where: { rest[$0...].starts(with: mark) }) {
      rest = rest[(start + mark.count)...]
      let authority = rest.prefix { !"/?#\"' ,)".utf8.contains($0) }
      // One with user information is a secret's place and not looked at.
      if !authority.contains(UInt8(ascii: "@")) {
        add(authority.prefix { $0 != UInt8(ascii: ":") })
      }
    }
  }

  /// Adds a name unless it may be a value.
  private mutating func add(_ name: ArraySlice<UInt8>) {
    guard (2...Self.longestName).contains(name.count), name.allSatisfy(Self.nameBytes.contains),
      !name.starts(with: "redacted-".utf8),
      name.contains(where: { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }),
      !KnownTexts.looksRandom(Array(name))
    else { return }
    let word = String(decoding: name, as: UTF8.self)
    guard !words.contains(word),
      Self.secrets?.redact("'\(word)' \(word)").ledger.isEmpty == true
    else { return }
    words.insert(word)
  }

  private static func trimmed(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var word = word.drop { "\"'`-:=/\\".utf8.contains($0) }
    while let last = word.last, "\"'`.:=?!/\\-".utf8.contains(last) {
      word.removeLast()
    }
    return word
  }

  /// Whether a word is written as names are: `orders_archive`, `KeyError`, `max-age`.
  private static func isCompound(_ word: ArraySlice<UInt8>) -> Bool {
    let inner = word.dropFirst().dropLast()
    let hasSign = inner.contains(UInt8(ascii: "_"))
    let hasCapital = inner.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    return hasSign || hasCapital && word.contains { $0 >= UInt8(ascii: "a") }
  }
}
