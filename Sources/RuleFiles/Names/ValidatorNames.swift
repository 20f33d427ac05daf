/// The validators that a rule may name.
enum ValidatorNames {
  /// Each validator as it is written, with a common bound where it takes one.
  static let all = [
    "luhn", "mod97", "crc32-base62", "jwt-header", "entropy>=3.0", "not-placeholder",
  ]

  /// Whether `call` is a validator, written as it has to be.
  static func contains(_ call: String) -> Bool {
    let bound = "entropy>="
    guard call.hasPrefix(bound) else { return all.contains(call) }
    let parts = call.dropFirst(bound.count).split(separator: ".", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
