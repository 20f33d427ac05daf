import Foundation
import Testing

@Suite struct RuleOptionsTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(
      """
      rules:
        - id: credential.shop.token
          summary: Shop token
          source: https://example.com/tokens
          label: shop-token
          severity: medium
          pattern: 'shop_(?<secret>[a-z]{8,64})'
          examples: ['t=shop_⟦{lower:12}⟧']
          counterexamples: ['shop_x']
      disable: [dsn.url.user-password, dsn.url.no-such-rule]

      """,
      to: "rules/shop.yaml"
    )
  }

  @Test func `rules of the user are added and what they switch off is announced`() throws {
    let result = try Command(
      "--rules",
      "rules",
      input: "shop_abcdefghij \(Secret.line)\n",
      in: folder
    ).run()
    #expect(result.text.hasPrefix("shop_[redacted:shop-token] "))
    #expect(
      result.errors.contains(
        "redact: rule dsn.url.user-password switched off by rules/shop.yaml\n"
      )
    )
    #expect(
      result.errors.contains(
        "redact: rules/shop.yaml switches off 'dsn.url.no-such-rule', which is no rule"
      )
    )
    #expect(result.status == 0)
  }

  @Test func `rules of the user call the built-in grammar`() throws {
    try folder.write(
      """
      rules:
        - id: credential.shop.word
          summary: Shop word
          source: https://example.com/words
          label: shop-word
          pattern: 'shopword(?&assign)(?&value)'
          examples: ['shopword = "⟦{lower:12}⟧"']
          counterexamples: ['shopword ']

      """,
      to: "words.yaml"
    )
    let input = "\"shopword\":'ab cd'\n"
    let result = try Command("--rules", "words.yaml", input: input, in: folder).run()
    #expect(result.text == "\"shopword\":'[redacted:shop-word]'\n")
    #expect(result.errors == "")
    #expect(try Command("check", "words.yaml", in: folder).run().status == 0)
  }

  @Test func `a policy is a name or a file with its vocabulary`() throws {
    try folder.write("checkout\n", to: "policies/words.txt")
    try folder.write(
      """
      policy: shop
      extends: logs
      actions:
        dsn.url: remove
      vocabulary: [words.txt]

      """,
      to: "policies/shop.yaml"
    )
    let result = try Command("--policy", "policies/shop.yaml", input: Secret.line, in: folder).run()
    #expect(!result.text.contains("postgres"))
    #expect(result.status == 0)
    #expect(try Command("--policy", "telemetry", input: Secret.line).run().status == 0)
  }

  @Test func `a mistyped policy is told`() throws {
    let result = try Command("--policy", "log").run()
    #expect(result.status == 64)
    #expect(
      result.errors == "redact: there is no policy or file 'log'; did you mean 'logs'?\n"
    )
    #expect(try Command("--policy", "./missing.yaml").run().status == 2)
  }

  @Test func `a key is for its owner only and long enough`() throws {
    try folder.write("0123456789abcdef", to: "open.key", mode: 0o644)
    try folder.write("short", to: "short.key", mode: 0o600)
    try folder.write("0123456789abcdef", to: "good.key", mode: 0o400)
    let open = try Command("--key-file", "open.key", in: folder).run()
    #expect(open.status == 2)
    #expect(open.errors == "redact: open.key: others may read this key; try chmod 600\n")
    let short = try Command("--key-file", "short.key", in: folder).run()
    #expect(short.errors == "redact: short.key: a key has 16 bytes or more\n")
    #expect(try Command("--key-file", "good.key", in: folder).run().status == 0)
  }

  @Test func `with a key a pseudonym is the same for the same text`() throws {
    try folder.write("0123456789abcdef", to: "key", mode: 0o600)
    try folder.write("policy: p\nextends: logs\nactions: {email: pseudonym}\n", to: "p.yaml")
    let mail = "jane.roe@example-mail.org"
    let result = try Command(
      "--policy",
      "p.yaml",
      "--key-file",
      "key",
      input: "\(mail)\n\(mail)\n",
      in: folder
    ).run()
    let lines = result.text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first == lines.last)
    #expect(lines.first?.wholeMatch(of: /\[redacted:[a-z-]+:[0-9a-f]{8}\]/) != nil)
  }

  @Test func `a rule file that is too large is refused`() throws {
    let many = [UInt8](repeating: UInt8(ascii: "a"), count: 50 << 20)
    try folder.write(Array("rules:\n".utf8) + many, to: "big.yaml")
    let result = try Command("--rules", "big.yaml", input: Secret.line, in: folder).run()
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("big.yaml:1:1: error: file is larger than 4 MiB"))
    #expect(result.errors.utf8.count < 1000)
  }

  @Test func `a YAML bomb is refused`() throws {
    var bomb = "rules: []\na: &a [x,x,x,x,x,x,x,x,x]\n"
    for (name, inner) in zip("bcdefghij", "abcdefghi") {
      bomb +=
        "\(name): &\(name) [\(Array(repeating: "*\(inner)", count: 9).joined(separator: ","))]\n"
    }
    try folder.write(bomb, to: "bomb.yaml")
    let result = try Command("--rules", "bomb.yaml", input: Secret.line, in: folder).run()
    #expect(result.status == 2)
    #expect(result.errors.contains("error: anchors are not supported"))
  }

  @Test func `a pattern that can explode is refused`() throws {
    try folder.write(
      """
      rules:
        - id: credential.test.boom
          summary: Boom
          source: https://example.com
          label: boom
          pattern: 'boom(?<secret>(a+)+)b'
          examples: ['boom⟦aa⟧b']
          counterexamples: ['x']

      """,
      to: "boom.yaml"
    )
    let result = try Command("--rules", "boom.yaml", input: Secret.line, in: folder).run()
    #expect(result.status == 2)
    #expect(
      result.errors == """
        boom.yaml:6:33: error: nested quantifier can take exponential time; make the inner one \
        possessive or atomic
            pattern: 'boom(?<secret>(a+)+)b'
                                        ^
        redact: the rule files have a mistake

        """
    )
  }

  @Test func `check prints mistakes as results and counts them`() throws {
    try folder.write("rules: [{id: x}]\n", to: "bad.yaml")
    let result = try Command("check", "bad.yaml", in: folder).run()
    #expect(result.status == 1)
    #expect(result.text.hasPrefix("bad.yaml:1:"))
    #expect(result.errors.hasPrefix("redact: 0 rules, 0 policies, "))
    #expect(try Command("check", "missing", in: folder).run().status == 2)
  }

  @Test func `check knows sound rules`() throws {
    let result = try Command("check", "rules", in: folder).run()
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(result.errors == "redact: 1 rule, 0 policies, no mistakes\n")
  }

  @Test func `a rule is explained by id and by label`() throws {
    let byID = try Command("explain", "dsn.url.user-password").run()
    #expect(byID.status == 0)
    #expect(byID.text.hasPrefix("dsn.url.user-password\n"))
    #expect(byID.text.contains("  logs            user-info, as for 'dsn.url'\n"))
    #expect(try Command("explain", "dsn").run().text == byID.text)
    let mistyped = try Command("explain", "dsn.url.user-pasword").run()
    #expect(mistyped.status == 64)
    #expect(mistyped.errors.contains("did you mean 'dsn.url.user-password'?"))
  }

  @Test func `a text is explained without its values`() throws {
    let result = try Command("explain", "--text", input: "a\n\(Secret.line)\n").run()
    #expect(
      result.text == """
        line 2: dsn.url.user-password: user-info: redacted-dsn: URL of any scheme with a password \
        in its userinfo; policy logs: as for 'dsn.url'

        """
    )
    #expect(result.status == 0)
  }

  @Test func `rules are listed by category`() throws {
    let all = try Command("list-rules", "--format", "jsonl").run()
    #expect(all.text.split(separator: "\n").count > 200)
    let some = try Command("list-rules", "--category", "dsn").run()
    #expect(some.text.split(separator: "\n").allSatisfy { $0.hasPrefix("dsn.") })
    #expect(try Command("list-rules", "--category", "dns").run().status == 64)
  }

  @Test(arguments: [
    "DB_PASSWORD=swordfish7\nAPI_KEY=mackerel8\n", "password: swordfish7\n", "swordfish7\n",
    "a: b: swordfish7\n", "- swordfish7\n",
  ])
  func `a file that is none of ours is not shown`(text: String) throws {
    let folder = try Folder()
    try folder.write(text, to: ".env")
    for words in [["--rules", ".env"], ["--policy", "./.env"], ["check", ".env"]] {
      var command = Command(input: "x\n", in: folder)
      command.arguments = words
      let result = try command.run()
      #expect(result.status != 0)
      let said = result.text + result.errors
      #expect(said.contains(".env:1:1: error: holds neither rules nor a grammar nor a policy"))
      #expect(!said.contains("swordfish7"))
    }
  }

  @Test(arguments: [["--rules", "empty"], ["check", "empty"]])
  func `a folder without rules is told`(words: [String]) throws {
    let folder = try Folder()
    try folder.write("no rule", to: "empty/README.md")
    var command = Command(input: "x\n", in: folder)
    command.arguments = words
    let result = try command.run()
    #expect(result.status == 2)
    #expect(result.errors.contains("empty: no .yaml, .yml or .txt file is in it"))
  }
}
