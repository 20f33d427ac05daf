internal import RuleModel

/// Which findings of a text give way to those of its reading.
///
/// Every rule reads a line as it stands, too, since what looks like an escape may be none. But what nobody
/// sees, such as a colour, can be nothing else: the reading decides. Where a rule's cue is escaped, what it
/// found as it stands gives way to what it found there in the reading, which ends where the value does; if
/// it found nothing there, what stands there goes.
struct OverruledFindings {
  private let rules: [CompiledRule]
  private let reading: Reading
  /// By rule: what it found in the reading, in bytes of the text.
  private var found: [Int: [Finding]] = [:]

  /// What stands behind a backslash in JSON (RFC 8259, section 7).
  private static let letters = ByteSet("\"\\/bfnrtu")
  /// What a quoted or enclosed value ends with, however it is spelled.
  private static let closings = ByteSet("\"'`<>")

  init(rules: [CompiledRule], reading: Reading) {
    self.rules = rules
    self.reading = reading
  }

  /// Notes what a rule found in the reading.
  mutating func note(_ finding: Finding) {
    found[finding.rule, default: []].append(finding)
  }

  /// Whether `finding`, of the text as it stands, gives way.
  func contains(_ finding: Finding, in text: [UInt8]) -> Bool {
    guard !finding.isFromView, !finding.isUnscannable, finding.rule < rules.count,
      !rules[finding.rule].isMultiline, !rules[finding.rule].isBlock
    else { return false }
    let match = min(finding.origin, finding.range.lowerBound)..<finding.range.upperBound
    let escapes = reading.escapes(in: match)
    guard !escapes.isEmpty else { return false }
    if escapes.contains(where: \.bytes.isEmpty) {
      return true
    }
    let closer = found[finding.rule, default: []].filter { $0.range.overlaps(finding.range) }
    guard !closer.isEmpty else { return false }
    // What a line's end stands in, only the line as it stands has whole.
    let endsLine = escapes.contains { $0.bytes.contains(0x0a) || $0.bytes.contains(0x0d) }
    if !endsLine, isCue(escapes, of: finding, in: text) {
      return true
    }
    return closer.contains {
      $0.origin == finding.origin && isCloser($0.range, than: finding.range, escapes, in: text)
    }
  }

  /// Whether the rule's own cue is escaped: not where the rule asks for the escape that it begins with, and
  /// not by what may be a path or the quote before the value.
  private func isCue(_ escapes: [SpelledBytes], of finding: Finding, in text: [UInt8]) -> Bool {
    guard escapes[0].raw.lowerBound > finding.origin else { return false }
    return escapes.contains { escape in
      guard escape.raw.upperBound <= finding.range.lowerBound else { return false }
      guard text[escape.raw.lowerBound] == UInt8(ascii: "\\"), escape.raw.count == 2 else {
        return true
      }
      let sign = text[escape.raw.lowerBound + 1]
      return !sign.isLetterOrDigit && !Self.closings.contains(sign) && sign != UInt8(ascii: "\\")
    }
  }

  /// Whether `inner` is `outer` without what an escaped sign around the value separates from it.
  private func isCloser(
    _ inner: Range<Int>,
    than outer: Range<Int>,
    _ escapes: [SpelledBytes],
    in text: [UInt8]
  ) -> Bool {
    guard outer.lowerBound <= inner.lowerBound, inner.upperBound <= outer.upperBound,
      inner != outer,
      // What stands in quotes ends with them, and the rule has read what is escaped in it.
      outer.lowerBound == 0 || !Self.closings.contains(text[outer.lowerBound - 1])
        || reading.escapes(in: outer.lowerBound - 1..<outer.lowerBound).isEmpty == false
    else { return false }
    let isPlainStart =
      inner.lowerBound == outer.lowerBound
      || escapes.contains { $0.raw.upperBound == inner.lowerBound && isClosing($0, in: text) }
    let isPlainEnd =
      inner.upperBound == outer.upperBound
      || escapes.contains { escape in
        escape.raw.lowerBound == inner.upperBound
          && (isClosing(escape, in: text) || isLineEnd(escape, behind: inner, of: outer, in: text))
      }
    return isPlainStart && isPlainEnd
  }

  /// Whether `escape` ends a line in a string of JSON or a program: all its escapes are some of JSON, and
  /// none is a part of a path.
  private func isLineEnd(
    _ escape: SpelledBytes,
    behind inner: Range<Int>,
    of outer: Range<Int>,
    in text: [UInt8]
  ) -> Bool {
    guard escape.bytes.first == 0x0a || escape.bytes.first == 0x0d,
      text[escape.raw.lowerBound] == UInt8(ascii: "\\")
    else { return false }
    var position = outer.lowerBound
    while position < outer.upperBound {
      defer { position += 1 }
      guard text[position] == UInt8(ascii: "\\") else { continue }
      if position > 0, text[position - 1] == UInt8(ascii: ":") {
        return false
      }
      position += 1
      guard position < text.count, Self.letters.contains(text[position]) else { return false }
    }
    return true
  }

  /// Whether `escape` stands for a quote or bracket; not one of a URL, where a value may hold it.
  private func isClosing(_ escape: SpelledBytes, in text: [UInt8]) -> Bool {
    text[escape.raw.lowerBound] != UInt8(ascii: "%")
      && escape.bytes.allSatisfy { Self.closings.contains($0) }
  }
}
