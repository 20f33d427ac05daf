internal import LiteralScan
internal import RuleModel

/// The quoted string, element or section of markup in which a match begins.
///
/// A value that a rule reads to the end of its line ends with what encloses the line: in
/// `{"msg":"user: ana"}` the message ends before its quote. What encloses is looked for in as many bytes
/// before the match as lookbehind sees, so that no stream can cut it.
struct Enclosure {
  private var openings: [Opening] = []
  private let escapedQuotes: [Int]

  /// What opened, and so what closes.
  private enum Opening: Hashable {
    case quote(UInt8, slashes: Int)
    case element
    case section
  }

  /// How many of each there are; a dictionary is asked only for the rare ones.
  private struct OpeningCounts {
    private var elements = 0
    private var single = 0
    private var double = 0
    private var others: [Opening: Int] = [:]

    subscript(opening: Opening) -> Int {
      get {
        switch opening {
        case .quote(UInt8(ascii: "'"), slashes: 0): single
        case .quote(UInt8(ascii: "\""), slashes: 0): double
        case .element: elements
        default: others[opening, default: 0]
        }
      }
      set {
        switch opening {
        case .quote(UInt8(ascii: "'"), slashes: 0): single = newValue
        case .quote(UInt8(ascii: "\""), slashes: 0): double = newValue
        case .element: elements = newValue
        default: others[opening] = newValue
        }
      }
    }
  }

