import RuleModel

/// A finite set of case-folded strings of which one begins every text that a construct consumes.
struct LiteralPrefixes {
  /// The strings; true where the string is all that is consumed, so that what follows joins on.
  private(set) var strings: [[UInt8]: Bool]

  /// Classes of more bytes are not written out: one byte more of them hardly narrows a search.
  static let maximumClass = 10
  /// No more strings may come from classes that follow each other.
  static let maximumProduct = 64
  /// No more strings may come from what follows whole words, which is told apart behind a match of
  /// the word only.
  static let maximumProductOfWords = 160
  /// No more strings may come from alternatives.
  static let maximumUnion = 256

  /// What consumes nothing.
  static let empty = LiteralPrefixes(strings: [[]: true])
  /// Nothing is known.
  static let unknown = LiteralPrefixes(strings: [[]: false])

  private init(strings: [[UInt8]: Bool]) {
    self.strings = strings
  }

  /// The strings of one byte of `set`.
  init(_ set: ByteSet) {
    // Folding can at most halve the number. Kinds of blanks multiply strings and narrow nothing.
    guard set.count <= 2 * Self.maximumClass, set.count == 1 || !set.isBlank else {
      self = .unknown
      return
    }
    var folded: [[UInt8]: Bool] = [:]
    for byte in set.bytes {
      folded[[(0x41...0x5A).contains(byte) ? byte | 0x20 : byte]] = true
    }
    strings = folded.count > Self.maximumClass ? [[]: false] : folded
  }

  /// Whether nothing that follows can join on.
  var isClosed: Bool {
    !strings.values.contains(true)
  }

  /// Whether they are one string, onto which what follows joins.
  var isSingle: Bool {
    strings.count == 1 && !isClosed
  }

  /// The same strings, onto which nothing joins.
  var closed: LiteralPrefixes {
    LiteralPrefixes(strings: strings.mapValues { _ in false })
  }

  /// These strings followed by those of `next`; nil if there would be too many.
  func followed(by next: LiteralPrefixes) -> LiteralPrefixes? {
    let isOfWords = strings.keys.allSatisfy { $0.count >= 3 }
    let maximum = isOfWords ? Self.maximumProductOfWords : Self.maximumProduct
    var result: [[UInt8]: Bool] = [:]
    for (head, joins) in strings {
      guard joins else {
        Self.add(head, joins: false, to: &result)
        continue
      }
      for (tail, joinsToo) in next.strings {
        Self.add(head + tail, joins: joinsToo, to: &result)
      }
      guard result.count <= max(maximum, strings.count) else { return nil }
    }
    return LiteralPrefixes(strings: result)
  }

  /// The strings of either set, shortened if there are too many.
  func union(_ other: LiteralPrefixes) -> LiteralPrefixes {
    var result = strings
    for (string, joins) in other.strings {
      Self.add(string, joins: joins, to: &result)
    }
    for length in [8, 6, 4, 3] where result.count > Self.maximumUnion {
      var shorter: [[UInt8]: Bool] = [:]
      for (string, joins) in result {
        Self.add(
          Array(string.prefix(length)),
          joins: joins && string.count <= length,
          to: &shorter
        )
      }
      result = shorter
    }
    return result.count > Self.maximumUnion ? .unknown : LiteralPrefixes(strings: result)
  }

  /// Adds a string, cut to the longest length; of two equal ones the closed one says less and stays.
  private static func add(_ string: [UInt8], joins: Bool, to strings: inout [[UInt8]: Bool]) {
    let cut = Array(string.prefix(RequiredLiterals.maximumLength))
    let joins = joins && cut.count == string.count
    strings[cut] = (strings[cut] ?? true) && joins
  }

  /// The strings in ascending order without those that begin with another one.
  var minimal: [[UInt8]] {
    var result: [[UInt8]] = []
    for string in Self.trimmed(Array(strings.keys)).sorted(by: { $0.lexicographicallyPrecedes($1) })
    {
      if let last = result.last, string.starts(with: last) {
        continue
      }
      result.append(string)
    }
    return result
  }

  /// The strings, cut by a byte where five or more of them differ in nothing but that last byte.
  ///
  /// A class at the end, such as `\s`, makes many strings and hardly narrows the search.
  private static func trimmed(_ strings: [[UInt8]]) -> [[UInt8]] {
    guard strings.count >= 5 else { return strings }
    let siblings = Dictionary(grouping: strings) { Array($0.dropLast()) }
    return siblings.flatMap { stem, members in
      stem.count >= 3 && members.count >= 5 ? [stem] : members
    }
  }
}

extension ByteSet {
  /// Whether the set holds nothing but blanks.
  fileprivate var isBlank: Bool {
    subtracting(.blanks).isEmpty
  }
}
