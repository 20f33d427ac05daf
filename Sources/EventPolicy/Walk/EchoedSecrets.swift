internal import RedactionEngine
internal import RuleModel

/// The secrets of an event that rules found in one text and that stand bare in another: a password is known
/// by its place in a connection string, and nothing tells about it where it is an argument.
struct EchoedSecrets {
  /// The secrets.
  private(set) var known = KnownTexts()

  /// Rules whose findings hold secrets, and names of hosts that often stand beside them.
  private static let categories: Set<String> = [
    "credential", "dsn", "auth-header", "cookie", "signed-url", "host", "environment",
  ]
  /// What parts the secrets of a finding: user, password and host.
  private static let separators = ByteSet(":@/;,&=\"' \t\r\n")
  /// Shorter ones may stand anywhere by chance.
  private static let shortest = 8
  /// More than an event echoes.
  private static let most = 16

  /// The secrets among what `fields` had removed from `text` that stand in it once more.
  init(in text: [UInt8], fields: [RedactedField]) {
    var seen: Set<[UInt8]> = []
    let removed = fields.flatMap(\.removed)
    let ranges = removed.map(\.range)
    for part in removed where Self.categories.contains(String(part.rule.prefix { $0 != "." })) {
      for word in text[part.range].split(whereSeparator: Self.separators.contains) {
        let secret = Self.unescaped(word)
        guard known.count < Self.most, Self.isTelling(secret), seen.insert(secret).inserted,
          Self.stands(secret, in: text, outside: ranges)
        else { continue }
        known.add(secret)
      }
    }
  }

  /// Whether `word` is one that nobody writes by chance: long, of letters and digits.
  private static func isTelling(_ word: [UInt8]) -> Bool {
    (shortest...512).contains(word.count)
      && word.contains { 0x30...0x39 ~= $0 }
      && word.contains { 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 }
  }

  /// `word` with percent escapes undone.
  private static func unescaped(_ word: ArraySlice<UInt8>) -> [UInt8] {
    guard word.contains(UInt8(ascii: "%")) else { return Array(word) }
    var result: [UInt8] = []
    var rest = word
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
        result.append(value)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func stands(
    _ secret: [UInt8],
    in text: [UInt8],
    outside removed: [Range<Int>]
  ) -> Bool {
    guard text.count >= secret.count else { return false }
    return (0...(text.count - secret.count)).contains { start in
      text[start] == secret[0] && text[start + 1] == secret[1]
        && text[start...].starts(with: secret)
        && !removed.contains { $0.contains(start) }
    }
  }
}
