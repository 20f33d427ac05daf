import RuleModel

extension ByteSet {
  /// The POSIX class `[:name:]` in the C locale (pcre2pattern, "POSIX character classes").
  ///
  /// Under `(?i)` the classes `upper` and `lower` mean `alpha`.
  static func posix(_ name: String, ignoringCase: Bool) -> ByteSet? {
    switch name {
    case "alpha": letters
    case "lower": ignoringCase ? letters : ByteSet(0x61...0x7A)
    case "upper": ignoringCase ? letters : ByteSet(0x41...0x5A)
    case "alnum": alphanumerics
    case "ascii": ByteSet(0x00...0x7F)
    case "blank": ByteSet([0x09, 0x20])
    case "cntrl": ByteSet(0x00...0x1F).union(ByteSet([0x7F]))
    case "digit": digits
    case "graph": ByteSet(0x21...0x7E)
    case "print": ByteSet(0x20...0x7E)
    case "punct": ByteSet(0x21...0x7E).subtracting(alphanumerics)
    case "space": blanks
    case "word": wordBytes
    case "xdigit": digits.union(ByteSet("abcdefABCDEF"))
    default: nil
    }
  }

  private static let letters = ByteSet(0x41...0x5A).union(ByteSet(0x61...0x7A))
}
