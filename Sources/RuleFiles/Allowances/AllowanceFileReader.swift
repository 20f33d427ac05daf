public import RuleModel
internal import YAMLEvents

/// Reads the file in which a team says what its audits accept.
public enum AllowanceFileReader {
  /// The hexadecimal digits of a fingerprint.
  public static let fingerprintDigits = 32

  /// The allowances of the file at `path` for findings of `rules`, and every mistake in it.
  public static func read(
    _ bytes: [UInt8],
    path: String,
    rules: RuleSet
  ) -> (allowances: [Allowance], diagnostics: [Diagnostic]) {
    var reader = NodeReader(path: path)
    let root = reader.root(of: bytes)
    guard let fields = reader.fields(root, keys: ["allow"], required: ["allow"]) else {
      return ([], reader.mistakes)
    }
    let allowances = reader.items(fields["allow"], expected: "a list of allowances")
      .compactMap { reader.allowance($0, rules: rules) }
    return (allowances, reader.mistakes.inFileOrder())
  }
}

extension NodeReader {
  fileprivate mutating func allowance(_ node: YAMLNode, rules: RuleSet) -> Allowance? {
    let keys = ["rule", "path", "fingerprint", "reason", "expires"]
    guard let fields = fields(node, keys: keys, required: ["reason", "expires"]) else {
      return nil
    }
    if !["rule", "path", "fingerprint"].contains(where: fields.mentions) {
      note("missing key 'rule', 'path' or 'fingerprint'", at: fields.location)
    }
    let rule = text(fields["rule"])
    if let rule, !rules.rules.contains(where: { $0.isNamed(by: rule.text) }) {
      noteUnknownRule(rule, rules: rules)
    }
    let fingerprint = text(fields["fingerprint"])
    if let fingerprint { check(fingerprint) }
    let path = text(fields["path"])
    let reason = text(fields["reason"])
    if let reason, !reason.text.contains(where: \.isLetter) {
      note("a reason has words", at: reason.location)
    }
    let expires = text(fields["expires"])
    guard let reason, let expires else { return nil }
    guard let date = CalendarDate(expires.text) else {
      note("expected a day such as 2027-01-31, found \(expires.text.quoted)", at: expires.location)
      return nil
    }
    return Allowance(
      rule: rule,
      path: path,
      fingerprint: fingerprint,
      reason: reason,
      expires: date,
      location: fields.location
    )
  }

  private mutating func noteUnknownRule(_ rule: SourceText, rules: RuleSet) {
    let names = rules.rules.flatMap { [$0.id, $0.label] }
    let hint = Spelling.nearest(rule.text, in: names).map { "; did you mean '\($0)'?" }
    note("there is no rule \(rule.text.quoted)\(hint ?? "")", at: rule.location)
  }

  private mutating func check(_ fingerprint: SourceText) {
    let isHexadecimal = fingerprint.text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
    }
    if !isHexadecimal || fingerprint.text.utf8.count != AllowanceFileReader.fingerprintDigits {
      note(
        "malformed fingerprint; it has \(AllowanceFileReader.fingerprintDigits) digits of 0-9 and "
          + "a-f, and 'redact audit --format jsonl' prints it",
        at: fingerprint.location
      )
    }
  }
}
