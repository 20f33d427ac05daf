/// Shannon entropy of the bytes, in bits per byte, at least a bound: `entropy>=3.0`.
public struct EntropyValidator: Validator {
  /// Called `entropy` in rules.
  public static let name = "entropy"

  private let bound: Double

  /// A validator with an argument `>=` and a number.
  public init?(argument: String) {
    guard argument.hasPrefix(">="), let bound = Double(argument.dropFirst(2)), bound >= 0,
      bound <= 8
    else { return nil }
    self.bound = bound
  }

  /// Whether the entropy of `secret` reaches the bound.
  public func accepts(_ secret: ArraySlice<UInt8>) -> Bool {
    Self.entropy(of: secret) >= bound
  }

  /// The entropy of `bytes` in bits per byte, 0 for no byte.
  static func entropy(of bytes: ArraySlice<UInt8>) -> Double {
    var counts = [Int](repeating: 0, count: 256)
    for byte in bytes {
      counts[Int(byte)] += 1
    }
    let total = Double(bytes.count)
    return counts.reduce(into: 0.0) { entropy, count in
      guard count > 0 else { return }
      let share = Double(count) / total
      entropy -= share * log2(share)
    }
  }

  /// The binary logarithm of `value` in (0, 1], by its exponent and a series: the standard library
  /// has none, and no C library is wanted here.
  private static func log2(_ value: Double) -> Double {
    let significand = value.significand
    // ln(m) = 2 artanh((m - 1) / (m + 1)); for m in [1, 2) the argument is below 1/3.
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var power = ratio
    var sum = 0.0
    for denominator in stride(from: 1.0, through: 25.0, by: 2.0) {
      sum += power / denominator
      power *= square
    }
    return Double(value.exponent) + 2 * sum * 1.442_695_040_888_963_4
  }
}
