import PatternSyntax
import Testing

@Suite struct RequiredLiteralsTests {
  struct Row: CustomTestStringConvertible {
    var pattern: String
    var strings: [String]
    var distance: ClosedRange<Int>
    var testDescription: String { pattern }

    init(_ pattern: String, _ strings: [String], _ distance: ClosedRange<Int> = 0...0) {
      self.pattern = pattern
      self.strings = strings
      self.distance = distance
    }
  }

  @Test(arguments: [
    Row(
      "(?<secret>[sr]k_(?:live|test)_[A-Za-z0-9]{16,247})",
      ["rk_live_", "rk_test_", "sk_live_", "sk_test_"]
    ),
    Row(
      "(?<secret>[sr]k_(?:live|test|prod)_[A-Za-z0-9]{16,247})",
      ["rk_live_", "rk_prod_", "rk_test_", "sk_live_", "sk_prod_", "sk_test_"]
    ),
    Row("(?i)(?:select|update)\\s+(?:only\\s+)?[a-z]+", ["select", "update"]),
    Row("(?<secret>gh[pousr]_[A-Za-z0-9]{36})", ["gho_", "ghp_", "ghr_", "ghs_", "ghu_"]),
    Row("(?<secret>github_pat_[A-Za-z0-9_]{82})", ["github_pat_"]),
    Row("(?<secret>(?:AKIA|ASIA)[A-Z2-7]{16})", ["akia", "asia"]),
    Row("(?<secret>xox[bap]-[0-9A-Za-z-]{10,72})", ["xoxa-", "xoxb-", "xoxp-"]),
    Row("(?<secret>AIza[0-9A-Za-z_-]{35})", ["aiza"]),
    Row("(?<secret>SG\\.[\\w-]{22}\\.[\\w-]{43})", ["sg."]),
    Row("(?<secret>eyJ[\\w-]+\\.eyJ[\\w-]+\\.[\\w-]+)", ["eyj"]),
    Row(
      #"(?i)authorization["']?\s*[:=]\s*(?<secret>(?:basic|bearer)\s+[^\s"']+)"#,
      ["authorization"]
    ),
    Row("(?i)(?:proxy-)?authorization: (?<secret>.*)", ["authorization: ", "proxy-authorizat"]),
    Row(
      #"[a-z][a-z0-9+.-]{1,20}://[^\s:@/]*:(?<secret>[^\s@]+)@"#,
      ["://"],
      2...21
    ),
    Row("postgres(?:ql)?://[^:]+:(?<secret>[^@]+)@", ["postgres://", "postgresql://"]),
    Row(
      "(?<![A-Za-z0-9])(?<secret>[A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{31,34})",
      ["7q~", "8q~"],
      3...3
    ),
    Row("(?i)(?:password|passwd|pwd)=(?<secret>[^;]+)", ["passwd=", "password=", "pwd="]),
    Row("-----BEGIN [A-Z ]*PRIVATE KEY-----", ["-----begin "]),
    Row("(?:Set-)?Cookie:", ["cookie:", "set-cookie:"]),
    Row("[\\w.]{1,64}@[\\w.]{1,64}", ["@"], 1...64),
    Row("(?:foo\\d+|bar\\d+)baz", ["bar", "foo"]),
    Row("\\d{1,4}(?:foo|[a-z]{2}bar)", ["bar", "foo"], 1...6),
    Row("(?=secret)[a-z]+=foo_", [], 0...0),
    Row("(?!abc)x_y_z", ["x_y_z"]),
    Row("(?:abc)?xyz", ["abcxyz", "xyz"]),
    Row("(?:abc)*xyz", ["abc", "xyz"]),
    Row("(?:tok_)+[0-9]", ["tok_"]),
    Row("\\Q$2y$\\E[0-9]{2}", ["$2y$"]),
    Row("abcdefghijklmnopqrstuvwxyz", ["abcdefghijklmnop"]),
    Row("\\xE2\\x82\\xAC[0-9]+", ["\\xe2\\x82\\xac"]),
    Row("(a)(?(1)foo_|bar_)", ["abar_", "afoo_"]),
    Row(
      "(?i)(?:api|auth|admin)[_.-]?key",
      [
        "admin-key", "admin.key", "admin_key", "adminkey", "api-key", "api.key", "api_key",
        "apikey",
        "auth-key", "auth.key", "auth_key", "authkey",
      ]
    ),
    Row(
      "[a-z]{1,9}@(?://[a-z]{1,9}|[a-z]{1,9}:1521|(?i:\\(DESCRIPTION))",
      [":1521", "@(description", "@//"],
      1...19
    ),
    Row("set [a-z]{1,9}xq=", ["xq="], 5...13),
    Row("Error(?: at|: in) line [0-9]", ["error at line ", "error: in line "]),
  ])
  func derivesTheBestLiterals(_ row: Row) throws {
    let found = PatternAnalysis(of: try Pattern(parsing: row.pattern)).requiredLiterals
    #expect(found?.descriptions ?? [] == row.strings)
    #expect(found?.distance ?? 0...0 == row.distance)
  }

  @Test(arguments: [
    "[0-9]+", "[a-z]{3}", "a", "7", " ", "(?:abc)?", "(?:abc)*", "abc|", "(?!abc)", "(?=abc)",
    "\\s\\s\\s", "a.*|b", "[^@]*@", ".{0,300}abcd", "(?:[0-9]{300}|x)?abcd", "", "(?i)e", "(a)\\1",
    "\\d{1,3}(?:\\.\\d{1,3}){3}",
  ])
  func derivesNothingDoubtful(_ pattern: String) throws {
    #expect(PatternAnalysis(of: try Pattern(parsing: pattern)).requiredLiterals == nil)
  }
}
