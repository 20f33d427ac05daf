internal import JSONText

/// Scalars of a JSON value written as members of the names that they go by, a line each.
struct NamedMembers {
  private let json: [UInt8]
  /// The lines: `"name":"value"`.
  private(set) var text: [UInt8] = []
  private var members: [Member] = []

  /// A scalar in the text.
  private struct Member {
    /// Where the scalar stands in the text; without its quotes where it is `decoded`.
    var range: Range<Int>
    /// Where it begins in the value.
    var original: Int
    /// What the scalar says, if that is what stands in the text.
    var decoded: DecodedString?

    /// The bytes of the value that spell those in `part` of the text.
    func originalRange(of part: Range<Int>) -> Range<Int> {
      let start = part.lowerBound - range.lowerBound
      return decoded?.rawRange(of: start..<(start + part.count))
        ?? (original + start)..<(original + start + part.count)
    }
  }

  /// Members of nothing yet.
  init(of json: [UInt8]) {
    self.json = json
  }

  /// Appends a member.
  mutating func append(_ named: JSONNames.Named) {
    text.append(UInt8(ascii: "\""))
    text += named.name
    text += [UInt8(ascii: "\""), UInt8(ascii: ":")]
    let leaf = named.leaf.range
    if let decoded = plainlySpelled(named.leaf) {
      text.append(UInt8(ascii: "\""))
      let start = text.count
      text += decoded.bytes
      members.append(
        Member(range: start..<text.count, original: leaf.lowerBound, decoded: decoded)
      )
      text.append(UInt8(ascii: "\""))
    } else {
      let start = text.count
      text += json[leaf]
      members.append(Member(range: start..<text.count, original: leaf.lowerBound))
    }
    text.append(UInt8(ascii: "\n"))
  }

  /// What a string with escapes says, if it could have been written without.
  private func plainlySpelled(_ leaf: JSONToken) -> DecodedString? {
    guard leaf.hasEscapes else { return nil }
    let decoded = JSONString.decode(json.span, in: leaf.range)
    let isPlain = decoded.bytes.allSatisfy {
      $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    return isPlain ? decoded : nil
  }

  /// Begins anew.
  mutating func removeAll() {
    text.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
  }

  /// The parts of `redactions`, which are in order, that stand in scalars, at their places in the value.
  func located(_ redactions: [Redaction]) -> [Redaction] {
    var result: [Redaction] = []
    var first = 0
    for redaction in redactions {
      while first < members.count, members[first].range.upperBound <= redaction.range.lowerBound {
        first += 1
      }
      for member in members[first...] {
        let range = redaction.range.clamped(to: member.range)
        guard !range.isEmpty else { break }
        var located = redaction
        located.range = member.originalRange(of: range)
        result.append(located)
      }
    }
    return result
  }
}
