internal import JSONText

/// The tokens of a JSON text with the ends of its objects and lists.
struct TokenTree {
  let json: [UInt8]
  let tokens: [JSONToken]
  /// By token: the token behind the value that begins there.
  private var ends: [Int]

  /// More open objects and lists than any event has.
  static let depthLimit = 64

  /// The tree of `json`; nil if that is not one JSON object.
  init?(_ json: [UInt8]) {
    guard let tokens = try? JSONTokenizer.tokens(of: json, depthLimit: Self.depthLimit),
      tokens.first?.kind == .objectStart
    else { return nil }
    self.json = json
    self.tokens = tokens
    ends = Array(1..<(tokens.count + 1))
    var open: [Int] = []
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .objectStart, .arrayStart: open.append(index)
      case .objectEnd, .arrayEnd:
        if let start = open.popLast() {
          ends[start] = index + 1
        }
      default: break
      }
    }
  }

  /// The token behind the value that begins at `index`.
  func end(of index: Int) -> Int {
    ends[index]
  }

  /// Calls `body` with the key and the value of each member of the object at `index`, and its number
  /// from 0.
  func forEachMember(
    of index: Int,
    _ body: (_ key: Int, _ value: Int, _ number: Int) -> Void
  ) {
    var key = index + 1
    var number = 0
    while tokens[key].kind != .objectEnd {
      body(key, key + 1, number)
      number += 1
      key = ends[key + 1]
    }
  }

  /// The value of the last member called `name` of what is at `index`.
  func member(_ name: String, of index: Int) -> Int? {
    guard tokens[index].kind == .objectStart else { return nil }
    var found: Int?
    forEachMember(of: index) { key, value, _ in
      if text(at: key).map({ $0.elementsEqual(name.utf8) }) == true {
        found = value
      }
    }
    return found
  }

  /// What the string at `index` says; nil if there is none.
  func text(at index: Int) -> [UInt8]? {
    guard case .string(_, let hasEscapes) = tokens[index].kind else { return nil }
    guard hasEscapes else { return Array(json[content(at: index)]) }
    return JSONString.decode(json.span, in: tokens[index].range).bytes
  }

  /// The bytes between the quotes of the string at `index`.
  func content(at index: Int) -> Range<Int> {
    let range = tokens[index].range
    return (range.lowerBound + 1)..<(range.upperBound - 1)
  }
}
