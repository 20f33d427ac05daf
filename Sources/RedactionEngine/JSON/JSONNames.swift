internal import JSONText
internal import RuleModel

/// The names of the scalars of a JSON value that the text does not show beside them.
///
/// Rules know a secret by the name in front of it. JSON may spell that name with escapes, or write it
/// further out: `{"password":{"value":"x"}}`, `{"tokens":["x","y"]}`, or beside:
/// `{"value":"x","name":"password"}`; it may spell the value with escapes. Each such scalar gets a name like `password..value`, as if it were
/// a member of that name: the keys from the first one that says anything to the rules, those that only
/// carry a value left out. The two dots keep two keys from reading as one word (`"license":{"key":…}`).
struct JSONNames {
  /// A scalar and its name.
  struct Named {
    /// The scalar.
    var leaf: JSONToken
    /// Letters, digits, `_`, `-`, `.` and bytes from 0x80.
    var name: [UInt8]
  }

  private let json: [UInt8]
  private let tokens: [JSONToken]
  /// By the first byte of an object: the name that one of its members gives to another.
  private let pairs: [Int: [UInt8]]
  private var open: [Container] = []
  private var position = 0

  /// An object or array around the current token.
  private struct Container {
    var path: Path
    /// What a member that only carries a value is called.
    var pair: [UInt8]?
    /// The key whose value comes next; none in an array.
    var key: JSONToken?
  }

  /// What is written in front of a scalar's own key.
  private struct Path {
    var text: [UInt8] = []
    /// The last key in `text` that says something to the rules.
    var anchor: Range<Int> = 0..<0

    /// Longer ones lose the keys in the middle; rules read 60 bytes behind the word they know.
    static let longest = 56
  }

  /// Keys longer than this are no names.
  private static let longestName = 64

  /// The names in `json`, whose tokens are `tokens`; `isTelling` says whether a name is one that rules
  /// look for.
  init(of json: [UInt8], tokens: [JSONToken], isTelling: ([UInt8]) -> Bool) {
    self.json = json
    self.tokens = tokens
    pairs = JSONPairs.names(in: json, tokens: tokens) { name in
      Self.name(name).flatMap { isTelling($0) ? $0 : nil }
    }
  }

  /// The next scalar with a name that the text does not show.
  mutating func next(isTelling: ([UInt8]) -> Bool) -> Named? {
    while position < tokens.count {
      let token = tokens[position]
      position += 1
      switch token.kind {
      case .objectStart, .arrayStart:
        let inside = open.last.map { path(to: $0, isTelling: isTelling) }
        open.append(Container(path: inside ?? Path(), pair: pairs[token.range.lowerBound]))
      case .objectEnd, .arrayEnd:
        open.removeLast()
      case .string(isKey: true, _):
        open[open.count - 1].key = token
      case .string, .number:
        if let container = open.last,
          let name = hiddenName(of: token, in: container, isTelling: isTelling)
        {
          return Named(leaf: token, name: name)
        }
      case .literal:
        break
      }
    }
    return nil
  }

  /// The path of what is inside the value of a container's current key.
  private func path(to container: Container, isTelling: ([UInt8]) -> Bool) -> Path {
    guard let key = container.key else { return container.path }
    if JSONPairs.carriesValue(json, key) {
      guard let pair = container.pair else { return container.path }
      return Path(text: pair, anchor: 0..<pair.count)
    }
    // What stands below an empty key is about its parent, as in Sentry's `_meta`.
    guard key.range.count > 2 else { return Path() }
    guard let name = Self.name(decoded(key)) else { return container.path }
    let one = Self.singular(name)
    let tells = isTelling(one)
    guard tells || !container.path.text.isEmpty else { return Path() }
    var path = container.path
    if path.text.count + one.count > Path.longest {
      path = Path(text: Array(path.text[path.anchor]), anchor: 0..<path.anchor.count)
    }
    path.text += path.text.isEmpty ? [] : Self.joiner
    if tells {
      path.anchor = path.text.count..<(path.text.count + one.count)
    }
    path.text += one
    return path
  }

  /// The name of a scalar in `container`; nil if the text shows both.
  private func hiddenName(
    of scalar: JSONToken,
    in container: Container,
    isTelling: ([UInt8]) -> Bool
  ) -> [UInt8]? {
    let path = container.path.text
    guard let key = container.key else { return path.isEmpty ? nil : path }
    if JSONPairs.carriesValue(json, key) {
      if let name = container.pair {
        return name
      }
      if !path.isEmpty {
        return path
      }
    }
    let isSpelledOut = key.hasEscapes || scalar.hasEscapes
    guard isSpelledOut || !path.isEmpty, !JSONPairs.tellsAbout(json, key),
      let name = Self.name(decoded(key))
    else { return nil }
    guard path.isEmpty else { return path + Self.joiner + name }
    return isTelling(name) ? name : nil
  }

  private func decoded(_ string: JSONToken) -> [UInt8] {
    JSONString.decode(json.span, in: string.range).bytes
  }

  private static let joiner = Array("..".utf8)
  private static let nameBytes = ByteSet.alphanumerics.union(ByteSet("_.-"))

  /// `text` as a name: signs become `_`; nil where it is none, as sentences are.
  private static func name(_ text: [UInt8]) -> [UInt8]? {
    guard text.count <= longestName, !text.contains(where: { $0 <= 0x20 }) else { return nil }
    var name = text.map { nameBytes.contains($0) || $0 >= 0x80 ? $0 : UInt8(ascii: "_") }
    while name.last == UInt8(ascii: "_") {
      name.removeLast()
    }
    return name.isEmpty ? nil : name
  }

  /// What one of several things called `name` is called: `tokens` holds a token.
  private static func singular(_ name: [UInt8]) -> [UInt8] {
    guard let last = name.last, last | 0x20 == UInt8(ascii: "s"), name.count > 3,
      name[name.count - 2] | 0x20 != UInt8(ascii: "s")
    else { return name }
    return name.dropLast()
  }
}
