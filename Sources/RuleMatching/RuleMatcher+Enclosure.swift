internal import PCRE2

extension RuleMatcher {
  /// What stands at an offset if a line's end stands at `end`.
  func outcome(
    at offset: Int,
    in text: [UInt8],
    before end: Int,
    window: Range<Int>,
    scratch: RuleScratch
  ) -> Outcome {
    let inner = window.lowerBound..<end
    var edges = WindowEdges.endsLine
    if inner.lowerBound == offset || inner.lowerBound == 0
      || text[inner.lowerBound - 1] == UInt8(ascii: "\n")
    {
      edges.insert(.startsLine)
    }
    let match = main.match(
      at: offset,
      in: text,
      window: inner,
      edges: edges,
      scratch: scratch.match
    )
    guard match == .match else { return .none }
    return collectSecrets(in: text, window: inner, scratch: scratch) ? .secrets : .none
  }

  /// Ends secrets where the string ends in which the match begins, and before the backslash of an escape.
  ///
  /// A secret behind which the match goes on ends where the rule says.
  func endSecrets(
    ofMatch match: Range<Int>,
    in text: [UInt8],
    line: Range<Int>,
    window: Range<Int>,
    scratch: RuleScratch
  ) {
    scratch.withSecrets { secrets in
      for index in secrets.indices {
        let secret = secrets[index]
        guard secret.upperBound <= line.upperBound else { continue }
        if secret.upperBound == match.upperBound, text[secret].contains(where: Enclosure.mayEnd),
          !Enclosure.isQuoted(secret, in: text),
          let enclosure = scratch.enclosure(around: match.lowerBound, in: text, line: line),
          let end = enclosure.end(from: match.lowerBound, in: text, before: window.upperBound),
          secret.lowerBound < end, end < secret.upperBound
        {
          secrets[index] = secret.lowerBound..<end
        } else if secret.upperBound < window.upperBound,
          let end = Enclosure.endOfValue(secret, in: text)
        {
          secrets[index] = secret.lowerBound..<end
        }
      }
    }
  }
}
