/// The check digit of payment cards (ISO/IEC 7812-1, annex B); blanks and hyphens are skipped.
///
/// Twelve to nineteen digits, not all the same.
public struct LuhnValidator: Validator {
  /// Called `luhn` in rules.
  public static let name = "luhn"

  /// A validator without an argument.
  public init?(argument: String) {
    guard argument.isEmpty else { return nil }
  }

  /// Whether the digits of `secret` end with their check digit.
  public func accepts(_ secret: ArraySlice<UInt8>) -> Bool {
    let digits = secret.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
      .map { Int($0) - 0x30 }
    guard (12...19).contains(digits.count), digits.allSatisfy((0...9).contains),
      digits.contains(where: { $0 != digits[0] })
    else { return false }
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let weighted = place % 2 == 1 ? digit * 2 : digit
      sum += weighted > 9 ? weighted - 9 : weighted
    }
    return sum % 10 == 0
  }
}
