internal import JSONText

/// The value of a property of an event.
public indirect enum PropertyValue: Sendable, Hashable {
  /// A text; it leaves scrubbed, if the policy has a type for it that carries text.
  case text(String)
  /// A whole number.
  case number(Int)
  /// A number; one that is not finite is `null`.
  case decimal(Double)
  /// `true` or `false`.
  case flag(Bool)
  /// A length of time, written as milliseconds with three decimals.
  case duration(Duration)
  /// Values in order.
  case list([PropertyValue])
  /// Values by name.
  case object([String: PropertyValue])

  /// The value as JSON, with the members of objects in the order of their names.
  var json: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .text(let text): bytes += JSONString.quoted(Array(text.utf8))
    case .number(let number): bytes += String(number).utf8
    case .decimal(let number): bytes += (number.isFinite ? "\(number)" : "null").utf8
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .duration(let duration): bytes += Self.milliseconds(in: duration).utf8
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 {
          bytes.append(UInt8(ascii: ","))
        }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
        if index > 0 {
          bytes.append(UInt8(ascii: ","))
        }
        bytes += JSONString.quoted(Array(member.key.utf8))
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func milliseconds(in duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let (product, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000)
    let microseconds = overflows ? Int64.max : product + attoseconds / 1_000_000_000_000
    guard microseconds >= 0 else { return "0" }
    let thousandths = String(microseconds % 1000)
    return "\(microseconds / 1000)."
      + String(repeating: "0", count: 3 - thousandths.count) + thousandths
  }
}

extension PropertyValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// The text `value`.
  public init(stringLiteral value: String) {
    self = .text(value)
  }

  /// The number `value`.
  public init(integerLiteral value: Int) {
    self = .number(value)
  }

  /// The number `value`.
  public init(floatLiteral value: Double) {
    self = .decimal(value)
  }

  /// The flag `value`.
  public init(booleanLiteral value: Bool) {
    self = .flag(value)
  }

  /// The list of `elements`.
  public init(arrayLiteral elements: PropertyValue...) {
    self = .list(elements)
  }

  /// The object of `elements`; of two with one name the last counts.
  public init(dictionaryLiteral elements: (String, PropertyValue)...) {
    self = .object(Dictionary(elements) { $1 })
  }
}
