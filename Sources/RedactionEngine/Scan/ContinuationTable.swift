internal import RuleModel

/// Which of a literal's entries the bytes behind it leave: the product of the continuations of their rules.
///
/// Made for literals that are met often, and state by state as text asks for it, so that a short text
/// pays nothing. It belongs to one thread.
struct ContinuationTable {
  private let rules: [CompiledRule]
  private let threshold: Int
  /// By literal: how often it was met, or ``threshold`` more than its state.
  private var progress: [UInt16]
  private var continuations: [Int: Continuation] = [:]

  /// By state: where each ASCII byte leads.
  private var targets: [UInt16] = []
  private var states: [State] = []
  private var stateOfMembers: [[Member]: UInt16] = [:]
  private var members: [[Member]] = []
  /// The entries of the states, side by side.
  private var left: [UInt16] = []

  private struct State {
    /// The entries that are left, in ``left``.
    var entries: Range<Int>
    /// Whether no byte can change that.
    var isSettled: Bool
  }

  /// An entry and how far its continuation has come.
  private struct Member: Hashable {
    var entry: UInt16
    /// ``Continuation/possible`` if it takes whatever follows.
    var state: Int16
  }

  /// No more states are made; what they would stand for is left as it is.
  private static let maximumStates = 1024
  /// Bytes behind a literal that are looked at, at most.
  private static let reach = 12
  private static let width = 128
  private static let unknown = UInt16.max
  private static let refused = UInt16.max - 1
  /// The bit of a target that is settled.
  private static let settled: UInt16 = 0x8000

  /// A table for the literals of `index`, which are met `threshold` times before it says anything.
  init(_ index: CandidateIndex, rules: [CompiledRule], threshold: Int) {
    self.rules = rules
    self.threshold = threshold
    progress = [UInt16](repeating: 0, count: index.literalCount)
  }

  /// The indices in `index` that are left of the entries of `literal`, which ends at `end` of `text`, as
  /// a range of ``entry(_:)``; nil if nothing is known.
  mutating func entriesLeft(
    of literal: Int,
    endingAt end: Int,
    in text: [UInt8],
    index: CandidateIndex
  ) -> Range<Int>? {
    let known = Int(progress[literal])
    guard known >= threshold else {
      progress[literal] += 1
      return nil
    }
    var state = known - threshold
    if known == threshold {
      guard let first = start(of: literal, index: index) else { return nil }
      state = first
    }
    state -= 1
    guard !states[state].isSettled else { return states[state].entries }
    let last = min(text.count, end + Self.reach)
    for offset in end..<max(end, last) {
      let byte = text[offset]
      guard byte < Self.width else { break }
      var target = targets[state * Self.width + Int(byte)]
      if target >= Self.refused {
        guard target == Self.unknown else { break }
        target = self.target(of: byte, from: state, index: index)
        targets[state * Self.width + Int(byte)] = target
        guard target != Self.refused else { break }
      }
      state = Int(target & ~Self.settled)
      guard target < Self.settled else { break }
    }
    return states[state].entries
  }

  /// The index that stands at `position` of a range that ``entriesLeft(of:endingAt:in:index:)`` gave.
  func entry(_ position: Int) -> Int {
    Int(left[position])
  }

  /// One more than the state behind `literal`, made now; nil if there is no room for it.
  private mutating func start(of literal: Int, index: CandidateIndex) -> Int? {
    let members = index.entries(of: literal).map { position -> Member in
      let entry = index[position]
      return Member(entry: UInt16(position), state: Int16(self.start(of: entry)))
    }
    guard let state = state(of: members), Int(state) + 1 + threshold <= Int(UInt16.max) else {
      return nil
    }
    progress[literal] = UInt16(Int(state) + 1 + threshold)
    return Int(state) + 1
  }

  /// The state of a rule's continuation behind its literal, or where a detector reports its match.
  private mutating func start(of entry: CandidateIndex.Entry) -> Int {
    guard let continuation = continuation(ofRule: entry.rule) else { return Continuation.possible }
    switch continuation.origin {
    case .literal:
      return continuation.starts[Int(entry.ordinal)]
    case .match:
      let beginsHere = entry.length == 0 && entry.furthest == 0
      return beginsHere ? continuation.starts[0] : Continuation.possible
    }
  }

  private mutating func continuation(ofRule rule: Int) -> Continuation? {
    if let known = continuations[rule] {
      return known
    }
    guard let continuation = rules[rule].continuation else { return nil }
    continuations[rule] = continuation
    return continuation
  }

  /// Where `byte` leads from `state`; ``refused`` if there is no room for where.
  private mutating func target(
    of byte: UInt8,
    from state: Int,
    index: CandidateIndex
  ) -> UInt16 {
    let isNewline = byte == UInt8(ascii: "\n")
    let next = members[state].compactMap { member -> Member? in
      let state = Int(member.state)
      guard state != Continuation.possible else { return member }
      let rule = index[Int(member.entry)].rule
      guard let target = continuations[rule]?.target(of: byte, from: state) else { return nil }
      // The window of a rule that stays on its line ends here.
      guard !isNewline || rules[rule].isMultiline || target == Continuation.possible else {
        return nil
      }
      return Member(entry: member.entry, state: Int16(target))
    }
    guard let target = self.state(of: next) else { return Self.refused }
    return states[Int(target)].isSettled ? target | Self.settled : target
  }

  private mutating func state(of members: [Member]) -> UInt16? {
    if let known = stateOfMembers[members] {
      return known
    }
    guard states.count < Self.maximumStates else { return nil }
    let state = UInt16(states.count)
    let entries = left.count..<(left.count + members.count)
    left += members.map(\.entry)
    states.append(
      State(
        entries: entries,
        isSettled: members.allSatisfy { $0.state == Int16(Continuation.possible) }
      )
    )
    targets += repeatElement(Self.unknown, count: Self.width)
    stateOfMembers[members] = state
    self.members.append(members)
    return state
  }
}
