internal import JSONText
internal import RuleMatching
internal import RuleModel

/// Finds what has to go from a JSON value so that what stays is the same value but for redactions.
///
/// The value is read three times: as the text it is, so that rules see names beside values
/// (blanks spelled shortly, see ``JSONBlanks``); scalar by
/// scalar behind the names that do not stand beside them, see ``JSONNames``; and string by string with
/// its escapes undone, so that rules see what a person would. JSON inside a string is read as JSON again.
///
/// A class, because closures capture it: the scanner would be copied with each.
final class JSONScan {
  let scanner: TextScanner
  let decider: Decider

  init(scanner: TextScanner, decider: Decider) {
    self.scanner = scanner
    self.decider = decider
  }

  /// JSON inside JSON inside … is read to this depth; below, a string is text.
  private static let maximumNesting = 4

  /// The redactions in `json`, in order; nil if that is not one JSON value.
  func redactions(
    in json: [UInt8],
    nesting: Int = 1,
    scratch: inout ScanScratch
  ) -> [JSONRedaction]? {
    guard let tokens = try? JSONTokenizer.tokens(of: json) else { return nil }
    let seen =
      textRedactions(in: JSONBlanks.shortened(json, tokens: tokens) ?? json, scratch: &scratch)
      + namedRedactions(in: json, tokens: tokens, scratch: &scratch)
    var pending = Redaction.joined(seen)[...]
    var result: [JSONRedaction] = []
    for leaf in tokens where leaf.isLeaf {
      // Both are in order, so that what ends before this leaf lies between leaves and changes nothing.
      pending = pending.drop { $0.range.upperBound <= leaf.range.lowerBound }
      let overlapping = pending.prefix { $0.range.lowerBound < leaf.range.upperBound }
      guard case .string = leaf.kind else {
        if var redaction = overlapping.first {
          redaction.range = leaf.range
          result.append(
            JSONRedaction(redaction: redaction, replacesNumber: true, nesting: nesting)
          )
        }
        continue
      }
      result += stringRedactions(
        leaf.range,
        of: json,
        seenAsText: Array(overlapping),
        nesting: nesting,
        scratch: &scratch
      )
    }
    return result
  }

  private func textRedactions(in text: [UInt8], scratch: inout ScanScratch) -> [Redaction] {
    scanner.scan(text, offsets: 0..<text.count, edges: .whole, scratch: &scratch)
    return decider.redactions(
      for: scratch.result.findings,
      in: text,
      sparing: scratch.result.placeholders
    )
  }

  /// Names and values that are scanned together, in bytes.
  private static let namedBatch = 1 << 16

  /// The redactions of scalars behind the names that do not stand beside them.
  private func namedRedactions(
    in json: [UInt8],
    tokens: [JSONToken],
    scratch: inout ScanScratch
  ) -> [Redaction] {
    func isTelling(_ name: [UInt8]) -> Bool {
      scratch.isTelling(name) { scanner.knowsLiteral(in: $0, scratch: &$1) }
    }
    var names = JSONNames(of: json, tokens: tokens, isTelling: isTelling)
    var members = NamedMembers(of: json)
    var redactions: [Redaction] = []
    while let named = names.next(isTelling: isTelling) {
      members.append(named)
      if members.text.count >= Self.namedBatch {
        redactions += take(&members, scratch: &scratch)
      }
    }
    return redactions + take(&members, scratch: &scratch)
  }

  private func take(_ members: inout NamedMembers, scratch: inout ScanScratch) -> [Redaction] {
    guard !members.text.isEmpty else { return [] }
    defer { members.removeAll() }
    return members.located(textRedactions(in: members.text, scratch: &scratch))
  }

  /// The redactions inside the string at `string`, quotes included in that range.
  private func stringRedactions(
    _ string: Range<Int>,
    of json: [UInt8],
    seenAsText: [Redaction],
    nesting: Int,
    scratch: inout ScanScratch
  ) -> [JSONRedaction] {
    let inside = (string.lowerBound + 1)..<(string.upperBound - 1)
    if seenAsText.isEmpty, scratch.harmlessStrings.contains(json, inside) {
      return []
    }
    let decoded = JSONString.decode(json.span, in: string)
    var found = seenAsText.map { redaction in
      var redaction = redaction
      redaction.range = redaction.range.clamped(to: inside)
      redaction.range = wholeEscapes(redaction.range, of: decoded, inside: inside)
      return JSONRedaction(redaction: redaction, replacesNumber: false, nesting: nesting)
    }
    if nesting < Self.maximumNesting, mayBeValue(decoded.bytes),
      let inner = redactions(in: decoded.bytes, nesting: nesting + 1, scratch: &scratch)
    {
      found += inner.map { inner in
        var outer = inner
        outer.redaction.range = decoded.rawRange(of: inner.redaction.range)
        return outer
      }
    } else {
      found += textRedactions(in: decoded.bytes, scratch: &scratch).map { redaction in
        var redaction = redaction
        redaction.range = decoded.rawRange(of: redaction.range)
        return JSONRedaction(redaction: redaction, replacesNumber: false, nesting: nesting)
      }
    }
    // A string in doubt goes whole.
    if let doubt = found.first(where: { $0.redaction.isUnscannable }) {
      var whole = doubt
      whole.redaction.range = inside
      whole.replacesNumber = false
      return [whole]
    }
    if found.isEmpty, !mayBeValue(decoded.bytes) {
      scratch.harmlessStrings.insert(json, inside)
    }
    return Self.joined(found.filter { !$0.redaction.range.isEmpty })
  }

  private func mayBeValue(_ text: [UInt8]) -> Bool {
    let first = text.first { !ByteSet(" \t\r\n").contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// `range` rounded out to whole escapes.
  private func wholeEscapes(
    _ range: Range<Int>,
    of decoded: DecodedString,
    inside: Range<Int>
  )
    -> Range<Int>
  {
    guard !decoded.isIdentical, !range.isEmpty else { return range }
    let first = decoded.bytes.indices.first {
      decoded.rawRange(of: $0..<($0 + 1)).upperBound > range.lowerBound
    }
    let last = decoded.bytes.indices.last {
      decoded.rawRange(of: $0..<($0 + 1)).lowerBound < range.upperBound
    }
    guard let first, let last, first <= last else { return range }
    return decoded.rawRange(of: first..<(last + 1))
  }

  /// The redactions in order, those that overlap joined.
  ///
  /// A number of inner JSON that a redaction of the string around it takes along is text like the
  /// rest; one placeholder without quotes stands for all.
  private static func joined(_ redactions: [JSONRedaction]) -> [JSONRedaction] {
    let ranges = Redaction.joined(redactions.map(\.redaction))
    return ranges.map { redaction in
      let same = redactions.filter { $0.redaction.range == redaction.range }
      // A view of the string around it may have found the number, too.
      let exact = same.first(where: \.replacesNumber) ?? same.first
      return JSONRedaction(
        redaction: redaction,
        replacesNumber: exact?.replacesNumber ?? false,
        nesting: exact?.nesting ?? redactions[0].nesting
      )
    }
  }
}
