internal import PCRE2
public import RuleModel
private import Synchronization

/// Confirms candidates of one rule: is there a match that begins at this offset, and what is secret?
///
/// Compiles the rule's patterns the first time a candidate asks, so that the many rules that a run
/// never touches cost nothing. Safe to share between threads.
public final class RuleMatcher: Sendable {
  /// The rule.
  public let rule: CompiledRule
  private let validators: [any Validator]
  private let patternOptions: Pattern.Options
  private let compiled = AtomicLazyReference<CompiledPatterns>()

  /// A matcher for `rule`, which has been through the compiler.
  public init(_ rule: CompiledRule, usesJIT: Bool = true) {
    self.rule = rule
    validators = rule.validators.compactMap(Validators.validator(for:))
    patternOptions = usesJIT ? [] : .interpreted
    precondition(
      validators.count == rule.validators.count, "a compiled rule names known validators")
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
  /// - Parameters:
  ///   - line: The line that holds `offset`, without its LF, as far as it is in `text`.
  ///   - edges: What the edges of `text` are.
  ///   - scratch: Receives the secrets.
  public func outcome(
    at offset: Int, in text: [UInt8], line: Range<Int>, edges: TextEdges, scratch: RuleScratch
  ) -> Outcome {
    switch rule.matcher {
    case .pattern(_, let secretGroups):
      let match = attempt(
        patterns.main, at: offset, in: text, line: line, edges: edges, scratch: scratch)
      guard match == .match else { return match.outcome }
      return collectSecrets(of: secretGroups, in: text, scratch: scratch) ? .secrets : .none
    case .block:
      return blockOutcome(at: offset, in: text, edges: edges, scratch: scratch)
    }
  }

  private var patterns: CompiledPatterns {
    compiled.load() ?? compiled.storeIfNil(CompiledPatterns(rule, options: patternOptions))
  }

  // MARK: - Patterns

  private enum Attempt: Equatable {
    case none, match, unscannable, needsMore

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
    _ pattern: Pattern, at offset: Int, in text: [UInt8], line: Range<Int>, edges: TextEdges,
    scratch: RuleScratch
  ) -> Attempt {
    let field = rule.isMultiline ? 0..<text.count : line
    let window =
      max(field.lowerBound, offset - rule.lookbehind)..<min(field.upperBound, offset + rule.window)
    let isCutBySize = window.upperBound < field.upperBound
    let isCutByText =
      window.upperBound == text.count && !edges.contains(.endsText)
      && window.count - (offset - window.lowerBound) < rule.window
    var windowEdges: WindowEdges = []
    if startsLine(window.lowerBound, in: text, edges: edges) {
      windowEdges.insert(.startsLine)
    }
    if !isCutBySize && !isCutByText {
      windowEdges.insert(.endsLine)
    }
    if isCutByText || isCutBySize && !rule.isBounded {
      windowEdges.insert(.endIsCut)
    }
    let outcome = pattern.match(
      at: offset, in: text, window: window, edges: windowEdges, scratch: scratch.match)
    switch outcome {
    case .none: return .none
    case .match: return .match
    case .limit: return .unscannable
    case .touchesEnd: return isCutByText ? .needsMore : .unscannable
    }
  }

  private func startsLine(_ offset: Int, in text: [UInt8], edges: TextEdges) -> Bool {
    guard offset > 0 else { return edges.contains(.startsLine) }
    return text[offset - 1] == UInt8(ascii: "\n")
  }

  private func collectSecrets(of groups: [Int], in text: [UInt8], scratch: RuleScratch) -> Bool {
    scratch.secrets.removeAll(keepingCapacity: true)
    for group in groups.isEmpty ? [0] : groups {
      guard let range = scratch.match.range(ofGroup: group), !range.isEmpty else { continue }
      scratch.secrets.append(range)
    }
    // Validators and exceptions reuse the match data, so that the groups are read first.
    scratch.secrets.removeAll { !accepts(text[$0], in: text, scratch: scratch) }
    return !scratch.secrets.isEmpty
  }

  private func accepts(_ secret: ArraySlice<UInt8>, in text: [UInt8], scratch: RuleScratch) -> Bool {
    guard validators.allSatisfy({ $0.accepts(secret) }) else { return false }
    return !patterns.exceptions.contains { exception in
      exception.match(
        at: secret.startIndex, in: text, window: secret.startIndex..<secret.endIndex,
        edges: [.startsLine, .endsLine], scratch: scratch.match) == .match
    }
  }

  // MARK: - Blocks

  /// How far a block has been read.
  public struct BlockPosition: Sendable, Hashable {
    /// The block's first byte.
    public var start: Int
    /// The first byte that has not been read yet.
    public var next: Int

    /// A block that began at `start` and goes on at `next`.
    public init(start: Int, next: Int) {
      self.start = start
      self.next = next
    }
  }

  /// How reading on in a block ended.
  public enum BlockProgress: Sendable, Hashable {
    /// The block ends before the given offset.
    case ended(Int)
    /// The text ends inside the block; its bytes before the given offset are read.
    case open(Int)
  }

  private func blockOutcome(
    at offset: Int, in text: [UInt8], edges: TextEdges, scratch: RuleScratch
  ) -> Outcome {
    switch piece(patterns.main, at: offset, in: text, edges: edges, scratch: scratch) {
    case .none: return .none
    case .unscannable: return .unscannable
    case .needsMore: return .needsMore
    case .match: break
    }
    guard let open = scratch.match.range(ofGroup: 0) else { return .none }
    let progress = resumeBlock(at: open.upperBound, in: text, edges: edges, scratch: scratch)
    switch progress {
    case .open(let next) where next == open.upperBound: return .needsMore
    case .open(let next): return .openBlock(BlockPosition(start: offset, next: next))
    case .ended(let end) where end == open.upperBound: return .none
    case .ended(let end):
      scratch.secrets = [offset..<end]
      return .secrets
    }
  }

  /// Reads on in a block whose bytes before `position` are read.
  public func resumeBlock(
    at position: Int, in text: [UInt8], edges: TextEdges, scratch: RuleScratch
  ) -> BlockProgress {
    var position = position
    while position < text.count {
      if let close = patterns.close {
        switch piece(close, at: position, in: text, edges: edges, scratch: scratch) {
        case .match: return .ended(scratch.match.range(ofGroup: 0)?.upperBound ?? position)
        case .needsMore: return .open(position)
        case .none, .unscannable: break
        }
      }
      guard let body = patterns.body else { return .ended(position) }
      switch piece(body, at: position, in: text, edges: edges, scratch: scratch) {
      case .match:
        guard let range = scratch.match.range(ofGroup: 0), !range.isEmpty else {
          return .ended(position)
        }
        position = range.upperBound
      case .needsMore: return .open(position)
      case .none, .unscannable: return .ended(position)
      }
    }
    return edges.contains(.endsText) ? .ended(position) : .open(position)
  }

  /// Tries a bounded pattern of a block, which may cross lines.
  private func piece(
    _ pattern: Pattern, at offset: Int, in text: [UInt8], edges: TextEdges, scratch: RuleScratch
  ) -> Attempt {
    let window = max(0, offset - rule.lookbehind)..<min(text.count, offset + CompiledRule.maximumPiece)
    let isCutByText =
      window.upperBound == text.count && !edges.contains(.endsText)
      && text.count - offset < CompiledRule.maximumPiece
    var windowEdges: WindowEdges = isCutByText ? .endIsCut : []
    if startsLine(window.lowerBound, in: text, edges: edges) {
      windowEdges.insert(.startsLine)
    }
    let outcome = pattern.match(
      at: offset, in: text, window: window, edges: windowEdges, scratch: scratch.match)
    switch outcome {
    case .none: return .none
    case .match: return .match
    case .touchesEnd: return .needsMore
    case .limit: return .unscannable
    }
  }
}
