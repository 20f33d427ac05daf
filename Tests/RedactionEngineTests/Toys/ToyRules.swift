/// Rules over the alphabet of ``ToyText``, one for each way a rule can be.
enum ToyRules {
  /// Rules whose matches lie in a line.
  static let inLines: [ToyRule] = [
    ToyRule("ab"), ToyRule("1+"), ToyRule("ab?x"), ToyRule("a[^;]"),
    ToyRule("a=(?<secret>[abx]+)"), ToyRule("(?:a|b)=(?<secret>[^;\"]+)"),
    ToyRule("\"(?<secret>[^\"]*)\""), ToyRule("x(?<secret>.)x?"),
    ToyRule("a(?<secret_first>b)=?(?<secret_last>[x1]+)"),
    ToyRule("x[ab1]{2,}").with { $0.run = "[abx1]" },
    ToyRule("1(?<secret>[ab]*;)").with { $0.run = "[^;]" },
    ToyRule("(?<=b)x+"), ToyRule("(?<![ab])1[ab]"), ToyRule("a(?=[x1])"), ToyRule("b(?!;)"),
    ToyRule("^a[b=]"), ToyRule("b+$"), ToyRule("1.*b"), ToyRule("=[ab1]{2,3}(?![ab1])"),
    ToyRule("[ab]{1,3}=x").with {
      $0.literals = ["=x"]; $0.reach = 3...8
    },
    ToyRule("[ab]{2,3}1?=x[ab;]").with {
      $0.literals = ["=x"]; $0.reach = 4...8
    },
    ToyRule("x=(?:1[ab]|b[1x]){1,2}").with {
      $0.literals = ["="]; $0.reach = 1...8
    },
    ToyRule("ab[ab1]*").token, ToyRule("x[x1]{1,4}").token, ToyRule("1[ab1]{2,}").token,
    ToyRule("a[ab1x]+").with { $0.validators = ["entropy>=1.2"] },
    ToyRule("1[1 ]+").with { $0.validators = ["luhn"] },
    ToyRule("b=(?<secret>[^ ]+)").with { $0.validators = ["not-placeholder"] },
    ToyRule("x+").with { $0.exceptions = ["x", "xxx"] },
    ToyRule("=(?<secret>[^\"]+)").with { $0.exceptions = [".*b.*"] },
    ToyRule("redacted(?<secret>.)"), ToyRule("r0\\](?<secret>.)"), ToyRule(":(?<secret>[^:]+)"),
    ToyRule("\\](?<secret>[ab1x])"), ToyRule("(?<secret>[ab1x])\\["),
  ]

  /// Rules whose matches may cross lines.
  static let acrossLines: [ToyRule] = [
    ToyRule("b\n(?<secret>[^;]*);").multiline,
    ToyRule("a=(?<secret>[^;\"]*)[;\"]").multiline,
    ToyRule("x\\s+(?<secret>[ab])").multiline,
    ToyRule("1(?<secret>\n+)1").multiline,
    ToyRule(";(?<secret>[^=]{1,5})=").multiline,
    ToyRule("(?<secret>b)[\n ]x").multiline,
    ToyRule("ab\n{1,3}[ab]{2}").multiline,
    ToyRule("=(?<secret>[1b\n]+x)").with { $0.run = "[ab1x]" }.multiline,
    ToyRule(open: "xa", body: "[ab1]{1,4}\n?", close: ";"),
    ToyRule(open: "\"", body: "[^\"]", close: "\""),
    ToyRule(open: "a1", body: "\n?[ab1]{1,3}", close: nil),
    ToyRule(open: "b=", body: "\n[^\n;]{0,6}", close: "\n;"),
  ]

  static let all = inLines + acrossLines

  /// The rules above and as many random ones.
  static let mixedInLines = inLines + ToyPatterns.rules(60, seed: 1, acrossLines: false)
  static let mixed = all + ToyPatterns.rules(80, seed: 2, acrossLines: true)
}
