/// An event's properties on their way out: JSON with gaps, and the texts that go into them.
struct EventDraft {
  /// The JSON without the texts.
  var skeleton: [UInt8] = []
  /// The texts in the order of the skeleton.
  private(set) var texts: [Text] = []
  /// Where values stand that leave as they are, if that is asked for.
  var kept: [FieldTrails.Trail] = []
  /// The texts in the order in which they are read.
  var reading: [Part] = []

  /// The texts that are read once more behind another one, as programs print a class and its message.
  var led: [(text: Int, leader: Int)] = []

  /// A text of an event.
  struct Text {
    /// Where in the skeleton it goes.
    var position: Int
    /// What it says.
    var bytes: [UInt8]
    /// The most bytes that it may have.
    var limit: Int
    /// Whether a text in which something was found may leave without it.
    var mayBeRedacted: Bool
    /// Where it stands.
    var trail: FieldTrails.Trail
  }

  /// A text in its place among those that are read together.
  struct Part {
    var text: Int
    var joint: Joint
    /// Whether it is a line of source.
    var isSource: Bool
  }

  /// What stands before a text when it is read.
  enum Joint {
    /// Nothing is read across.
    case apart
    /// It is the next line.
    case line
  }

  /// Puts a text at the end of the skeleton.
  mutating func append(_ text: Text, isSource: Bool) {
    reading.append(Part(text: texts.count, joint: .apart, isSource: isSource))
    texts.append(text)
  }

  /// Adds a text that is read with the others and goes nowhere; its number.
  mutating func addAside(_ bytes: [UInt8]) -> Int {
    let text = Text(
      position: skeleton.count,
      bytes: bytes,
      limit: .max,
      mayBeRedacted: true,
      trail: FieldTrails.root
    )
    reading.append(Part(text: texts.count, joint: .apart, isSource: false))
    aside = texts.count
    texts.append(text)
    return texts.count - 1
  }

  /// The text that goes nowhere.
  private var aside: Int?

  /// The first lines of the texts that have a leader, each behind its leader's text and a colon, and
  /// where they stand.
  func ledLines() -> (text: [UInt8], places: [Range<Int>]) {
    var text: [UInt8] = []
    var places: [Range<Int>] = []
    for pair in led {
      text += texts[pair.leader].bytes
      text += [UInt8(ascii: ":"), UInt8(ascii: " ")]
      let start = text.count
      text += firstLine(of: pair.text)
      places.append(start..<text.count)
      text += Self.border
    }
    return (text, places)
  }

  /// Puts `line` in the place of the first line of the text at `index`.
  mutating func replaceFirstLine(of index: Int, with line: [UInt8]) {
    texts[index].bytes = line + texts[index].bytes[firstLine(of: index).endIndex...]
  }

  private func firstLine(of index: Int) -> ArraySlice<UInt8> {
    texts[index].bytes.prefix { $0 != UInt8(ascii: "\n") }
  }

  /// Takes back what was put behind the first `length` bytes of the skeleton.
  mutating func shorten(to length: Int) {
    skeleton.removeLast(skeleton.count - length)
  }

  /// Puts another text in the place of the one at `index`; nil leaves `null` there.
  mutating func replace(_ index: Int, with bytes: [UInt8]?) {
    texts[index].bytes = bytes ?? []
    withheld.formUnion(bytes == nil ? [index] : [])
  }

  /// Texts in whose place `null` stands.
  private var withheld: Set<Int> = []

  /// All texts as one, and where each stands in it by its number.
  func joined() -> (text: [UInt8], places: [Range<Int>]) {
    var text: [UInt8] = []
    text.reserveCapacity(texts.reduce(0) { $0 + $1.bytes.count + 3 })
    var places = [Range<Int>](repeating: 0..<0, count: texts.count)
    for (index, part) in reading.enumerated() {
      switch part.joint {
      case _ where index == 0: break
      case .apart: text += Self.border
      case .line: text.append(UInt8(ascii: "\n"))
      }
      let start = text.count
      text += texts[part.text].bytes
      places[part.text] = start..<text.count
    }
    return (text, places)
  }

  /// A line that no rule reads across: ASCII's record separator.
  private static let border: [UInt8] = [0x0A, 0x1E, 0x0A]

  /// The properties with their texts.
  func assembled(reserving extra: Int) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(
      texts.reduce(skeleton.count + extra) { $0 + $1.bytes.count + $1.bytes.count / 8 + 2 }
    )
    var copied = 0
    for (index, text) in texts.enumerated() where index != aside {
      output += skeleton[copied..<text.position]
      copied = text.position
      if withheld.contains(index) {
        output += "null".utf8
      } else {
        EventString.append(text.bytes, to: &output)
      }
    }
    output += skeleton[copied...]
    return output
  }
}
