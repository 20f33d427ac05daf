internal import RuleModel

/// The value is none that programs and people write where a secret would stand: a mask, a variable
/// reference, a word for nothing, a type name, a hole in a template.
public struct NotPlaceholderValidator: Validator {
  /// Called `not-placeholder` in rules.
  public static let name = "not-placeholder"

  /// Words that stand for no value, in lower case.
  private static let words = [
    "", "-", "--", "0", "1", "changeme", "change_me", "change-me", "dummy", "empty", "example",
    "false", "filtered", "hidden", "masked", "n/a", "na", "nan", "nil", "no", "none", "not_set",
    "null", "nullptr", "omitted", "password", "placeholder", "private", "protected", "redacted",
    "removed", "required", "sanitized", "scrubbed", "secret", "sensitive", "set", "true", "unset",
    "undefined", "unknown", "xxx", "yes", "your_password", "your-password", "yourpassword",
    // Type names, as schemas and signatures print them.
    "any", "array", "bool", "boolean", "bytes", "char", "float", "int", "integer", "number",
    "object", "optional", "secretstr", "securestring", "str", "string", "text", "type", "varchar",
    "void",
  ].map { Array($0.utf8) }

  /// The words by how many bytes they have.
  private static let wordsByLength = (0...(words.map(\.count).max() ?? 0)).map { length in
    words.filter { $0.count == length }
  }

  /// How references to a value that stands elsewhere begin.
  private static let references = [
    "${", "$(", "{{", "#{", "@@", "<%", "process.env", "os.environ", "os.getenv", "env(", "env.",
    "ENV[", "System.getenv", "getenv(", "secrets.", "var.", "vault:", "op://", "arn:aws:secrets",
    "%(", "!vault", "redacted-", "[redacted:",
  ].map { Array($0.utf8) }

  private static let maskSigns = ByteSet("*•●…._-#?")
  private static let repeatedSigns = ByteSet("xX0*#")
  private static let brackets: [(opening: UInt8, closing: UInt8)] = [
    "<>", "[]", "{}", "()", "%%", "**",
  ]
  .map { (Array($0.utf8)[0], Array($0.utf8)[1]) }
  private static let bracketedBytes = ByteSet.alphanumerics.union(ByteSet(" _-.:[]{}<>()$%"))
  private static let digits = ByteSet("0123456789")
  private static let variableBytes = ByteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789")

  /// A validator without an argument.
  public init?(argument: String) {
    guard argument.isEmpty else { return nil }
  }

  /// Whether `secret` could be a value.
  public func accepts(_ secret: ArraySlice<UInt8>) -> Bool {
    !isWord(secret) && !isMask(secret) && !isBracketed(secret) && !isReference(secret)
  }

  private func isWord(_ secret: ArraySlice<UInt8>) -> Bool {
    guard secret.count < Self.wordsByLength.count else { return false }
    return Self.wordsByLength[secret.count].contains { word in
      zip(secret, word).allSatisfy { byte, letter in
        byte == letter || (0x41...0x5A).contains(byte) && byte | 0x20 == letter
      }
    }
  }

  /// Only signs that masks are made of, or one sign repeated: `****`, `xxxxxx`, `......`, `•••`.
  private func isMask(_ secret: ArraySlice<UInt8>) -> Bool {
    guard let first = secret.first else { return true }
    if secret.allSatisfy(Self.maskSigns.contains) {
      return true
    }
    // A masked middle or tail, `sk-pr********xyz`, is what another tool has already made of it.
    let run = longestRun(of: UInt8(ascii: "*"), in: secret)
    return run >= 3
      || secret.count >= 3 && Self.repeatedSigns.contains(first)
        && secret.allSatisfy { $0 == first }
  }

  private func longestRun(of byte: UInt8, in secret: ArraySlice<UInt8>) -> Int {
    var longest = 0
    var current = 0
    for candidate in secret {
      current = candidate == byte ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }

  /// `<redacted>`, `[Filtered]`, `{{ name }}`, `(hidden)`: a name in brackets.
  private func isBracketed(_ secret: ArraySlice<UInt8>) -> Bool {
    guard secret.count >= 2, let first = secret.first, let last = secret.last,
      Self.brackets.contains(where: { $0.opening == first && $0.closing == last })
    else { return false }
    return secret.count == 2
      || secret.allSatisfy {
        Self.bracketedBytes.contains($0) && !Self.digits.contains($0) || $0 == first || $0 == last
      }
  }

  /// `$NAME`, `${NAME…}`, `%NAME%`, `%s`, `#{…}`, `@name@`, `env.NAME`, `os.environ[…]`.
  private func isReference(_ secret: ArraySlice<UInt8>) -> Bool {
    guard let first = secret.first else { return false }
    if Self.references.contains(where: { $0[0] == first && secret.starts(with: $0) }) {
      return true
    }
    guard first == UInt8(ascii: "$") || first == UInt8(ascii: "%") else { return false }
    let name = secret.dropFirst()
    guard let initial = name.first else { return true }
    return name.count == 1
      || name.allSatisfy(Self.variableBytes.contains) && !Self.digits.contains(initial)
  }
}
