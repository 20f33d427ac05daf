internal import RuleModel

/// Tells from the bytes that stay how a placeholder has to be written where it stands.
///
/// Only bytes outside redactions are read, so that the style says nothing about a secret.
struct PlaceholderContext {
  /// Bytes before a redaction that are read, at most.
  private static let reach = 1024
  private static let urlEnds = ByteSet(" \t\r\n\"'`<>{}|\\^,")
  private static let nameBytes = ByteSet.alphanumerics.union(ByteSet("_.-\"'"))
  private static let parameterNameBytes = ByteSet.alphanumerics.union(ByteSet("_.-%[]~"))
  private static let blanks = ByteSet(" \t\r")

  /// The style for the redaction at `index` of `redactions`, which are in order.
  static func style(
    at index: Int, of redactions: [Redaction], in text: [UInt8], from start: Int
  ) -> Placeholder.Style {
    let offset = redactions[index].range.lowerBound
    let floor = max(start, offset - reach)
    if isURLPart(before: offset, index: index, of: redactions, in: text, floor: floor)
      || isBareValue(redactions[index].range, in: text, floor: floor)
    {
      return .bare
    }
    return .bracketed
  }

  /// Whether `://` stands before `offset` with nothing between that ends a URL, or the redaction is
  /// the value of a parameter behind `?` or `&`.
  private static func isURLPart(
    before offset: Int, index: Int, of redactions: [Redaction], in text: [UInt8], floor: Int
  ) -> Bool {
    var index = index
    var position = offset
    var isParameter = position > floor && text[position - 1] == UInt8(ascii: "=")
    if isParameter {
      position -= 1
    }
    while position > floor {
      if index > 0, redactions[index - 1].range.upperBound == position {
        index -= 1
        position = redactions[index].range.lowerBound
        isParameter = false
        continue
      }
      position -= 1
      let byte = text[position]
      if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "&"), isParameter {
        return true
      }
      if byte == UInt8(ascii: "/"), position > floor + 1, text[position - 1] == byte,
        text[position - 2] == UInt8(ascii: ":")
      {
        return true
      }
      guard !urlEnds.contains(byte) else { return false }
      isParameter = isParameter && parameterNameBytes.contains(byte)
    }
    return false
  }

  /// Whether the redaction is all of the value in `name: value` or `name = value` on a line of its
  /// own, as in YAML, INI and TOML, where a bracket would begin a list.
  private static func isBareValue(_ range: Range<Int>, in text: [UInt8], floor: Int) -> Bool {
    let rest = text[range.upperBound...].drop(while: blanks.contains)
    guard rest.first.map({ $0 == UInt8(ascii: "\n") }) ?? true else { return false }
    var position = range.lowerBound
    func skip(_ set: ByteSet) {
      while position > floor, set.contains(text[position - 1]) {
        position -= 1
      }
    }
    skip(blanks)
    guard position > floor,
      text[position - 1] == UInt8(ascii: ":") || text[position - 1] == UInt8(ascii: "=")
    else { return false }
    position -= 1
    skip(blanks)
    let nameEnd = position
    skip(nameBytes)
    guard position < nameEnd else { return false }
    skip(blanks.union(ByteSet("-")))
    return position == 0 || position > floor - 1 && text[position - 1] == UInt8(ascii: "\n")
  }
}
