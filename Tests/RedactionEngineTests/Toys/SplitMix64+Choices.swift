import RuleModel

extension SplitMix64 {
  mutating func below(_ bound: Int) -> Int {
    Int.random(in: 0..<bound, using: &self)
  }

  mutating func isOne(in bound: Int) -> Bool {
    below(bound) == 0
  }

  /// One of `choices`, which are not none.
  mutating func pick<Choices: RandomAccessCollection>(_ choices: Choices) -> Choices.Element
  where Choices.Index == Int {
    choices[choices.startIndex + below(choices.count)]
  }

  /// `count` bytes of `alphabet`.
  mutating func bytes(of alphabet: [UInt8], count: Int) -> [UInt8] {
    (0..<count).map { _ in pick(alphabet) }
  }
}
