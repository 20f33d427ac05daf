internal import RuleModel

/// Finds the shape that a value has.
struct ShapeFinder: Sendable {
  /// Shapes that name something: they have a public part or a checksum, or are rows of others.
  private var named: [Shape] = []
  /// Shapes of nothing but an alphabet, the smallest first.
  private var bare: [(name: String, alphabet: Alphabet)] = []
  private let forms: [String: Shape]

  private static let alphabets: [Alphabet] = [
    .digit, .hex, .upperHex, .lower, .upper, .lowerAlnum, .upperAlnum, .alnum,
  ]
  /// Shorter bodies are no tokens.
  private static let shortestBody = 6

  /// The public prefixes of tokens.
  let prefixes: [[UInt8]]

  init(_ shapes: [Shape]) {
    prefixes = shapes.compactMap { shape in
      if case .token(let token) = shape.form { Array(token.prefix.utf8) } else { nil }
    }
    forms = Dictionary(shapes.map { ($0.name.text, $0) }) { first, _ in first }
    named = shapes.filter(\.isTelling).sorted { $0.publicLength > $1.publicLength }
    bare = Self.alphabets.compactMap { alphabet in
      let shape = shapes.first { $0.isBare(of: alphabet) && $0.name.text == alphabet.rawValue }
      return shape.map { ($0.name.text, alphabet) }
    }
  }

  /// The reference to the shape that all of `value` has, if it is one that names something.
  func reference(toWhole value: [UInt8]) -> String? {
    for shape in named {
      switch shape.form {
      case .token(let token):
        guard let length = token.bodyLength(of: value[...]) else { continue }
        return Self.reference(shape, token, length)
      case .row(let row):
        if rest(of: value[...], behind: row)?.isEmpty == true { return "{\(shape.name.text)}" }
      }
    }
    return nil
  }

  /// The reference to the token that `text` begins with, behind a public prefix, and its length.
  func reference(toStartOf text: ArraySlice<UInt8>) -> (String, count: Int)? {
    for shape in named {
      guard case .token(let token) = shape.form, token.prefix.utf8.count >= 3,
        token.checksum == nil, token.suffix.isEmpty, text.starts(with: token.prefix.utf8)
      else { continue }
      let all = text.dropFirst(token.prefix.utf8.count)
      let body = zip(all, 0...).prefix { token.alphabet.holds($0, at: $1) }.count
      guard body >= max(Self.shortestBody, token.length / 2) else { continue }
      return (Self.reference(shape, token, body), token.prefix.utf8.count + body)
    }
    return nil
  }

  /// A word as the smallest alphabet that has all of it; made-up text if there is no such shape.
  func word(_ word: ArraySlice<UInt8>) -> [UInt8] {
    let shape = bare.first { shape in word.allSatisfy { shape.alphabet.holds($0, at: 0) } }
    guard let shape else { return LookAlike.text(for: word) }
    return Array("{\(shape.name):\(word.count)}".utf8)
  }

  private static func reference(_ shape: Shape, _ token: Shape.Token, _ length: Int) -> String {
    length == token.length ? "{\(shape.name.text)}" : "{\(shape.name.text):\(length)}"
  }

  /// What stands in `text` behind the parts of `row`; nil if it does not begin with them.
  private func rest(of text: ArraySlice<UInt8>, behind row: CaseText) -> ArraySlice<UInt8>? {
    var rest = text
    for part in row.parts {
      switch part.content {
      case .bytes(let bytes):
        guard rest.starts(with: bytes) else { return nil }
        rest = rest.dropFirst(bytes.count)
      case .shape(let name, let length, _):
        guard case .token(var token)? = forms[name]?.form else { return nil }
        token.length = length ?? token.length
        let piece = rest.prefix(token.wholeLength)
        guard token.bodyLength(of: piece) == token.length else { return nil }
        rest = rest.dropFirst(piece.count)
      }
    }
    return rest
  }
}

extension Shape {
  /// Whether the shape says more than what it is made of.
  fileprivate var isTelling: Bool {
    switch form {
    case .token(let token): !token.prefix.isEmpty || !token.suffix.isEmpty || token.checksum != nil
    case .row: true
    }
  }

  fileprivate var publicLength: Int {
    switch form {
    case .token(let token): token.prefix.utf8.count + token.suffix.utf8.count
    case .row(let row):
      row.parts.reduce(0) { length, part in
        if case .bytes(let bytes) = part.content { length + bytes.count } else { length }
      }
    }
  }

  fileprivate func isBare(of alphabet: Alphabet) -> Bool {
    guard case .token(let token) = form else { return false }
    return token.alphabet == alphabet && !isTelling
  }
}

extension Shape.Token {
  /// The length with everything.
  fileprivate var wholeLength: Int {
    prefix.utf8.count + length + (checksum?.length ?? 0) + suffix.utf8.count
  }

  /// How long the body of `value` is; nil if it has another shape, or its check characters are wrong.
  fileprivate func bodyLength(of value: ArraySlice<UInt8>) -> Int? {
    guard value.starts(with: prefix.utf8), value.reversed().starts(with: suffix.utf8.reversed())
    else { return nil }
    let inner = value.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count)
    let count = inner.count - (checksum?.length ?? 0)
    guard count > 0, checksum == nil || count == length else { return nil }
    let body = checksum == .mod97 ? inner.suffix(count) : inner.prefix(count)
    guard zip(body, 0...).allSatisfy({ alphabet.holds($0, at: $1) }) else { return nil }
    if let checksum {
      let whole = checksum.completed(prefix: Array(prefix.utf8), body: Array(body))
      guard value.dropLast(suffix.utf8.count).elementsEqual(whole) else { return nil }
    } else if count != length, count < max(6, length / 2) {
      return nil
    }
    return count
  }
}

extension Checksum {
  /// How many check characters there are.
  fileprivate var length: Int {
    switch self {
    case .crc32Base62: 6
    case .crc32Hex: 8
    case .luhn: 1
    case .mod97: 2
    }
  }
}

extension Alphabet {
  /// Whether `byte` may stand at `offset`.
  fileprivate func holds(_ byte: UInt8, at offset: Int) -> Bool {
    characters(at: offset).contains(byte)
  }
}
