internal import RuleModel

extension RuleMatcher {
  /// Where what goes ends if the rule cannot finish at `offset`: behind the window, of which any byte may
  /// be the secret's, and what follows it; `tail` goes on where that is the text's end.
  ///
  /// `value` is what was read of `text` at the last offset that was given up, and is read on; nil at the
  /// first one.
  public func endOfUnscannable(
    from offset: Int,
    in text: [UInt8],
    line: Range<Int>,
    reading value: inout OpenValue?
  ) -> (end: Int, tail: UnscannableTail) {
    let field = rule.isMultiline ? 0..<text.count : line
    let windowEnd = max(offset + 1, min(field.upperBound, offset + rule.window))
    // A quote or a bracket right before the rule's own text opens the value as well.
    var open = value ?? OpenValue(from: max(field.lowerBound, offset - 1))
    open.read(text, to: windowEnd)
    value = open
    var tail = UnscannableTail(behind: open, run: rule.run)
    let end = tail.end(in: text, from: windowEnd) ?? text.count
    return (end, tail)
  }
}
