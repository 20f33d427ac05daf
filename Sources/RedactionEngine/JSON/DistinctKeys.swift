internal import JSONText

/// Keeps the redacted keys of an object apart: the second one with the same label gets a number.
struct DistinctKeys {
  /// The object that each key's string is in, by the string's first byte.
  private var objects: [Int: Int] = [:]
  private var counts: [String: Int] = [:]

  /// Reads which object each key of `json` is in.
  init(of json: [UInt8]) {
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
  }

  /// A number for a redaction that is all of a key and not the first with `label` in its object.
  mutating func ordinal(ofKeyAt range: Range<Int>, label: String) -> UInt32? {
    guard let object = objects[range.lowerBound - 1] else { return nil }
    let count = counts["\(object) \(label)", default: 0] + 1
    counts["\(object) \(label)"] = count
    return count > 1 ? UInt32(truncatingIfNeeded: count) : nil
  }
}
