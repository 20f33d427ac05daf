internal import RuleModel

/// Bytes that go, and what stands in their place.
struct Redaction: Sendable, Hashable {
  /// The bytes that go.
  var range: Range<Int>
  /// The rule's index.
  var rule: Int
  /// What was decided.
  var action: Action
  /// Whether no rule could finish here.
  var isUnscannable = false
  /// The first four bytes of a keyed digest, for pseudonyms and fingerprints.
  var digest: UInt32?
  /// Whether the bytes go on from an earlier text, whose output holds the placeholder already.
  var isContinuation = false
  /// Whether how far it goes depends on text that may not be here yet, as of runs and blocks; it counts
  /// as longer than any other.
  var isOpenEnded = false
  /// Whether nobody may look at what follows: it may be part of the same secret, or not be here yet.
  var hidesEnd = false
}

extension Redaction {
  /// The redactions in order, those that overlap joined into one placeholder.
  ///
  /// What decides about the placeholder is where redactions begin and which rules they are of, never
  /// the bytes: the one that begins first names it; of several, the strictest, the longest, the
  /// first rule. A digest of a part would say something about the whole and goes.
  static func joined(_ redactions: [Redaction]) -> [Redaction] {
    guard redactions.count > 1 else { return redactions }
    var result: [Redaction] = []
    result.reserveCapacity(redactions.count)
    let isSorted = zip(redactions, redactions.dropFirst()).allSatisfy { !precedes($1, $0) }
    for redaction in isSorted ? redactions : redactions.sorted(by: precedes) {
      guard let last = result.last, redaction.range.lowerBound < last.range.upperBound else {
        result.append(redaction)
        continue
      }
      result[result.count - 1].hidesEnd = last.hidesEnd || redaction.hidesEnd
      guard redaction.range != last.range else { continue }
      let end = max(last.range.upperBound, redaction.range.upperBound)
      result[result.count - 1].range = last.range.lowerBound..<end
      result[result.count - 1].digest = nil
    }
    return result
  }

  private static func precedes(_ left: Redaction, _ right: Redaction) -> Bool {
    if left.range.lowerBound != right.range.lowerBound {
      return left.range.lowerBound < right.range.lowerBound
    }
    if left.isContinuation != right.isContinuation {
      return left.isContinuation
    }
    if left.action.strictness != right.action.strictness {
      return left.action.strictness > right.action.strictness
    }
    if left.isOpenEnded != right.isOpenEnded {
      return left.isOpenEnded
    }
    if !left.isOpenEnded, left.range.upperBound != right.range.upperBound {
      return left.range.upperBound > right.range.upperBound
    }
    return left.rule < right.rule
  }

  /// The parts of `redactions` outside `placeholders`; both are in order and none overlap.
  static func sparing(_ placeholders: [Range<Int>], in redactions: [Redaction]) -> [Redaction] {
    guard !placeholders.isEmpty else { return redactions }
    var parts: [Redaction] = []
    parts.reserveCapacity(redactions.count)
    var first = 0
    for redaction in redactions {
      while first < placeholders.count,
        placeholders[first].upperBound <= redaction.range.lowerBound
      {
        first += 1
      }
      let isClear =
        first == placeholders.count || placeholders[first].lowerBound >= redaction.range.upperBound
      if isClear {
        parts.append(redaction)
      } else {
        parts += redaction.sparing(placeholders[first...])
      }
    }
    return parts
  }

  /// The parts of the redaction outside `placeholders`, which are in order.
  private func sparing(_ placeholders: ArraySlice<Range<Int>>) -> [Redaction] {
    var parts: [Redaction] = []
    var rest = self
    for placeholder in placeholders {
      guard placeholder.lowerBound < range.upperBound else { break }
      guard placeholder.overlaps(rest.range) else { continue }
      if rest.range.lowerBound < placeholder.lowerBound {
        var part = rest
        part.range = rest.range.lowerBound..<placeholder.lowerBound
        part.digest = nil
        parts.append(part)
      }
      guard placeholder.upperBound < rest.range.upperBound else { return parts }
      rest.range = placeholder.upperBound..<rest.range.upperBound
      rest.digest = nil
      rest.isContinuation = false
    }
    return parts + [rest]
  }
}
