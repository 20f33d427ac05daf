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

  /// Whether `value` is a path, a number, a plain word, or several: a list, a region, a host name.
  static func isPlain(_ value: [UInt8]) -> Bool {
    let text = String(decoding: value, as: UTF8.self)
    let isPath =
      ["/", "./", "../", "~/"].contains(where: text.hasPrefix) && !text.contains("://")
      || text.dropFirst().hasPrefix(":\\")
    let isNumber = text.allSatisfy { $0.isNumber || ".,:-+_ ".contains($0) }
    let words = text.split { ",;:/._- ".contains($0) }
    let areWords = words.count > 1 && !text.contains("://") && words.allSatisfy(isNumbered)
    return isPath || isNumber || areWords || text.allSatisfy { $0.isLetter }
  }

  /// Whether `word` is letters behind which a short number may stand: `east1`, `2`.
  private static func isNumbered(_ word: Substring) -> Bool {
    let number = word.drop { $0.isLetter }
    return number.count <= 3 && number.allSatisfy { $0.isNumber }
  }
}
