/// The ends of a line that a pattern asks for, in an assertion.
public struct LineAnchors: OptionSet, Sendable, Hashable {
  /// The line's beginning: `^`, `(?<![^\n])`.
  public static let start = Self(rawValue: 1)
  /// The line's end: `$`.
  public static let end = Self(rawValue: 2)

  private static let lookbehinds = [#"(?<![^\n"#, #"(?<=\n"#].map { Array($0.utf8) }

  /// The set's members as bits.
  public let rawValue: Int

  /// The set of the members that `rawValue` has as bits.
  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// Those that `pattern` asks for.
  public init(of pattern: String) {
    self = []
    let bytes = Array(pattern.utf8)
    var isEscaped = false
    var isInClass = false
    for (index, byte) in bytes.enumerated() {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "^") where !isInClass: insert(.start)
      case UInt8(ascii: "$") where !isInClass: insert(.end)
      case UInt8(ascii: "(") where Self.lookbehinds.contains(where: bytes[index...].starts(with:)):
        insert(.start)
      default: break
      }
    }
  }

  /// Those that decide about a match of `matcher`; a block has ends of its own.
  public init(of matcher: CompiledRule.Matcher) {
    switch matcher {
    case .pattern(let pattern, _): self.init(of: pattern)
    case .block: self = []
    }
  }
}
