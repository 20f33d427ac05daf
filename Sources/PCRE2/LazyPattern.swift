private import Synchronization

/// A pattern that is compiled when it is first needed and turned into machine code when it is needed often.
///
/// Most rules of a run never see a candidate, and most of the others see a few: compiling all of
/// them costs 5 ms, machine code for all of them 40 ms. Threads may share it; which of them compiles
/// first changes nothing.
public final class LazyPattern: Sendable {
  private let text: String
  private let options: Pattern.Options
  private let interpreted = OnceObject<Pattern>()
  private let complete: HotPattern
  private let partial: HotPattern

  /// A pattern that is known to compile.
  public init(_ text: String, options: Pattern.Options = []) {
    self.text = text
    self.options = options
    complete = HotPattern(text, options: options)
    partial = HotPattern(text, options: options.union(.partial))
  }

  /// Tries the pattern as ``Pattern/match(at:in:window:edges:scratch:)`` does.
  public func match(
    at offset: Int,
    in text: [UInt8],
    window: Range<Int>,
    edges: WindowEdges,
    scratch: MatchScratch
  ) -> MatchOutcome {
    let hot = edges.contains(.endIsCut) ? partial : complete
    if let outcome = hot.match(at: offset, in: text, window: window, edges: edges, scratch: scratch)
    {
      return outcome
    }
    return interpreted.with(made: compiled) { pattern in
      pattern.match(at: offset, in: text, window: window, edges: edges, scratch: scratch)
    }
  }

  private func compiled() -> Pattern {
    do {
      return try Pattern(text, options: options.union(.interpreted))
    } catch {
      preconditionFailure("the pattern was compiled before it was handed over")
    }
  }
}

/// Machine code for a pattern in one mode, made after it was asked for often enough to pay.
private final class HotPattern: Sendable {
  private let text: String
  private let options: Pattern.Options
  private let calls = Atomic<Int>(0)
  private let compiled = OnceObject<Pattern>()

  /// Interpreting so many attempts costs about as much as making the machine code.
  private static let threshold = 48

  init(_ text: String, options: Pattern.Options) {
    self.text = text
    self.options = options
  }

  /// The outcome, nil if the pattern is not asked for often enough yet.
  func match(
    at offset: Int,
    in text: [UInt8],
    window: Range<Int>,
    edges: WindowEdges,
    scratch: MatchScratch
  ) -> MatchOutcome? {
    guard !options.contains(.interpreted) else { return nil }
    if let outcome = compiled.ifMade({ pattern in
      pattern.match(at: offset, in: text, window: window, edges: edges, scratch: scratch)
    }) {
      return outcome
    }
    let count = calls.wrappingAdd(1, ordering: .relaxed).newValue
    guard count >= Self.threshold else { return nil }
    return compiled.with(made: make) { pattern in
      pattern.match(at: offset, in: text, window: window, edges: edges, scratch: scratch)
    }
  }

  private func make() -> Pattern {
    do {
      return try Pattern(text, options: options)
    } catch {
      preconditionFailure("the pattern was compiled before it was handed over")
    }
  }
}
