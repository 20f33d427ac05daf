private import Synchronization

/// A pattern that is compiled when it is first needed and turned into machine code when it is needed often.
///
/// Most rules of a run never see a candidate, and most of the others see a few: compiling all of
/// them costs 5 ms, machine code for all of them 40 ms. Threads may share it; which of them compiles
/// first changes nothing.
public final class LazyPattern: Sendable {
  private let text: String
  private let options: Pattern.Options
  private let usesJIT: Bool
  private let interpreted = OnceObject<Pattern>()

  // Machine code for windows whose end is one, and for those whose end is cut.
  private let complete = OnceObject<Pattern>()
  private let completeCalls = Atomic<Int>(0)
  private let partial = OnceObject<Pattern>()
  private let partialCalls = Atomic<Int>(0)

  /// Interpreting so many attempts costs about as much as making the machine code: each byte of a pattern
  /// makes that dearer, and larger.
  private let threshold: Int

  /// A pattern that is known to compile.
  public init(_ text: String, options: Pattern.Options = []) {
    self.text = text
    self.options = options
    usesJIT = !options.contains(.interpreted)
    threshold = max(48, text.utf8.count / 12)
  }

  /// Tries the pattern as ``Pattern/match(at:in:window:edges:scratch:)`` does.
  @inline(__always)
  public func match(
    at offset: Int,
    in text: [UInt8],
    window: Range<Int>,
    edges: WindowEdges,
    scratch: MatchScratch
  ) -> MatchOutcome {
    let attempt = { (pattern: Pattern) in
      pattern.match(at: offset, in: text, window: window, edges: edges, scratch: scratch)
    }
    if edges.contains(.endIsCut) {
      return partial.ifMade(attempt) ?? rarely(attempt, isPartial: true)
    }
    return complete.ifMade(attempt) ?? rarely(attempt, isPartial: false)
  }

  /// Tries the pattern without machine code, or makes it.
  private func rarely(_ attempt: (Pattern) -> MatchOutcome, isPartial: Bool) -> MatchOutcome {
    guard usesJIT else {
      return interpreted.with(made: { compiled(.interpreted) }, attempt)
    }
    let calls =
      isPartial
      ? partialCalls.wrappingAdd(1, ordering: .relaxed).newValue
      : completeCalls.wrappingAdd(1, ordering: .relaxed).newValue
    guard calls >= threshold else {
      return interpreted.with(made: { compiled(.interpreted) }, attempt)
    }
    return isPartial
      ? partial.with(made: { compiled(.partial) }, attempt)
      : complete.with(made: { compiled([]) }, attempt)
  }

  private func compiled(_ further: Pattern.Options) -> Pattern {
    do {
      return try Pattern(text, options: options.union(further))
    } catch {
      preconditionFailure("the pattern was compiled before it was handed over")
    }
  }
}
