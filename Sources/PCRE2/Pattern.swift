internal import CPCRE2

/// A compiled PCRE2 pattern over bytes, anchored at the offset where it is tried.
///
/// Compiled patterns are immutable and may be used by many threads at once, each with its own
/// ``MatchScratch``. See pcre2api(3), "Multithreading".
@safe
public final class Pattern: @unchecked Sendable {
  // SAFETY: pcre2api(3): compiled code is never changed by matching, so that threads may share it;
  // the JIT is run in `init`, before the pattern is shared. Freed once, in `deinit`.
  private let code: OpaquePointer
  private let isForCutWindows: Bool
  /// Whether the JIT runs this pattern.
  public let isJITCompiled: Bool

  /// What a pattern is compiled with beside the text.
  public struct Options: OptionSet, Sendable {
    /// The bits.
    public var rawValue: Int

    /// Options of the given bits.
    public init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// A match has to end at the end of the window.
    public static let anchoredAtEnd = Options(rawValue: 1)
    /// The interpreter is used even where a JIT exists.
    public static let interpreted = Options(rawValue: 2)
    /// Only windows with a cut end are matched; machine code is made for these alone.
    public static let partial = Options(rawValue: 4)
  }

  /// Compiles `pattern`; throws PCRE2's message and offset where it cannot.
  public init(_ pattern: String, options: Options = []) throws(PatternError) {
    var errorCode: Int32 = 0
    var errorOffset = 0
    var flags = UInt32(PCRE2_ANCHORED) | UInt32(PCRE2_DUPNAMES) | UInt32(PCRE2_NEVER_BACKSLASH_C)
    if options.contains(.anchoredAtEnd) {
      flags |= UInt32(PCRE2_ENDANCHORED)
    }
    let bytes = Array(pattern.utf8)
    // SAFETY: the pattern's bytes live for the call, which copies what it needs.
    let compiled = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe pcre2_compile_8(
        buffer.baseAddress,
        buffer.count,
        flags,
        &errorCode,
        &errorOffset,
        nil
      )
    }
    guard let compiled = unsafe compiled else {
      throw PatternError(offset: errorOffset, message: PatternError.message(forCode: errorCode))
    }
    unsafe self.code = compiled
    isForCutWindows = options.contains(.partial)
    let mode = UInt32(isForCutWindows ? PCRE2_JIT_PARTIAL_HARD : PCRE2_JIT_COMPLETE)
    // SAFETY: `compiled` is valid and not yet shared.
    isJITCompiled =
      unsafe !options.contains(.interpreted) && pcre2_jit_compile_8(compiled, mode) == 0
  }

  deinit {
    // SAFETY: the only owner of `code` goes away.
    unsafe pcre2_code_free_8(code)
  }

  /// How many capturing groups the pattern has.
  public var groupCount: Int {
    var count: UInt32 = 0
    // SAFETY: PCRE2_INFO_CAPTURECOUNT writes one uint32_t.
    unsafe _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
    return Int(count)
  }

  /// Tries the pattern at `offset` of `text`, of which only the bytes in `window` exist for it.
  ///
  /// A match has to begin at `offset`, inside `window`; bytes of the window before it are visible to
  /// lookbehind. `edges` says what the window's edges are, which decides about `^`, `$` and partial
  /// matches. `scratch` holds the groups of a match until the next call.
  public func match(
    at offset: Int,
    in text: [UInt8],
    window: Range<Int>,
    edges: WindowEdges,
    scratch: MatchScratch
  ) -> MatchOutcome {
    precondition(
      window.lowerBound >= 0 && window.upperBound <= text.count
        && window.lowerBound <= offset && offset <= window.upperBound,
      "the window lies in the text and the offset in the window"
    )
    var flags: UInt32 = 0
    if !edges.contains(.startsLine) {
      flags |= UInt32(PCRE2_NOTBOL)
    }
    if !edges.contains(.endsLine) {
      flags |= UInt32(PCRE2_NOTEOL)
    }
    if edges.contains(.endIsCut) {
      flags |= UInt32(PCRE2_PARTIAL_HARD)
    }
    // SAFETY: the window was checked to lie in the text, which lives for the call; match data and
    // context belong to `scratch`, which one thread uses at a time.
    let result = unsafe text.withUnsafeBufferPointer { buffer -> Int32 in
      guard let base = buffer.baseAddress else {
        return matchEmpty(flags: flags, scratch: scratch)
      }
      let subject = unsafe base + window.lowerBound
      return isJITCompiled && edges.contains(.endIsCut) == isForCutWindows
        ? unsafe pcre2_jit_match_8(
          code,
          subject,
          window.count,
          offset - window.lowerBound,
          flags,
          scratch.matchData,
          scratch.context
        )
        : unsafe pcre2_match_8(
          code,
          subject,
          window.count,
          offset - window.lowerBound,
          flags | UInt32(PCRE2_NO_JIT),
          scratch.matchData,
          scratch.interpreterContext
        )
    }
    return MatchOutcome(result: result)
  }

  private func matchEmpty(flags: UInt32, scratch: MatchScratch) -> Int32 {
    var nothing: UInt8 = 0
    // SAFETY: a subject of length 0 is never read.
    return unsafe pcre2_match_8(
      code,
      &nothing,
      0,
      0,
      flags | UInt32(PCRE2_NO_JIT),
      scratch.matchData,
      scratch.interpreterContext
    )
  }
}

/// What the edges of a window are for a match.
public struct WindowEdges: OptionSet, Sendable {
  /// The bits.
  public var rawValue: UInt8

  /// Edges of the given bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The window starts where a line or the text starts.
  public static let startsLine = WindowEdges(rawValue: 1)
  /// The window ends where a line or the text ends.
  public static let endsLine = WindowEdges(rawValue: 2)
  /// There is text behind the window that could change the result: a match that wants to see it
  /// is ``MatchOutcome/touchesEnd``.
  public static let endIsCut = WindowEdges(rawValue: 4)
}

/// How an attempt to match went.
public enum MatchOutcome: Sendable, Hashable {
  /// No match, whatever comes behind the window.
  case none
  /// A match; its groups are in the scratch.
  case match
  /// The end of a cut window was inspected, so that what follows could change the result.
  case touchesEnd
  /// A limit tripped.
  case limit

  init(result: Int32) {
    switch result {
    case PCRE2_ERROR_NOMATCH: self = .none
    case PCRE2_ERROR_PARTIAL: self = .touchesEnd
    case 0...: self = .match
    default: self = .limit
    }
  }
}
