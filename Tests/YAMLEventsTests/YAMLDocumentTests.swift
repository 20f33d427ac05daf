import Testing
import YAMLEvents

@Suite struct YAMLDocumentTests {
  @Test func `keys, lists and texts keep order and places`() throws {
    let root = try YAMLDocument.parse("b: [x, 'y']\na:\n  - z\n  - {k: v}\n").root
    #expect(
      outline(root)
        == "{1:1 b@1:1=[1:4 x@1:5 y@1:8] a@2:1=[3:3 z@3:5 {4:5 k@4:6=v@4:9}]}"
    )
  }

  @Test func `duplicate keys are kept`() throws {
    #expect(outline(try YAMLDocument.parse("a: 1\na: 2").root) == "{1:1 a@1:1=1@1:4 a@2:1=2@2:4}")
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n", "\u{FEFF}"])
  func `a file of nothing has no root`(_ file: String) throws {
    #expect(try YAMLDocument.parse(file).root == nil)
  }

  @Test func `a value that is not written is absent`() throws {
    let scalars = try #require(YAMLDocument.parse("a:\nb: ''").root)
      .scalars
    #expect(scalars.map(\.isAbsent) == [false, true, false, false])
    #expect(scalars.map(\.style) == [.plain, .plain, .plain, .singleQuoted])
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    var name: String
    var bytes: [UInt8]
    var message: String

    init(_ name: String, _ bytes: [UInt8], _ message: String) {
      self.name = name
      self.bytes = bytes
      self.message = message
    }

    init(_ name: String, _ text: String, _ message: String) {
      self.init(name, Array(text.utf8), message)
    }

    var testDescription: String { name }
  }

  static let refusals = [
    Refusal(
      "bomb",
      "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
      "1:4: anchors are not supported"
    ),
    Refusal("alias", "a: *b\n", "1:4: aliases are not supported"),
    Refusal("alias as key", "*b : c\n", "1:1: aliases are not supported"),
    Refusal("anchored key", "x: 1\n&b k: c\n", "2:1: anchors are not supported"),
    Refusal("tag", "a: !!binary aGk=\n", "1:4: tags are not supported"),
    Refusal("plain tag", "- ! a\n", "1:3: tags are not supported"),
    Refusal("directive", "%YAML 1.1\n---\na\n", "1:1: directives are not supported"),
    Refusal("second document", "a\n---\nb\n", "2:1: a second document is not supported"),
    Refusal("list as key", "? [a]\n: b\n", "1:3: a key has to be a text"),
    Refusal("mapping as key", "{{a: b}: c}\n", "1:2: a key has to be a text"),
    Refusal(
      "33 lists",
      String(repeating: "[", count: 33) + String(repeating: "]", count: 33),
      "1:33: nested deeper than 32 levels"
    ),
    Refusal(
      "a million lists",
      String(repeating: "[", count: 1_000_000),
      "1:33: nested deeper than 32 levels"
    ),
    Refusal(
      "a million dashes",
      String(repeating: "- ", count: 1_000_000),
      "1:65: nested deeper than 32 levels"
    ),
    Refusal(
      "UTF-16, little end first",
      [0xFF, 0xFE, 0x61, 0],
      "1:1: file is UTF-16; save it as UTF-8"
    ),
    Refusal(
      "UTF-16, big end first",
      [0xFE, 0xFF, 0, 0x61],
      "1:1: file is UTF-16; save it as UTF-8"
    ),
    Refusal("NUL", "a: é\nbé: \0", "2:5: control characters are not allowed"),
    Refusal("escape character", "a: \u{1B}[0m", "1:4: control characters are not allowed"),
    Refusal(
      "bad lead byte",
      Array("a: b\r\né: ".utf8) + [0xFF],
      "2:4: invalid leading UTF-8 octet"
    ),
    Refusal(
      "bad trailing byte",
      Array("é: ".utf8) + [0xC3, 0x28],
      "1:4: invalid trailing UTF-8 octet"
    ),
    Refusal("surrogate", Array("- ".utf8) + [0xED, 0xA0, 0x80], "1:3: invalid Unicode character"),
    Refusal(
      "overlong",
      Array("- ".utf8) + [0xC0, 0x80],
      "1:3: invalid length of a UTF-8 sequence"
    ),
    Refusal("cut", Array("- ".utf8) + [0xE2, 0x98], "1:3: incomplete UTF-8 octet sequence"),
    Refusal(
      "bad bytes after a byte order mark",
      [0xEF, 0xBB, 0xBF, 0x0A, 0x61, 0x80],
      "2:2: invalid leading UTF-8 octet"
    ),
    Refusal("colon in a value", "a: b: c", "1:5: mapping values are not allowed in this context"),
    Refusal(
      "open quote",
      "a:\n  'b\nc: d\n",
      "4:1: found unexpected end of stream while scanning a quoted scalar begun at line 2"
    ),
    Refusal(
      "open list",
      "a: [b\n",
      "2:1: did not find expected ',' or ']' while parsing a flow sequence begun at line 1"
    ),
    Refusal(
      "tab",
      "a:\n\tb: c",
      "2:1: found character that cannot start any token while scanning for the next token"
    ),
    Refusal(
      "unknown escape",
      #"a: "\d""#,
      "1:5: found unknown escape character while parsing a quoted scalar"
    ),
  ]

  @Test(arguments: refusals)
  func `what we do not read is refused at its place`(_ refusal: Refusal) {
    let error = #expect(throws: YAMLError.self) { try YAMLDocument.parse(refusal.bytes) }
    #expect(error.map { "\($0.mark.line):\($0.mark.column): \($0.message)" } == refusal.message)
  }

  @Test func `32 levels are read`() throws {
    let file = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
    #expect(try YAMLDocument.parse(file).root != nil)
  }

  @Test func `4 MiB are read and one byte more is refused`() throws {
    let file = Array("a\n".utf8) + Array(repeating: 0x23, count: YAMLDocument.maximumSize - 2)
    #expect(try YAMLDocument.parse(file).root?.scalars.map(\.text) == ["a"])
    let error = #expect(throws: YAMLError.self) { try YAMLDocument.parse(file + [0x23]) }
    #expect(error == YAMLError(at: .start, "file is larger than 4 MiB"))
  }

  @Test func `50 MB are refused before they are read`() {
    let file = [UInt8](repeating: 0x5B, count: 50_000_000)
    let error = #expect(throws: YAMLError.self) { try YAMLDocument.parse(file) }
    #expect(error == YAMLError(at: .start, "file is larger than 4 MiB"))
  }

  @Test func `a long line of many texts takes linear time`() throws {
    let file = "[" + String(repeating: "'a',", count: 200_000) + "]"
    #expect(try YAMLDocument.parse(file).root?.scalars.last?.start.column == 799_998)
  }

  private func outline(_ node: YAMLNode?) -> String {
    switch node {
    case .scalar(let scalar): "\(scalar.text)@\(scalar.start.line):\(scalar.start.column)"
    case .sequence(let list):
      "[\(list.start.line):\(list.start.column) "
        + list.items.map(outline).joined(separator: " ") + "]"
    case .mapping(let mapping):
      "{\(mapping.start.line):\(mapping.start.column) "
        + mapping.pairs.map { "\(outline(.scalar($0.key)))=\(outline($0.value))" }
        .joined(separator: " ") + "}"
    case nil: "nothing"
    }
  }
}
