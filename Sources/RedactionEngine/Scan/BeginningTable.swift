internal import RuleModel

/// Whether a match of a rule may begin with the bytes at an offset: the automatons of the rules whose
/// literals tell nothing about their patterns.
///
/// Made for rules that are tried often, and state by state as text asks for it, so that a short text
/// pays nothing. It belongs to one thread.
struct BeginningTable {
  private let rules: [CompiledRule]
  private let threshold: UInt16
  /// By rule: how often it was tried, or ``Progress``.
  private var progress: [UInt16]
  private var continuations: [Int: Continuation] = [:]

  /// By row: where each ASCII byte leads.
  private var targets: [UInt16] = []
  /// By row: what it stands for.
  private var states: [State] = []
  private var rowOfState: [State: UInt16] = [:]

  private struct State: Hashable {
    var rule: Int
    var state: Int
  }

  /// What stands in place of a count of tries; less is the row of the rule's first state and ``first``.
  private enum Progress {
    static let first: UInt16 = 0x4000
    static let isUnknown: UInt16 = .max
  }

  /// What stands in place of a row.
  private enum Target {
    static let isUnknown: UInt16 = .max
    static let refuses: UInt16 = .max - 1
    static let takesAll: UInt16 = .max - 2
  }

  /// No more rows are made; what they would stand for is taken.
  private static let maximumRows = 1024
  /// Bytes that are looked at, at most.
  private static let reach = 20
  private static let width = 128

  /// A table for `rules`, which are tried `threshold` times before it says anything.
  init(rules: [CompiledRule], threshold: Int) {
    self.rules = rules
    self.threshold = UInt16(min(threshold, Int(Progress.first) - 1))
    progress = [UInt16](repeating: 0, count: rules.count)
  }

  /// Whether a match of a rule may begin at `offset` of `text`.
  mutating func mayBegin(ofRule rule: Int, at offset: Int, in text: [UInt8]) -> Bool {
    var known = progress[rule]
    if known < Progress.first {
      guard known >= threshold else {
        progress[rule] += 1
        return true
      }
      known = first(ofRule: rule)
      progress[rule] = known
    }
    guard known != Progress.isUnknown else { return true }
    var row = Int(known - Progress.first)
    for offset in offset..<min(text.count, offset + Self.reach) {
      let byte = text[offset]
      guard byte < Self.width else { return true }
      var target = targets[row * Self.width + Int(byte)]
      if target == Target.isUnknown {
        target = self.target(of: byte, from: row)
        targets[row * Self.width + Int(byte)] = target
      }
      guard target < Target.takesAll else { return target == Target.takesAll }
      row = Int(target)
    }
    return true
  }

  /// The progress of a rule that is tried often.
  private mutating func first(ofRule rule: Int) -> UInt16 {
    guard let continuation = rules[rule].continuation, continuation.origin == .match else {
      return Progress.isUnknown
    }
    continuations[rule] = continuation
    let row = row(of: State(rule: rule, state: continuation.starts[0]))
    return row < Target.takesAll ? row + Progress.first : Progress.isUnknown
  }

  private mutating func target(of byte: UInt8, from row: Int) -> UInt16 {
    let from = states[row]
    guard let state = continuations[from.rule]?.target(of: byte, from: from.state) else {
      return Target.refuses
    }
    let row = self.row(of: State(rule: from.rule, state: state))
    // The window of a rule that stays on its line ends here.
    let endsWindow = byte == UInt8(ascii: "\n") && !rules[from.rule].isMultiline
    return endsWindow && row != Target.takesAll ? Target.refuses : row
  }

  /// The row that stands for `state`.
  private mutating func row(of state: State) -> UInt16 {
    guard state.state != Continuation.possible else { return Target.takesAll }
    if let known = rowOfState[state] {
      return known
    }
    guard states.count < Self.maximumRows else { return Target.takesAll }
    let row = UInt16(states.count)
    states.append(state)
    rowOfState[state] = row
    targets += repeatElement(Target.isUnknown, count: Self.width)
    return row
  }
}
