internal import CPCRE2

/// The memory one thread needs for matching: groups, limits and the JIT's stack.
@safe
public final class MatchScratch {
  // SAFETY: all are owned, created in `init` and freed in `deinit`.
  let matchData: OpaquePointer
  let context: OpaquePointer
  let interpreterContext: OpaquePointer
  private let stack: OpaquePointer?

  /// The interpreter counts steps that the JIT does not; with so many more it trips where the JIT
  /// does, and not before.
  private static let interpreterSteps = 16

  /// Scratch for patterns of at most `groups` groups.
  ///
  /// An attempt is ``MatchOutcome/limit`` after `matchLimit` steps; PCRE2 counts them, no clock does.
  /// The JIT counts only some, see pcre2api(3).
  public init(groups: Int = 64, matchLimit: Int = 20_000) {
    guard let matchData = unsafe pcre2_match_data_create_8(UInt32(groups + 1), nil),
      let context = unsafe pcre2_match_context_create_8(nil),
      let interpreterContext = unsafe pcre2_match_context_create_8(nil)
    else {
      preconditionFailure("there is memory for a match")
    }
    unsafe self.matchData = matchData
    unsafe self.context = context
    unsafe self.interpreterContext = interpreterContext
    unsafe stack = pcre2_jit_stack_create_8(32 * 1024, 512 * 1024, nil)
    // SAFETY: both live as long as this object.
    unsafe pcre2_jit_stack_assign_8(context, nil, stack.map(UnsafeMutableRawPointer.init))
    unsafe _ = pcre2_set_match_limit_8(context, UInt32(matchLimit))
    unsafe _ = pcre2_set_match_limit_8(
      interpreterContext,
      UInt32(matchLimit * Self.interpreterSteps)
    )
  }

  deinit {
    // SAFETY: the only owner goes away.
    unsafe pcre2_match_data_free_8(matchData)
    unsafe pcre2_match_context_free_8(context)
    unsafe pcre2_match_context_free_8(interpreterContext)
    unsafe pcre2_jit_stack_free_8(stack)
  }

  /// The bytes that group `number` of the last match took, 0 for the whole match; nil if the group
  /// took no part.
  ///
  /// PCRE2 counts from `start`, the start of the window that was matched in.
  public func range(ofGroup number: Int, inWindowAt start: Int) -> Range<Int>? {
    // SAFETY: PCRE2 keeps the vector of this match data; the count bounds the index.
    guard number < Int(unsafe pcre2_get_ovector_count_8(matchData)) else { return nil }
    let vector = unsafe pcre2_get_ovector_pointer_8(matchData)
    guard let vector = unsafe vector else { return nil }
    let first = unsafe vector[2 * number]
    let end = unsafe vector[2 * number + 1]
    guard first != Int(bitPattern: ~0 as UInt), first <= end else { return nil }
    return start + first..<start + end
  }
}
