import RuleMatching
import Testing

@Suite struct NotPlaceholderValidatorTests {
  private func accepts(_ text: String) throws -> Bool {
    try #require(Validators.validator(for: "not-placeholder")).accepts(Array(text.utf8)[...])
  }

  @Test(arguments: [
    "", "-", "0", "null", "NULL", "None", "undefined", "n/a", "password", "Secret", "changeme",
    "your-password", "[Filtered]", "[FILTERED]", "<redacted>", "(hidden)", "{name}", "{{ name }}",
    "%name%", "*password*", "*", "***", "********", "•••", "●●●●", "...", "…", "xxx", "XXXXXX",
    "000", "____", "-----", "sk-pr********xyz", "$NAME", "${NAME}", "${NAME:-default}", "$(cat f)",
    "$", "%s", "%", "%NAME%", "#{name}", "<%= name %>", "process.env.NAME", "os.environ['A']",
    "env.NAME", "ENV['A']", "vault:a", "op://a/b", "%(name)s", "string", "VARCHAR", "SecretStr",
    "[redacted:toy]", "redacted-toy", "[redacted:toy:0123abcd]", "<>", "[]", "{}", "()",
  ])
  func `what stands where a secret would stand is none`(_ text: String) throws {
    #expect(try !accepts(text))
  }

  @Test(arguments: [
    "hunter2", "a", "12", "passwords", "nullx", "P@ssw0rd", "correct horse", "[1, 2]", "<a1>",
    "{\"a\": 1}", "$5.00", "$ecret", "%41b", "a**b", "x1x", "xx", "00", "0000a", "my*pw", "密碼",
    "[Filtered", "redact", "envoy", "$2b$12$abc",
  ])
  func `what could be a value passes`(_ text: String) throws {
    #expect(try accepts(text))
  }
}
