internal import JSONText

/// A value to be written as JSON, its keys in the order they were given.
enum JSONValue {
  case string(String)
  case number(Int)
  case flag(Bool)
  case list([JSONValue])
  case object([(String, JSONValue?)])

  /// The value on one line; keys without a value are left out.
  var text: String {
    switch self {
    case .string(let text): Self.quoted(text)
    case .number(let number): String(number)
    case .flag(let flag): String(flag)
    case .list(let values): "[\(values.map(\.text).joined(separator: ","))]"
    case .object(let pairs):
      "{\(pairs.compactMap { key, value in value.map { "\(Self.quoted(key)):\($0.text)" } }.joined(separator: ","))}"
    }
  }

  private static func quoted(_ text: String) -> String {
    String(decoding: JSONString.quoted(Array(text.utf8)), as: UTF8.self)
  }
}

extension JSONValue {
  /// The two ends of `range`.
  static func range(_ range: Range<Int>) -> JSONValue {
    .list([.number(range.lowerBound), .number(range.upperBound)])
  }
}
