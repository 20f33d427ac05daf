/// A text that someone wants to report, and where in it the values stand that nobody else may see.
public struct ReportedText: Sendable {
  /// The text without marks.
  public let bytes: [UInt8]
  /// What is to be replaced.
  public private(set) var values: [Value] = []

  /// A stretch of the text.
  public struct Value: Sendable, Hashable {
    /// Where it stands.
    public var range: Range<Int>
    /// Public prefixes, of which one in front stays.
    public var literals: [[UInt8]] = []
  }

  /// A mark that is not closed, not opened, empty, or inside another.
  public struct MarkError: Error, Sendable, Hashable {
    /// Where the mark stands, in bytes.
    public var offset: Int
  }

  /// The text `bytes`, in which `⟦…⟧` stand around values.
  public init(marked bytes: [UInt8]) throws(MarkError) {
    let (opening, closing) = (Array("⟦".utf8), Array("⟧".utf8))
    var text: [UInt8] = []
    var open: (place: Int, start: Int)?
    var index = 0
    while index < bytes.count {
      if bytes[index...].starts(with: opening) {
        guard open == nil else { throw MarkError(offset: index) }
        open = (index, text.count)
        index += opening.count
      } else if bytes[index...].starts(with: closing) {
        guard let start = open?.start, start < text.count else { throw MarkError(offset: index) }
        values.append(Value(range: start..<text.count))
        open = nil
        index += closing.count
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    if let open { throw MarkError(offset: open.place) }
    self.bytes = text
  }

  /// Adds a value; of two that overlap, one is made.
  public mutating func add(_ range: Range<Int>, keeping literals: [[UInt8]] = []) {
    var whole = Value(range: range, literals: literals)
    var others: [Value] = []
    for value in values {
      guard value.range.overlaps(whole.range) else {
        others.append(value)
        continue
      }
      whole.range =
        min(
          value.range.lowerBound,
          whole.range.lowerBound
        )..<max(
          value.range.upperBound,
          whole.range.upperBound
        )
      whole.literals += value.literals
    }
    values = (others + [whole]).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Adds every further place at which one of the values of at least `length` bytes stands.
  public mutating func addRepeats(ofAtLeast length: Int) {
    for value in values where value.range.count >= length {
      let text = bytes[value.range]
      for start in bytes.indices.dropLast(text.count - 1) where bytes[start...].starts(with: text) {
        let range = start..<(start + text.count)
        if !values.contains(where: { $0.range.overlaps(range) }) {
          add(range, keeping: value.literals)
        }
      }
    }
  }

  /// The text as a case writes it, its values replaced, and marked unless they may stay.
  ///
  /// Equal values get equal text, so that a repeated one is still repeated.
  public func caseText(_ disguise: Disguise, isInnocent: Bool) -> [UInt8] {
    var texts: [[UInt8]: [UInt8]] = [:]
    var result: [UInt8] = []
    var position = 0
    for value in values {
      result += Self.escaped(bytes[position..<value.range.lowerBound])
      let original = Array(bytes[value.range])
      let text = texts[original] ?? disguise.text(for: original, keeping: value.literals)
      texts[original] = text
      result += isInnocent ? text : Array("⟦".utf8) + text + Array("⟧".utf8)
      position = value.range.upperBound
    }
    return result + Self.escaped(bytes[position...])
  }

  /// What looks like a shape and is none gets a backslash.
  private static func escaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let bytes = Array(text)
    return bytes.indices.flatMap { index in
      ShapeReference(in: bytes, at: index) == nil ? [bytes[index]] : [0x5C, bytes[index]]
    }
  }
}
