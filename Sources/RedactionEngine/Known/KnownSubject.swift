/// A known text, or a part of a long one, as it is looked for.
struct KnownSubject: Sendable {
  /// Its bytes in the pool.
  var range: Range<Int>
  /// What the caller said it is.
  var kind: KnownKind
  /// Whether the bytes are UTF-16, which is looked for in base64 only.
  var isWide = false
  /// Whether it is made of nothing but words and numbers, as other texts are.
  var isOfWords = false

  /// Longer texts are looked for in parts, so that no match is longer than a window.
  static let longest = 512
}

/// The bytes of all subjects, and what can be said of each of them beforehand.
struct KnownPool: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var subjects: [KnownSubject] = []
  /// By position: the start of the first telling window at or behind it, or the largest number.
  private var windows: [Int32] = []
  /// By position: how many random bytes stand before it.
  private var randomBefore: [Int32] = [0]
  private let randomness: Randomness

  /// A piece of this length that is random enough gives the whole away.
  static let window = 8
  /// Random bytes that a window holds at least.
  private static let randomInWindow = 6

  /// A pool in which the words of `vocabulary` count as words.
  init(vocabulary: Set<String>) {
    randomness = Randomness(vocabulary: vocabulary)
  }

  /// Adds a text in parts of at most ``KnownSubject/longest`` bytes.
  mutating func append(_ text: [UInt8], kind: KnownKind) {
    let mask = randomness.mask(of: text)
    var start = 0
    while start < text.count {
      var end = min(text.count, start + KnownSubject.longest)
      while end < text.count, end > start + 1, text[end] & 0xC0 == 0x80 {
        end -= 1
      }
      append(text[start..<end], mask[start..<end], kind: kind)
      start = end
    }
  }

  private mutating func append(_ text: ArraySlice<UInt8>, _ mask: ArraySlice<Bool>, kind: KnownKind)
  {
    let start = bytes.count
    bytes += text
    appendFacts(text, mask)
    let isOfWords = !mask.contains(true) && Randomness.isOfWords(text)
    subjects.append(KnownSubject(range: start..<bytes.count, kind: kind, isOfWords: isOfWords))
    let wideStart = bytes.count
    guard appendWide(text) else { return }
    // A byte of an ASCII text is two here; of others only the whole is looked for.
    let isNarrow = bytes.count - wideStart == 2 * text.count
    for position in 0..<(bytes.count - wideStart) {
      let next = isNarrow ? windows[start + position / 2] : .max
      windows.append(next == .max ? .max : Int32(wideStart) + 2 * (next - Int32(start)))
    }
    randomBefore += repeatElement(randomBefore[wideStart], count: bytes.count - wideStart)
    subjects.append(
      KnownSubject(range: wideStart..<bytes.count, kind: kind, isWide: true)
    )
  }

  /// Adds a text as UTF-16, its low bytes first; false if it is no text.
  private mutating func appendWide(_ text: ArraySlice<UInt8>) -> Bool {
    guard !text.allSatisfy({ $0 < 0x80 }) else {
      for byte in text {
        bytes.append(byte)
        bytes.append(0)
      }
      return true
    }
    guard let characters = String(validating: text, as: UTF8.self) else { return false }
    for unit in characters.utf16 {
      bytes.append(UInt8(truncatingIfNeeded: unit))
      bytes.append(UInt8(unit >> 8))
    }
    return true
  }

  /// Notes where telling windows begin: eight bytes, most of them random, of 20 bits or more.
  ///
  /// The Shannon entropy of eight bytes is 24 bits less c·log2(c) for each byte that stands there c
  /// times: two pairs make it 20, three of a kind are too many.
  private mutating func appendFacts(_ text: ArraySlice<UInt8>, _ mask: ArraySlice<Bool>) {
    let start = windows.count
    var counts = [UInt8](repeating: 0, count: 256)
    var pairs = 0
    var triples = 0
    var random = 0
    var isTelling = [Bool](repeating: false, count: text.count)
    for (position, index) in text.indices.enumerated() {
      random += mask[index] ? 1 : 0
      randomBefore.append((randomBefore.last ?? 0) + (mask[index] ? 1 : 0))
      let byte = Int(text[index])
      counts[byte] += 1
      pairs += counts[byte] == 2 ? 1 : 0
      triples += counts[byte] == 3 ? 1 : 0
      if position >= Self.window {
        let gone = Int(text[index - Self.window])
        pairs -= counts[gone] == 2 ? 1 : 0
        triples -= counts[gone] == 3 ? 1 : 0
        counts[gone] -= 1
        random -= mask[index - Self.window] ? 1 : 0
      }
      if position >= Self.window - 1 {
        isTelling[position - Self.window + 1] =
          random >= Self.randomInWindow && pairs <= 2 && triples == 0
      }
    }
    var next = Int32.max
    windows += repeatElement(.max, count: text.count)
    for position in isTelling.indices.reversed() {
      if isTelling[position] {
        next = Int32(start + position)
      }
      windows[start + position] = next
    }
  }

  /// Whether `piece` of `subject` holds a telling window.
  func isTelling(_ piece: Range<Int>, of subject: KnownSubject) -> Bool {
    guard piece.lowerBound < subject.range.upperBound else { return false }
    let next = windows[piece.lowerBound]
    let length = subject.isWide ? 2 * Self.window : Self.window
    return next != .max && Int(next) + length <= piece.upperBound
  }

  /// Whether a telling window begins at `position`.
  func beginsWindow(at position: Int) -> Bool {
    Int(windows[position]) == position
  }

  /// How many bytes of `piece` are random.
  func randomCount(_ piece: Range<Int>) -> Int {
    Int(randomBefore[piece.upperBound] - randomBefore[piece.lowerBound])
  }
}
