import Foundation
import Testing

@Suite struct FindingLimitTests {
  private let mail = "mail from jane.roe@example-mail.org\n"

  @Test func `findings beyond the limit count and are not listed`() throws {
    let input = String(repeating: mail, count: 5) + Secret.line
    let result = try Command("audit", "--max-findings", "2", input: input).run()
    #expect(
      result.text == """
        -:1:11: medium email.address.plain (email)
        -:2:11: medium email.address.plain (email)

        """
    )
    #expect(result.errors == "redact: 4 of 6 findings are not listed\n")
    #expect(result.status == 1)
    let none = try Command("audit", "--max-findings", "0", input: input).run()
    #expect(none.output.isEmpty)
    #expect(none.status == 1)
    #expect(try Command("audit", "--max-findings=-1", input: input).run().status == 64)
    let all = try Command("audit", "--max-findings", "6", input: input).run()
    #expect(all.errors.isEmpty)
  }

  @Test func `SARIF keeps the most severe, in their order, and says what it left out`() throws {
    let input = mail + Secret.line + "\n" + mail + Secret.line + "\n" + mail
    let result = try Command(
      "audit",
      "--format",
      "sarif",
      "--max-findings",
      "3",
      input: input
    ).run()
    let run = try Self.run(in: result)
    let results = try #require(run["results"] as? [[String: Any]])
    let rules = results.map { $0["ruleId"] as? String }
    #expect(rules == ["email.address.plain", "dsn.url.user-password", "dsn.url.user-password"])
    #expect(result.errors == "redact: 2 of 5 findings are not listed\n")
    #expect(try Self.notices(in: run).contains { $0.hasPrefix("2 of 5 findings are not listed") })
  }

  @Test func `SARIF stays below what GitHub takes`() throws {
    let input = String(repeating: mail, count: 25_010) + Secret.line
    let result = try Command("audit", "--format", "sarif", input: input).run()
    let run = try Self.run(in: result)
    #expect((run["results"] as? [Any])?.count == 25_000)
    #expect(result.text.contains("dsn.url.user-password"))
    #expect(result.errors == "redact: 11 of 25011 findings are not listed\n")
  }

  static func run(in result: Command.Result) throws -> [String: Any] {
    let log = try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any]
    return try #require((log?["runs"] as? [[String: Any]])?.first)
  }

  static func notices(in run: [String: Any]) throws -> [String] {
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    let notices = invocation["toolExecutionNotifications"] as? [[String: Any]] ?? []
    return notices.compactMap { ($0["message"] as? [String: Any])?["text"] as? String }
  }
}
