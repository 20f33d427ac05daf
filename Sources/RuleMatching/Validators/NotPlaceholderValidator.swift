internal import RuleModel

/// The value is none that programs and people write where a secret would stand: a mask, a variable
/// reference, a word for nothing, a type name, a hole in a template.
public struct NotPlaceholderValidator: Validator {
  /// Called `not-placeholder` in rules.
  public static let name = "not-placeholder"

  /// Words that stand for no value, in lower case.
  private static let words: Set<String> = [
    "", "-", "--", "0", "1", "changeme", "change_me", "change-me", "dummy", "empty", "example",
    "false", "filtered", "hidden", "masked", "n/a", "na", "nan", "nil", "no", "none", "not_set",
    "null", "nullptr", "omitted", "password", "placeholder", "private", "protected", "redacted",
    "removed", "required", "sanitized", "scrubbed", "secret", "sensitive", "set", "true", "unset",
    "undefined", "unknown", "xxx", "yes", "your_password", "your-password", "yourpassword",
    // Type names, as schemas and signatures print them.
    "any", "array", "bool", "boolean", "bytes", "char", "float", "int", "integer", "number",
    "object", "optional", "secretstr", "securestring", "str", "string", "text", "type", "varchar",
    "void",
  ]

  /// A validator without an argument.
  public init?(argument: String) {
    guard argument.isEmpty else { return nil }
  }

  /// Whether `secret` could be a value.
  public func accepts(_ secret: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: secret, as: UTF8.self)
    return !Self.words.contains(text.lowercased()) && !isMask(secret) && !isBracketed(secret)
      && !isReference(text)
  }

  /// Only signs that masks are made of, or one sign repeated: `****`, `xxxxxx`, `......`, `•••`.
  private func isMask(_ secret: ArraySlice<UInt8>) -> Bool {
    guard let first = secret.first else { return true }
    let signs = ByteSet("*•●…._-#?")
    if secret.allSatisfy(signs.contains) {
      return true
    }
    // A masked middle or tail, `sk-pr********xyz`, is what another tool has already made of it.
    let run = longestRun(of: UInt8(ascii: "*"), in: secret)
    return run >= 3
      || secret.count >= 3 && secret.allSatisfy { $0 == first }
        && ByteSet("xX0*#").contains(first)
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
    guard secret.count >= 2, let first = secret.first, let last = secret.last else { return false }
    let pairs: [(UInt8, UInt8)] = [
      (UInt8(ascii: "<"), UInt8(ascii: ">")), (UInt8(ascii: "["), UInt8(ascii: "]")),
      (UInt8(ascii: "{"), UInt8(ascii: "}")), (UInt8(ascii: "("), UInt8(ascii: ")")),
      (UInt8(ascii: "%"), UInt8(ascii: "%")), (UInt8(ascii: "*"), UInt8(ascii: "*")),
    ]
    guard pairs.contains(where: { $0.0 == first && $0.1 == last }) else { return false }
    let name = ByteSet.alphanumerics.union(ByteSet(" _-.:[]{}<>()$%"))
    return secret.allSatisfy { name.contains($0) || $0 == first || $0 == last }
      && !secret.contains(where: ByteSet("0123456789").contains) || secret.count <= 2
  }

  /// `$NAME`, `${NAME…}`, `%NAME%`, `%s`, `#{…}`, `@name@`, `env.NAME`, `os.environ[…]`.
  private func isReference(_ text: String) -> Bool {
    let prefixes = [
      "${", "$(", "{{", "#{", "@@", "<%", "process.env", "os.environ", "os.getenv", "env(", "env.",
      "ENV[", "System.getenv", "getenv(", "secrets.", "var.", "vault:", "op://", "arn:aws:secrets",
      "%(", "!vault", "redacted-", "[redacted:",
    ]
    if prefixes.contains(where: text.hasPrefix) {
      return true
    }
    if let first = text.first, first == "$" || first == "%" {
      let name = text.dropFirst()
      return name.allSatisfy { $0.isUppercase || $0 == "_" || $0.isNumber } && !name.isEmpty
        && name.first?.isNumber == false || name.count <= 1
    }
    return false
  }
}
