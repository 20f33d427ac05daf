extension SQLSplitter {
  /// Where statements that end at the same place were read already: from a word that was met in the
  /// same state, the rest has the same literals.
  struct Reading {
    private var end = -1
    private var rule = -1
    /// Offsets of words, twice, and one more where names were expected; ascending.
    private var words: [Int] = []

    /// Nothing read yet.
    init() {}

    /// Makes ready for a statement of `rule` that ends at `end`.
    mutating func begin(rule: Int, end: Int) {
      guard rule != self.rule || end != self.end else { return }
      self.rule = rule
      self.end = end
      words.removeAll(keepingCapacity: true)
    }

    /// Notes a word; returns false if it was met in the same state.
    mutating func note(_ offset: Int, expectsNames: Bool) -> Bool {
      let word = offset << 1 | (expectsNames ? 1 : 0)
      // Words come in order but for a statement's beginning inside of another one.
      if words.last.map({ $0 < word }) ?? true {
        words.append(word)
        return true
      }
      var lower = 0
      var upper = words.count
      while lower < upper {
        let middle = (lower + upper) / 2
        if words[middle] < word {
          lower = middle + 1
        } else {
          upper = middle
        }
      }
      guard words[lower] != word else { return false }
      words.insert(word, at: lower)
      return true
    }
  }
}
