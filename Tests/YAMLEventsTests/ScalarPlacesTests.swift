import RuleModel
import Testing
import YAMLEvents

@Suite struct ScalarPlacesTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    var name: String
    var file: String
    /// The value of the file's last scalar.
    var value: String
    /// `line:column` of each character of that value.
    var places: String

    var testDescription: String { name }
  }

  static let samples = [
    Sample(name: "plain", file: "k: abc", value: "abc", places: "1:4 1:5 1:6"),
    Sample(name: "plain, not ASCII", file: "ключ: ☺a", value: "☺a", places: "1:7 1:8"),
    Sample(
      name: "plain over lines",
      file: "k: ab  \n  c\n\n\n  d",
      value: "ab c\n\nd",
      places: "1:4 1:5 1:8 2:3 3:1 4:1 5:3"
    ),
    Sample(name: "after a byte order mark", file: "\u{FEFF}a", value: "a", places: "1:1"),
    Sample(name: "single quoted", file: "'a''b'", value: "a'b", places: "1:2 1:3 1:5"),
    Sample(
      name: "single quoted over CRLF lines",
      file: "k: 'a\r\n  b\r\n\r\n  c'",
      value: "a b\nc",
      places: "1:5 1:6 2:3 3:1 4:3"
    ),
    Sample(
      name: "double quoted",
      file: #""a\nb\x41\u263a\U0001F600\"c""#,
      value: "a\nbA☺😀\"c",
      places: "1:2 1:3 1:5 1:6 1:10 1:16 1:26 1:28"
    ),
    Sample(
      name: "double quoted over lines",
      file: "\"a\n b\\\n  \\ c\\\n\n\n d\"",
      value: "a b c\n\nd",
      places: "1:2 1:3 2:2 3:3 3:5 4:1 5:1 6:2"
    ),
    Sample(
      name: "literal",
      file: "k: |\n  ab\n   c\n\n  d\n\n",
      value: "ab\n c\n\nd\n",
      places: "2:3 2:4 2:5 3:3 3:4 3:5 4:1 5:3 5:4"
    ),
    Sample(
      name: "literal, kept tail",
      file: "- |+ # why\n a\n\n",
      value: "a\n\n",
      places: "2:2 2:3 3:1"
    ),
    Sample(
      name: "literal, indentation given",
      file: "- k: |1-\n     a\n   b",
      value: "  a\nb",
      places: "2:4 2:5 2:6 2:7 3:4"
    ),
    Sample(
      name: "literal, blank beginning",
      file: "|\n\n  \n  a",
      value: "\n\na",
      places: "2:1 3:3 4:3"
    ),
    Sample(
      name: "folded",
      file: "k: >\n  a\n  b\n\n  c\n   d\n  e\n",
      value: "a b\nc\n d\ne\n",
      places: "2:3 2:4 3:3 4:1 5:3 5:4 6:3 6:4 6:5 7:3 7:4"
    ),
  ]

  @Test(arguments: samples)
  func `every character has its place`(_ sample: Sample) throws {
    let scalar = try #require(YAMLDocument.parse(sample.file).root?.scalars.last)
    #expect(scalar.text == sample.value)
    var places: [String] = []
    var offset = 0
    for character in scalar.text.unicodeScalars {
      let mark = scalar.mark(atByte: offset)
      places.append("\(mark.line):\(mark.column)")
      offset += String(character).utf8.count
    }
    #expect(places.joined(separator: " ") == sample.places)
    #expect(PlacedText(sample.file).misplacements(in: scalar) == [])
  }

  @Test func `the end of a value is the character after its last`() throws {
    let ends = [("ab", "1:3"), ("'ab'", "1:4"), (#""a\n""#, "1:5"), ("\"a \\\n  b\"", "2:4")]
    for (file, end) in ends {
      let scalar = try #require(YAMLDocument.parse(file).root?.scalars.first)
      let mark = scalar.mark(atByte: scalar.text.utf8.count)
      #expect("\(mark.line):\(mark.column)" == end, "of \(file)")
    }
  }

  /// Texts drawn from the characters that matter to the scanner, of which some are YAML.
  @Test(
    arguments: [
      ["k: ", "- ", "|", ">", "+", "-", "1", "2", "\n", "\n", " ", "  ", "a", "b#", "\t", "\n  "],
      [
        "'", "''", "'", "a", " ", "\n", "\r\n", "\r", "\u{85}", "\u{2028}", "é", "\t", "- ", "k: '",
      ],
      [
        "\"", "\\\n", "\\ ", "\\x41", "\\u00e9", "\\\"", "a", " ", "\n", "\r\n", "\t", "- ",
        "k: \"",
      ],
      [
        "k: |\n", "k: >\n", " a\n", "  b\n", "   c\n", "\n", "  \n", "\u{2029}", "\r\n", "k: >+\n",
        "  - a\n",
      ],
      ["[", "]", ",", "{", "}", "k: ", "a", "'b'", "\"c\"", "\n", " ", "# d\n", "é", "\t"],
    ])
  func `every character of a random file has its place`(_ pieces: [String]) {
    var random = SplitMix64(seed: 1)
    var accepted = 0
    for _ in 0..<6000 {
      let count = Int.random(in: 1...14, using: &random)
      var file =
        ["", "- |\n", "- >\n", "'", "\"", "- k: >2\n", "- - |+\n"].randomElement(using: &random)
        ?? ""
      file += (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      guard let root = try? YAMLDocument.parse(file).root else { continue }
      accepted += 1
      let text = PlacedText(file)
      for scalar in root.scalars {
        #expect(text.misplacements(in: scalar) == [], "in \(file.debugDescription)")
      }
    }
    #expect(accepted > 200)
  }
}
