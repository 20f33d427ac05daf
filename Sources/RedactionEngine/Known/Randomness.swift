internal import RuleModel

/// Tells the parts of a text that were drawn at random from its words, numbers and names.
///
/// Only what is random gives a secret away when a piece of it stands alone. What a word explains, in a
/// pass phrase as in a path or a host name, is part of other texts, too.
struct Randomness {
  private let vocabulary: Set<String>

  private static let separators = ByteSet(" \t\r\n/\\.,:;=?&@\"'`<>()[]{}|_+-")
  private static let digits = ByteSet("0123456789")
  private static let lowercase = ByteSet("abcdefghijklmnopqrstuvwxyz")
  private static let uppercase = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
  private static let signsAround = ByteSet("!?#*$~%^")

  /// A judge to whom the words of `vocabulary`, in lower case, explain themselves.
  init(vocabulary: Set<String> = []) {
    self.vocabulary = vocabulary
  }

  /// For each byte of `text` whether it belongs to a random part.
  func mask(of text: [UInt8]) -> [Bool] {
    var mask = [Bool](repeating: false, count: text.count)
    var named = 0
    var random = 0
    var start = 0
    while start < text.count {
      guard !Self.separators.contains(text[start]) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < text.count, !Self.separators.contains(text[end]) {
        end += 1
      }
      named += end - start
      if isRandom(text[start..<end]) {
        random += end - start
        for index in start..<end {
          mask[index] = true
        }
      }
      start = end
    }
    // Signs of a random alphabet can look like separators; the scraps between them are random, too.
    if random * 10 >= named * 7, random > 0 {
      return [Bool](repeating: true, count: text.count)
    }
    return mask
  }

  /// Whether a run without separators is drawn at random.
  func isRandom(_ run: ArraySlice<UInt8>) -> Bool {
    var run = run
    while let last = run.last, Self.signsAround.contains(last) {
      run.removeLast()
    }
    while let first = run.first, Self.signsAround.contains(first) {
      run.removeFirst()
    }
    guard run.count > 2 else { return false }
    let shape = Shape(run)
    if shape.letters == 0, shape.signs == 0 {
      return run.count >= 6 && shape.kinds >= 4 && !Self.isTime(run)
    }
    if shape.others > 0, shape.others + shape.letters == run.count {
      return false
    }
    if CommonWords.contain(Array(run)) {
      return false
    }
    if !vocabulary.isEmpty, vocabulary.contains(String(decoding: run, as: UTF8.self).lowercased()) {
      return false
    }
    if shape.signs > 0 {
      return run.count >= 4
    }
    if run.count <= 4 {
      return shape.upper > 0 && shape.lower > 0 && shape.digits > 0
    }
    if run.count >= 8, shape.digits >= 2, shape.letters >= 1, shape.isHexadecimal {
      return true
    }
    if shape.digits > 0, shape.runs >= 3, shape.runs * 5 > run.count * 2 {
      return true
    }
    if shape.upper > 0, shape.lower > 0, shape.runs >= 3, shape.runs * 22 > run.count * 10 {
      return true
    }
    // Long and of both cases, with pairs of letters that no camelCase has.
    if run.count >= 12, shape.upper > 0, shape.lower > 0, shape.unlikelyPairs >= 3,
      shape.unlikelyPairs * 5 >= shape.pairs, shape.runs * 9 > run.count * 2
    {
      return true
    }
    if run.count >= 16, shape.upper > 0, shape.lower > 0, shape.digits > 0, shape.runs >= 6,
      shape.runs * 4 > run.count
    {
      return true
    }
    return shape.unlikelyPairs >= 3 && shape.unlikelyPairs * 5 >= shape.pairs * 2
  }

  private static let joints = ByteSet(" -_./:")

  /// Whether `text` is made of words in small letters, in capitals or with one capital, and of numbers,
  /// with single signs between them.
  static func isOfWords(_ text: ArraySlice<UInt8>) -> Bool {
    var before: UInt8 = 0
    var capitals = 0
    /// Changes between letters and digits: a number before or behind a word is one with it.
    var changes = 0
    for byte in text {
      let isSign = !isLetter(byte) && !digits.contains(byte)
      if isSign, !joints.contains(byte) || joints.contains(before) {
        return false
      }
      if uppercase.contains(byte), lowercase.contains(before) {
        return false
      }
      if lowercase.contains(byte), capitals > 1 {
        return false
      }
      capitals = uppercase.contains(byte) ? capitals + 1 : 0
      changes += isLetter(byte) && digits.contains(before) ? 1 : 0
      changes += digits.contains(byte) && isLetter(before) ? 1 : 0
      if changes > 1 {
        return false
      }
      changes = isSign ? 0 : changes
      before = byte
    }
    return true
  }

  /// Whether digits are a date or seconds or milliseconds since 1970, as any log holds.
  static func isTime(_ digits: ArraySlice<UInt8>) -> Bool {
    let text = Array(digits)
    let isSinceEpoch = [10, 13, 16, 19].contains(text.count) && text[0] == UInt8(ascii: "1")
    let century = text.prefix(2).elementsEqual("19".utf8) || text.prefix(2).elementsEqual("20".utf8)
    return isSinceEpoch || century && [8, 12, 14, 17].contains(text.count)
  }

  /// What kinds of bytes stand in a run, and how they alternate.
  private struct Shape {
    var upper = 0
    var lower = 0
    var digits = 0
    /// Bytes of characters outside ASCII.
    var others = 0
    /// What is neither letter nor digit.
    var signs = 0
    /// Runs of one kind; a capital before small letters is one with them.
    var runs = 0
    var pairs = 0
    var unlikelyPairs = 0
    /// How many different bytes.
    var kinds = 0
    var isHexadecimal = true

    var letters: Int { upper + lower }

    init(_ bytes: ArraySlice<UInt8>) {
      var before: UInt8 = 0
      var seen = ByteSet()
      for byte in bytes {
        seen.insert(byte)
        let isLetter: Bool
        switch byte {
        case _ where Randomness.lowercase.contains(byte):
          lower += 1
          runs += Randomness.isLetter(before) ? 0 : 1
          isLetter = true
        case _ where Randomness.uppercase.contains(byte):
          upper += 1
          runs += Randomness.uppercase.contains(before) ? 0 : 1
          isLetter = true
        case _ where Randomness.digits.contains(byte):
          digits += 1
          runs += Randomness.digits.contains(before) ? 0 : 1
          isLetter = false
        case 0x80...:
          others += 1
          isLetter = false
        default:
          signs += 1
          runs += 1
          isLetter = false
        }
        if isLetter, byte | 0x20 > UInt8(ascii: "f") {
          isHexadecimal = false
        }
        if isLetter, Randomness.isLetter(before) {
          pairs += 1
          unlikelyPairs += LetterPairs.isLikely(before, byte) ? 0 : 1
        }
        before = byte
      }
      kinds = seen.count
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    lowercase.contains(byte) || uppercase.contains(byte)
  }
}