  private static let mostOpenings = 3
  /// The first bytes of what opens something.
  private static let firstOpenings = Array("\"'`<".utf8)
  /// What a shell or a string of a program has escaped.
  private static let escapable = ByteSet("\"'`$&;|<>()\\ ")
  /// A quote in a quoted word of a shell.
  private static let shellQuote = Array(#"'\''"#.utf8)
  private static let backslash = UInt8(ascii: "\\")
  private static let section = Array("<![CDATA[".utf8)
  private static let endOfSection = Array("]]>".utf8)
  /// Bytes before a quote that opens.
  private static let leads = ByteSet(" \t\r\n[({:,=>|;&?!#<\"'`")
  /// Bytes behind a quote that closes.
  private static let ends = ByteSet(",;:)]}>|&\\\r\n")
  /// Those of them that no string begins with.
  private static let hardEnds = ByteSet(",;:)]}>|&\r\n")
  /// Letters that make a string of a quote: `b'…'`, `r"…"`, `$'…'`.
  private static let prefixes = ByteSet("bBrRuUfFlL$@")

  /// What encloses `offset` of `text` in `line`; nil if nothing does.
  ///
  /// The quotes at `escapedQuotes` are escaped, though the text shows no backslash before them.
  init?(around offset: Int, in text: [UInt8], line: Range<Int>, escapedQuotes: [Int]) {
    self.escapedQuotes = escapedQuotes
    let floor = max(line.lowerBound, offset - CompiledRule.maximumLookbehind)
    // A match of a rule that crosses lines may begin before the line.
    guard floor < offset else { return nil }
    guard Self.mayHoldOpening(floor..<offset, in: text) else { return nil }
    var closed = OpeningCounts()
    var position = offset - 1
    while position >= floor, openings.count < Self.mostOpenings {
      let byte = text[position]
      guard Self.mayOpen(byte) else {
        position -= 1
        continue
      }
      var next = position - 1
      if Self.isQuote(byte) {
        let slashes = Self.slashes(before: position, in: text, from: floor)
        next -= slashes
        if let start = Self.startOfShellQuote(endingAt: position, in: text, from: floor) {
          position = start - 1
          continue
        }
        let quote = Opening.quote(byte, slashes: level(of: position, slashes))
        switch Self.role(ofQuoteAt: position, slashes, in: text, before: text.count) {
        case .opens where closed[quote] > 0: closed[quote] -= 1
        case .opens: openings.append(quote)
        case .closes: closed[quote] += 1
        case .neither: break
        }
      } else if byte == UInt8(ascii: ">"),
        let tag = Self.startOfTag(endingAt: position, in: text, from: floor)
      {
        next = tag - 1
        let isEnd = text[tag + 1] == UInt8(ascii: "/")
        if isEnd {
          closed[.element] += 1
        } else if text[position - 1] != UInt8(ascii: "/") {
          if closed[.element] > 0 {
            closed[.element] -= 1
          } else {
            openings.append(.element)
          }
        }
      } else if byte == UInt8(ascii: "["), position - floor + 1 >= Self.section.count,
        text.holds(Self.section, at: position + 1 - Self.section.count)
      {
        openings.append(.section)
        next = position - Self.section.count
      }
      position = next
    }
    guard !openings.isEmpty else { return nil }
  }

  /// Where the innermost of them ends that ends between `offset` and `limit`, the backslashes before its
  /// quote not counted; nil if none does.
  func end(from offset: Int, in text: [UInt8], before limit: Int) -> Int? {
    var opened = OpeningCounts()
    var position = offset
    while position < limit {
      let byte = text[position]
      guard Self.mayEnd(byte) else {
        position += 1
        continue
      }
      if Self.isQuote(byte) {
        if byte == UInt8(ascii: "'"), text.holds(Self.shellQuote, at: position) {
          position += Self.shellQuote.count
          continue
        }
        let slashes = Self.slashes(before: position, in: text, from: offset)
        let level = level(of: position, slashes)
        let quote = Opening.quote(byte, slashes: level)
        switch Self.role(ofQuoteAt: position, slashes, in: text, before: limit) {
        case .closes where opened[quote] > 0: opened[quote] -= 1
        case .closes where closes(byte, level):
          return Self.withoutLineEnds(position - slashes, in: text, from: offset)
        case .opens: opened[quote] += 1
        case .closes, .neither: break
        }
      } else if byte == UInt8(ascii: "<"), position + 1 < limit, openings.contains(.element) {
        if text[position + 1] == UInt8(ascii: "/") {
          guard opened[.element] > 0 else { return position }
          opened[.element] -= 1
        } else if text[position + 1].isASCIILetter {
          opened[.element] += 1
        }
      } else if byte == UInt8(ascii: "]"), openings.contains(.section),
        position + Self.endOfSection.count <= limit, text.holds(Self.endOfSection, at: position)
      {
        return position
      }
      position += 1
    }
    return nil
  }

  // Cases and no sets, which are made on first use and so asked for at each: these are in the way of every
  // byte around a candidate.

  /// Whether anything may open in `range`: in most lines nothing does, and most candidates come to nothing.
  private static func mayHoldOpening(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    firstOpenings.contains { ByteSearch.firstIndex(of: $0, in: text, range) != nil }
  }

  /// Whether `byte` may be the last of what opens something.
  private static func mayOpen(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: ">"),
      UInt8(ascii: "["):
      true
    default: false
    }
  }

  /// Whether `byte` may be the first that ends something.
  static func mayEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "<"),
      UInt8(ascii: "]"):
      true
    default: false
    }
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  /// Whether `secret` stands in quotes of its own.
  static func isQuoted(_ secret: Range<Int>, in text: [UInt8]) -> Bool {
    secret.lowerBound > 0 && isQuote(text[secret.lowerBound - 1])
  }

  /// Whether a quote at `position` opens a string in `line`.
  static func opens(quoteAt position: Int, in text: [UInt8], line: Range<Int>) -> Bool {
    let slashes = slashes(before: position, in: text, from: line.lowerBound)
    // The byte behind the quote decides, and no later one, which the next piece of a stream may hold.
    let limit = min(position + 2, text.count)
    return role(ofQuoteAt: position, slashes, in: text, before: limit) == .opens
  }

  /// Whether the sign at `position` ends the tag with which an element begins, or the beginning of a
  /// section.
  static func opensElement(endingAt position: Int, in text: [UInt8], line: Range<Int>) -> Bool {
    let floor = max(line.lowerBound, position - CompiledRule.maximumLookbehind / 2)
    guard text[position] == UInt8(ascii: ">") else {
      return position - floor + 1 >= section.count
        && text.holds(section, at: position + 1 - section.count)
    }
    let tag = startOfTag(endingAt: position, in: text, from: floor)
    return tag.map { text[$0 + 1] != UInt8(ascii: "/") && text[position - 1] != UInt8(ascii: "/") }
      ?? false
  }

  /// Where `secret` ends if its last backslash escapes what follows it; nil if there is none.
  static func endOfValue(_ secret: Range<Int>, in text: [UInt8]) -> Int? {
    let slashes = self.slashes(before: secret.upperBound, in: text, from: secret.lowerBound)
    guard slashes > 0, slashes < secret.count,
      escapable.contains(text[secret.upperBound])
    else { return nil }
    return secret.upperBound - slashes
  }

  /// Whether a quote behind so many backslashes closes a string; one behind fewer closes what stands in it,
  /// too.
  private func closes(_ byte: UInt8, _ slashes: Int) -> Bool {
    openings.contains { opening in
      guard case .quote(let quote, let most) = opening else { return false }
      return quote == byte && slashes <= most
    }
  }

  /// How many escapes stand before the quote at `position`.
  private func level(of position: Int, _ slashes: Int) -> Int {
    guard !escapedQuotes.isEmpty else { return slashes }
    var (low, high) = (0, escapedQuotes.count)
    while low < high {
      let middle = (low + high) / 2
      if escapedQuotes[middle] < position {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < escapedQuotes.count && escapedQuotes[low] == position ? slashes + 1 : slashes
  }

  /// `end` before the escaped line ends that stand there.
  private static func withoutLineEnds(_ end: Int, in text: [UInt8], from start: Int) -> Int {
    var end = end
    while end - start > 2, text[end - 2] == backslash,
      text[end - 1] == UInt8(ascii: "n") || text[end - 1] == UInt8(ascii: "r")
    {
      end -= 1 + slashes(before: end - 1, in: text, from: start)
    }
    return end
  }

  /// Where the quote in a shell's quoted word begins that ends at `position`; nil if it is another one.
  private static func startOfShellQuote(
    endingAt position: Int,
    in text: [UInt8],
    from floor: Int
  ) -> Int? {
    let start = position - shellQuote.count + 1
    return start >= floor && text.holds(shellQuote, at: start) ? start : nil
  }

  private enum Role {
    case opens, closes, neither
  }

  /// What the quote at `position` does, by what stands on either side of it.
  private static func role(
    ofQuoteAt position: Int,
    _ slashes: Int,
    in text: [UInt8],
    before limit: Int
  ) -> Role {
    let first = position - slashes
    let lead = first > 0 ? text[first - 1] : UInt8(ascii: "\n")
    let end = position + 1 < limit ? text[position + 1] : UInt8(ascii: "\n")
    let isAfterPrefix =
      prefixes.contains(lead) && (first < 2 || !ByteSet.alphanumerics.contains(text[first - 2]))
    let mayOpen = leads.contains(lead) && lead != text[position] || isAfterPrefix
    let isBlank = end == UInt8(ascii: " ") || end == UInt8(ascii: "\t")
    let mayClose =
      ends.contains(end) || isQuote(end) || end == UInt8(ascii: "/")
      || isBlank
        && (text[position] != UInt8(ascii: "'")
          || goesOn(behind: position + 1, in: text, before: limit))
    switch (mayOpen, mayClose) {
    case (true, false): return .opens
    case (false, true): return .closes
    // A string may begin with a blank, an escape or another quote; `", "` has a quote that closes first.
    case (true, true):
      let isBetweenBlanks = isBlank && (lead == UInt8(ascii: " ") || lead == UInt8(ascii: "\t"))
      return isBetweenBlanks || hardEnds.contains(end) ? .closes : .opens
    case (false, false): return .neither
    }
  }

  /// Whether what stands behind the blank at `position` can follow a string and no apostrophe: an operator
  /// of a shell, or the next name and value.
  private static func goesOn(behind position: Int, in text: [UInt8], before limit: Int) -> Bool {
    var next = position + 1
    guard next < limit else { return true }
    if ByteSet("&|;>\"'-").contains(text[next]) { return true }
    while next < limit, text[next].isASCIILetter || text[next] == UInt8(ascii: "_") {
      next += 1
    }
    return next < limit && next > position + 1 && text[next] == UInt8(ascii: "=")
  }

  private static func slashes(before position: Int, in text: [UInt8], from floor: Int) -> Int {
    var first = position
    while first > floor, text[first - 1] == backslash {
      first -= 1
    }
    return position - first
  }

  /// Where the tag of markup begins that ends at `position`; nil if it is a sign of another kind.
  private static func startOfTag(endingAt position: Int, in text: [UInt8], from floor: Int) -> Int?
  {
    var start = position - 1
    while start >= floor, text[start] != UInt8(ascii: "<") {
      guard text[start] != UInt8(ascii: ">"), text[start] != UInt8(ascii: "\n") else { return nil }
      start -= 1
    }
    guard start >= floor, start + 1 < position else { return nil }
    let first = text[start + 1]
    return first.isASCIILetter || first == UInt8(ascii: "/") ? start : nil
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool {
    (0x61...0x7A).contains(self | 0x20)
  }
}

extension [UInt8] {
  /// Whether `word` stands at `offset`.
  fileprivate func holds(_ word: [UInt8], at offset: Int) -> Bool {
    offset >= 0 && offset + word.count <= count
      && word.indices.allSatisfy { self[offset + $0] == word[$0] }
  }
}
