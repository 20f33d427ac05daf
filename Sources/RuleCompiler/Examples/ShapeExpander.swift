internal import RuleModel

/// Makes up the text that `{name:n}` stands for in an example, the same on every run.
public struct ShapeExpander: Sendable {
  private var random: SplitMix64

  /// An expander whose text depends on `seed` alone.
  public init(seed: String) {
    // FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
    let digest = seed.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    random = SplitMix64(seed: digest)
  }

  private static let lower = "abcdefghijklmnopqrstuvwxyz"
  private static let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
  private static let digits = "0123456789"

  /// The alphabets of shapes, by name.
  private static let alphabets: [String: [UInt8]] = [
    "alnum": upper + lower + digits, "lower": lower, "upper": upper, "digit": digits,
    "hex": digits + "abcdef", "hexupper": digits + "ABCDEF", "base32": upper + "234567",
    "loweralnum": lower + digits, "upperalnum": upper + digits,
    "base64": upper + lower + digits + "+/", "base64url": upper + lower + digits + "-_",
  ].mapValues { Array($0.utf8) }

  /// The longest text that a shape stands for; with a greater number it is no shape.
  private static let longestText = 100_000

  /// The names of all shapes.
  public static let names: [String] = alphabets.keys.sorted() + ["password", "word"]

  /// `text` with its shapes filled in and `\{`, `\}` as braces; other braces stay.
  public mutating func expanded(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let character = rest.first {
      if character == "\\", let brace = rest.dropFirst().first, brace == "{" || brace == "}" {
        result.append(brace)
        rest = rest.dropFirst(2)
      } else if character == "{", let (filled, end) = shape(in: rest) {
        result += filled
        rest = rest[end...]
      } else {
        result.append(character)
        rest.removeFirst()
      }
    }
    return result
  }

  private mutating func shape(in text: Substring) -> (String, Substring.Index)? {
    guard let close = text.firstIndex(of: "}") else { return nil }
    let parts = text[text.index(after: text.startIndex)..<close]
      .split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first.map(String.init), Self.names.contains(name) else { return nil }
    let count = parts.count > 1 ? Int(parts[1]) : nil
    guard parts.count == 1 || count.map((0...Self.longestText).contains) ?? false else {
      return nil
    }
    return (filled(name, count: count), text.index(after: close))
  }

  private mutating func filled(_ name: String, count: Int?) -> String {
    switch name {
    case "password":
      return password(length: count ?? 14)
    case "word":
      return word(length: count ?? 7)
    default:
      let alphabet = Self.alphabets[name] ?? []
      let bytes = (0..<(count ?? 16)).map { _ in
        alphabet[Int(random.next() % UInt64(alphabet.count))]
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Letters in both cases, digits and signs that every syntax leaves alone.
  private mutating func password(length: Int) -> String {
    let classes = [Self.lower, Self.upper, Self.digits, Self.lower].map { Array($0.utf8) }
    let signs = Array("-_!.".utf8)
    let bytes = (0..<max(4, length)).map { place -> UInt8 in
      if place == 5 {
        return signs[Int(random.next() % UInt64(signs.count))]
      }
      let alphabet = classes[place % classes.count]
      return alphabet[Int(random.next() % UInt64(alphabet.count))]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Consonants and vowels in turn.
  private mutating func word(length: Int) -> String {
    let parts = ["bcdfghklmnprstvw", "aeiou"].map { Array($0.utf8) }
    let bytes = (0..<length).map { place -> UInt8 in
      let alphabet = parts[place % 2]
      return alphabet[Int(random.next() % UInt64(alphabet.count))]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
