/// Finds the word that the author of a mistyped one meant.
public enum Spelling {
  /// The candidate with the fewest edits from `word`, if few enough edits lead there; the first of
  /// equals.
  ///
  /// An edit inserts, drops or replaces a character or swaps two neighbours; one edit for each
  /// three characters of the word is few enough, at least one.
  public static func nearest(_ word: String, in candidates: some Sequence<String>) -> String? {
    let letters = Array(word.unicodeScalars)
    guard letters.count <= longestWord else { return nil }
    var limit = max(1, letters.count / 3)
    var nearest: String?
    for candidate in candidates {
      let others = Array(candidate.unicodeScalars)
      guard abs(others.count - letters.count) <= limit else { continue }
      let edits = edits(from: letters, to: others)
      if edits < limit || edits == limit && nearest == nil {
        nearest = candidate
        limit = edits
      }
    }
    return nearest
  }

  /// Longer words are no slip of the pen.
  private static let longestWord = 100

  /// The optimal string alignment distance, row by row.
  private static func edits(from word: [Unicode.Scalar], to other: [Unicode.Scalar]) -> Int {
    guard !word.isEmpty, !other.isEmpty else { return max(word.count, other.count) }
    var beforeLast: [Int] = []
    var last = Array(0...other.count)
    for row in 1...word.count {
      var current = [row]
      for column in 1...other.count {
        let replaced = last[column - 1] + (word[row - 1] == other[column - 1] ? 0 : 1)
        var best = min(replaced, last[column] + 1, current[column - 1] + 1)
        let isSwap =
          row > 1 && column > 1 && word[row - 1] == other[column - 2]
          && word[row - 2] == other[column - 1]
        if isSwap {
          best = min(best, beforeLast[column - 2] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[other.count]
  }
}
