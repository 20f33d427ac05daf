internal import JSONText

/// Keeps the redacted keys of an object apart: the second one with the same label gets a number.
struct DistinctKeys {
  private let json: [UInt8]
  /// The object that each key's string is in, by the string's first byte; read when a key goes.
  private var objects: [Int: Int]?
  private var counts: [String: Int] = [:]

  /// Counts for the keys of `json`.
  init(of json: [UInt8]) {
    self.json = json
  }

  /// A number for a redaction that is all of a key and not the first with `label` in its object.
  mutating func ordinal(ofKeyAt range: Range<Int>, label: String) -> UInt32? {
    guard endsKey(at: range.upperBound) else { return nil }
    let objects = objects ?? Self.objects(of: json)
    self.objects = objects
    guard let object = objects[range.lowerBound - 1] else { return nil }
    let count = counts["\(object) \(label)", default: 0] + 1
    counts["\(object) \(label)"] = count
    return count > 1 ? UInt32(truncatingIfNeeded: count) : nil
  }

  /// Whether a quote and a colon stand at `offset`.
  private func endsKey(at offset: Int) -> Bool {
    let behind = json[offset...].dropFirst().first { $0 > 0x20 }
    return json[offset...].first == UInt8(ascii: "\"") && behind == UInt8(ascii: ":")
  }

  /// Which object each key is in.
  private static func objects(of json: [UInt8]) -> [Int: Int] {
    var objects: [Int: Int] = [:]
    var tokenizer = JSONTokenizer()
    var stack: [Int] = []
    while let token = try? tokenizer.next(in: json.span) {
      switch token.kind {
      case .objectStart, .arrayStart: stack.append(token.range.lowerBound)
      case .objectEnd, .arrayEnd: stack.removeLast()
      case .string where token.isKey: objects[token.range.lowerBound] = stack.last ?? 0
      default: break
      }
    }
    return objects
  }
}
