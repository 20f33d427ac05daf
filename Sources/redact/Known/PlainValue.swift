/// Tells values that are settings from those that may be secrets.
enum PlainValue {
  /// Words of which one stands in the name of a variable that holds a secret.
  private static let sensitiveWords = [
    "PASS", "PWD", "SECRET", "TOKEN", "KEY", "CREDENTIAL", "AUTH", "DSN", "PRIVATE", "SALT",
  ]
  /// Names that hold one of the words and no secret.
  private static let innocentNames: Set<String> = ["PWD", "OLDPWD", "SSH_AUTH_SOCK", "SSH_ASKPASS"]

  /// Whether a variable of this name holds a secret.
  static func isSensitive(_ name: String) -> Bool {
    let name = name.uppercased()
    return !innocentNames.contains(name) && sensitiveWords.contains(where: name.contains)
  }

  /// Whether `value` is a path, a number or a plain word.
  static func isPlain(_ value: [UInt8]) -> Bool {
    let text = String(decoding: value, as: UTF8.self)
    let isPath =
      ["/", "./", "../", "~/"].contains(where: text.hasPrefix) && !text.contains("://")
      || text.dropFirst().hasPrefix(":\\")
    let isNumber = text.allSatisfy { $0.isNumber || ".,:-+_ ".contains($0) }
    let isWord = text.allSatisfy { $0.isLetter }
    return isPath || isNumber || isWord
  }
}
