internal import PCRE2
public import RuleModel

/// Confirms candidates of one rule: whether a match begins at an offset, and what of it is secret.
///
/// Compiles the rule's patterns the first time a candidate asks, so that the many rules that a run
/// never touches cost nothing. Safe to share between threads.
public final class RuleMatcher: Sendable {
  /// The rule.
  public let rule: CompiledRule
  let main: LazyPattern
  let body: LazyPattern?
  let close: LazyPattern?
  private let exceptions: LazyPattern?
  private let validators: [any Validator]
  private let secretGroups: [Int]

  // Copies of the rule's fields that every attempt needs, so that it touches nothing counted.
  let lookbehind: Int
  private let window: Int
  private let isBounded: Bool
  private let isMultiline: Bool
  private let isBlock: Bool
  /// Whether the beginning of a line decides about a match, so that the beginning of a string does, too.
  private let asksForLineStart: Bool
  /// Whether the end of a line decides about a match, so that the end of a string does, too.
  private let asksForLineEnd: Bool

  /// A matcher for `rule`, which has been through the compiler.
  public init(_ rule: CompiledRule, usesJIT: Bool = true) {
    self.rule = rule
    let options: Pattern.Options = usesJIT ? [] : .interpreted
    let confirmation = rule.confirmation
    switch confirmation.matcher {
    case .pattern(let pattern, let groups):
      main = LazyPattern(pattern, options: options)
      body = nil
      close = nil
      secretGroups = groups.isEmpty ? [0] : groups
      isBlock = false
    case .block(let open, let body, let close):
      main = LazyPattern(open, options: options)
      self.body = LazyPattern(body, options: options)
      self.close = close.map { LazyPattern($0, options: options) }
      secretGroups = [0]
      isBlock = true
    }
    let excluded = confirmation.exceptions
    // One pattern instead of many: asking PCRE2 costs more than most exceptions.
    exceptions =
      excluded.isEmpty
      ? nil
      : LazyPattern(
        excluded.map { "(?:\($0))" }.joined(separator: "|"),
        options: options.union(.anchoredAtEnd)
      )
    validators = confirmation.validators.compactMap(Validators.validator(for:))
    asksForLineStart = rule.lineAnchors.contains(.start)
    asksForLineEnd = rule.lineAnchors.contains(.end) && !rule.isMultiline
    lookbehind = rule.lookbehind
    window = rule.window
    isBounded = rule.isBounded
    isMultiline = rule.isMultiline
    precondition(
      validators.count == confirmation.validators.count,
      "a compiled rule names known validators"
    )
  }

  /// What stands at an offset.
  public enum Outcome: Sendable, Hashable {
    /// Nothing of this rule.
    case none
    /// Secrets, which are in the scratch.
    case secrets
    /// A block begins here and has not ended where the text ends; ``RuleMatcher/resumeBlock(_:in:edges:scratch:)``
    /// goes on.
    case openBlock(BlockPosition)
    /// The rule cannot finish here: a limit tripped or a match reached over its window.
    case unscannable
    /// More text is needed to tell.
    case needsMore
  }

  /// Tries the rule at `offset` of `text`.
  ///
  /// `line` is the line that holds `offset`, without its LF, as far as it is in `text`; `edges` says
  /// what the edges of `text` are. `scratch` receives the secrets.
  public func outcome(
    at offset: Int,
    in text: [UInt8],
    line: Range<Int>,
    edges: TextEdges,
    scratch: RuleScratch
  ) -> Outcome {
    guard !isBlock else {
      return blockOutcome(at: offset, in: text, edges: edges, scratch: scratch)
    }
    var window = 0..<0
    var match = attempt(
      at: offset,
      in: text,
      line: line,
      edges: edges,
      scratch: scratch,
      window: &window
    )
    if match == .none, asksForLineStart, InnerBeginning.isAt(offset, in: text, edges: edges) {
      match = attempt(
        at: offset,
        in: text,
        line: line,
        edges: edges,
        isInnerBeginning: true,
        scratch: scratch,
        window: &window
      )
    }
    if case .match(let end) = match {
      guard collectSecrets(in: text, window: window, scratch: scratch) else { return .none }
      endSecrets(ofMatch: offset..<end, in: text, line: line, window: window, scratch: scratch)
      return .secrets
    }
    guard match == .none, asksForLineEnd,
      let enclosure = scratch.enclosure(around: offset, in: text, line: line)
    else { return match.outcome }
    guard let end = enclosure.end(from: offset, in: text, before: window.upperBound) else {
      let isCut = window.upperBound == text.count && !edges.contains(.endsText)
      return isCut && window.upperBound - offset < self.window ? .needsMore : .none
    }
    guard end > offset else { return .none }
    return outcome(at: offset, in: text, before: end, window: window, scratch: scratch)
  }

