/// The shapes of the names in rule files and policies.
enum RuleNames {
  /// The first parts of rule ids, as `Documentation/RuleLanguage.md` lists them.
  static let categories = [
    "credential", "private-key", "auth-header", "cookie", "signed-url", "dsn", "sql", "row",
    "error-slot", "argv", "environment", "identifier", "host", "ip-address", "mac-address", "path",
    "email", "payment-card", "iban", "national-id", "phone", "prompt",
  ]

  /// The most bytes of a label.
  static let longestLabel = 40

  /// The offset of the first byte that keeps `name` from being words of a-z and 0-9 with one of
  /// `joiners` between each two; nil in a well-formed name.
  static func fault(in name: String, joiners: String) -> Int? {
    let bytes = Array(name.utf8)
    guard !bytes.isEmpty else { return 0 }
    func isWord(_ index: Int) -> Bool {
      bytes.indices.contains(index) && isWordByte(bytes[index])
    }
    return bytes.indices.first { index in
      guard !isWordByte(bytes[index]) else { return false }
      let isJoiner = joiners.utf8.contains(bytes[index])
      return !isJoiner || !isWord(index - 1) || !isWord(index + 1)
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
