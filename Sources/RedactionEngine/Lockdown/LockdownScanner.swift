internal import RuleMatching
internal import RuleModel

/// Finds whatever is no word of the vocabulary, so that not even an unknown kind of secret can leave.
struct LockdownScanner: Sendable {
  private let words: WordList
  private let rule: Int

  /// The rule that its findings name.
  static let compiledRule = CompiledRule.unmatched(
    id: "lockdown.unlisted.word",
    summary: "what is no word of the policy's vocabulary",
    source: "the policy: only-vocabulary",
    label: "unlisted",
    severity: .low,
    confidence: .medium
  )

  private static let wordBytes = ByteSet.alphanumerics.union(ByteSet("_"))
    .union(ByteSet(0x80...0xFF))
  private static let digits = ByteSet("0123456789")
  /// Signs that passwords are made of; beside a word that goes they go, too.
  private static let glue = ByteSet("!@#$%^&*~+?\\")
  /// Between two words that go, these go along.
  private static let joints = glue.union(ByteSet(" -./:"))
  /// So many different signs in a row are no punctuation.
  private static let mostSigns = 3
  /// Words that are longer are not looked up; more than is kept in front of a text.
  private static let longestWord = 200

  /// A scanner that lets the words of `vocabulary` stay; `rule` is the index of ``compiledRule``.
  init(_ vocabulary: Vocabulary, rule: Int) {
    words = WordList(vocabulary)
    self.rule = rule
  }

  /// Appends what goes at `offsets` of `text`; what stands around them is context.
  func scan(_ text: [UInt8], offsets: Range<Int>, into findings: inout [Finding]) {
    var open: Range<Int>?
    var position = start(of: offsets.lowerBound, in: text)
    while position < offsets.upperBound {
      let end = endOfRun(at: position, in: text)
      if goes(position..<end, in: text) {
        let start = canJoin(open, position, in: text) ? open?.lowerBound : nil
        if start == nil {
          close(open, offsets, in: text, into: &findings)
        }
        open = (start ?? position)..<end
      }
      position = end
    }
    close(open, offsets, in: text, into: &findings)
  }

  /// The start of the word that stands at `offset`.
  private func start(of offset: Int, in text: [UInt8]) -> Int {
    var start = offset
    let floor = max(0, offset - Self.longestWord)
    guard offset < text.count, Self.wordBytes.contains(text[offset]) else { return offset }
    while start > floor, Self.wordBytes.contains(text[start - 1]) {
      start -= 1
    }
    return start
  }

  /// The end of the word, time or run of signs at `position`.
  private func endOfRun(at position: Int, in text: [UInt8]) -> Int {
    let signLength = punctuation(at: position, in: text)
    guard signLength == 0 else { return position + signLength }
    let isWord = Self.wordBytes.contains(text[position])
    guard isWord else {
      let isGlue = Self.glue.contains(text[position])
      var end = position + 1
      while isGlue, end < text.count, end - position < Self.longestWord,
        Self.glue.contains(text[end])
      {
        end += 1
      }
      return end
    }
    if let end = HarmlessNumber.endOfTimestamp(at: position, in: text) {
      return end
    }
    var end = position
    let limit = min(text.count, position + Self.longestWord)
    while end < limit, punctuation(at: end, in: text) == 0,
      Self.wordBytes.contains(text[end]) || isApostrophe(end, in: text)
    {
      end += 1
    }
    return end
  }

  /// Whether an apostrophe stands between letters at `offset`.
  private func isApostrophe(_ offset: Int, in text: [UInt8]) -> Bool {
    text[offset] == UInt8(ascii: "'") && offset > 0 && offset + 1 < text.count
      && Self.isLetter(text[offset - 1]) && Self.isLetter(text[offset + 1])
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    wordBytes.contains(byte) && !digits.contains(byte) && byte < 0x80
  }

  private func goes(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    let run = text[range]
    guard let first = run.first, punctuation(at: range.lowerBound, in: text) == 0 else {
      return false
    }
    guard Self.wordBytes.contains(first) else {
      return Self.glue.contains(first) && ByteSet(run).count > Self.mostSigns
    }
    if run.contains(UInt8(ascii: ":")) {
      return false  // A timestamp.
    }
    if run.allSatisfy(Self.digits.contains) {
      return !HarmlessNumber.stays(range, in: text)
    }
    return !words.contains(run) && !HarmlessNumber.isState(range, in: text)
  }

  /// The length of a quote, dash, arrow or line outside ASCII at `offset`; 0 if there is none.
  private func punctuation(at offset: Int, in text: [UInt8]) -> Int {
    guard offset + 1 < text.count else { return 0 }
    switch (text[offset], text[offset + 1]) {
    // U+00A0, U+00AB, U+00B6, U+00B7, U+00BB.
    case (0xC2, 0xA0), (0xC2, 0xAB), (0xC2, 0xB6), (0xC2, 0xB7), (0xC2, 0xBB): return 2
    // U+2010 to U+2027 among others; arrows, lines and blocks, check marks.
    case (0xE2, 0x80), (0xE2, 0x86), (0xE2, 0x94), (0xE2, 0x95), (0xE2, 0x96), (0xE2, 0x9C):
      return offset + 2 < text.count && text[offset + 2] & 0xC0 == 0x80 ? 3 : 0
    default: return 0
    }
  }

  /// Whether only joints stand between what goes so far and `position`, on one line.
  private func canJoin(_ open: Range<Int>?, _ position: Int, in text: [UInt8]) -> Bool {
    guard let open, open.upperBound <= position else { return false }
    return position - open.upperBound <= Self.mostSigns
      && text[open.upperBound..<position].allSatisfy(Self.joints.contains)
  }

  /// Adds what goes with the signs glued to it, as far as it lies in `offsets`.
  private func close(
    _ open: Range<Int>?,
    _ offsets: Range<Int>,
    in text: [UInt8],
    into findings: inout [Finding]
  ) {
    guard var range = open else { return }
    var end = range.upperBound
    while end < text.count, end - range.upperBound < Self.longestWord, Self.glue.contains(text[end])
    {
      end += 1
    }
    var start = range.lowerBound
    while start > 0, range.lowerBound - start < Self.longestWord,
      Self.glue.contains(text[start - 1])
    {
      start -= 1
    }
    // A sentence may end behind it.
    let isEndOfSentence = end == range.upperBound + 1 && "!?".utf8.contains(text[end - 1])
    range = start..<(isEndOfSentence ? range.upperBound : end)
    guard range.overlaps(offsets) else { return }
    range = range.clamped(to: offsets)
    findings.append(Finding(rule: rule, range: range, origin: range.lowerBound))
  }
}