  // MARK: - Patterns

  /// What a pattern found at an offset.
  enum Attempt: Equatable {
    case none, unscannable, needsMore
    case match(end: Int)

    /// The outcome of an attempt that is no match.
    var outcome: Outcome {
      switch self {
      case .none, .match: .none
      case .unscannable: .unscannable
      case .needsMore: .needsMore
      }
    }
  }

  private func attempt(
    at offset: Int,
    in text: [UInt8],
    line: Range<Int>,
    edges: TextEdges,
    isInnerBeginning: Bool = false,
    scratch: RuleScratch,
    window shown: inout Range<Int>
  ) -> Attempt {
    let field = isMultiline ? 0..<text.count : line
    let start = isInnerBeginning ? offset : max(field.lowerBound, offset - lookbehind)
    let visible = start..<min(field.upperBound, offset + window)
    let isCutBySize = visible.upperBound < field.upperBound
    // A full window of a rule without a bound needs the next byte too: only that tells whether the
    // line ends here.
    let isCutByText =
      visible.upperBound == text.count && !edges.contains(.endsText)
      && (!isBounded || visible.upperBound - offset < window)
    var windowEdges: WindowEdges = []
    if isInnerBeginning || startsLine(visible.lowerBound, in: text, edges: edges) {
      windowEdges.insert(.startsLine)
    }
    // At an open edge the line may end, which PCRE2 counts as touching it. Where size cuts a line, it
    // is known to go on.
    if !isCutBySize || isMultiline && !isBounded {
      windowEdges.insert(.endsLine)
    }
    if isCutByText || isCutBySize && !isBounded {
      windowEdges.insert(.endIsCut)
    }
    shown = visible
    let outcome = main.match(
      at: offset,
      in: text,
      window: visible,
      edges: windowEdges,
      scratch: scratch.match
    )
    switch outcome {
    case .none: return .none
    case .match: return .match(end: scratch.endOfMatch(at: offset, inWindowAt: visible.lowerBound))
    case .limit: return .unscannable
    case .touchesEnd: return isCutByText ? .needsMore : .unscannable
    }
  }

  func startsLine(_ offset: Int, in text: [UInt8], edges: TextEdges) -> Bool {
    guard offset > 0 else { return edges.contains(.startsLine) }
    return text[offset - 1] == UInt8(ascii: "\n")
  }

  func collectSecrets(in text: [UInt8], window: Range<Int>, scratch: RuleScratch) -> Bool {
    // Exceptions reuse the match data, so that all of it is read before.
    scratch.withSecrets { secrets in
      secrets.removeAll(keepingCapacity: true)
      for group in secretGroups {
        guard let range = scratch.match.range(ofGroup: group, inWindowAt: window.lowerBound),
          !range.isEmpty
        else { continue }
        secrets.append(range)
      }
      secrets.removeAll { !accepts(text[$0], in: text, scratch: scratch) }
      return !secrets.isEmpty
    }
  }

  private func accepts(_ secret: ArraySlice<UInt8>, in text: [UInt8], scratch: RuleScratch) -> Bool
  {
    let exception = exceptions?.match(
      at: secret.startIndex,
      in: text,
      window: secret.startIndex..<secret.endIndex,
      edges: [.startsLine, .endsLine],
      scratch: scratch.match
    )
    return exception != .match && validators.allSatisfy { $0.accepts(secret) }
  }
}
