import RedactionEngine
import Testing

/// Promise 10: what describes a redaction shows no byte of the haystack.
@Suite struct DescriptionTests {
  private let redactor = Case(rules: [ToyRule("canary[0-9]+")], text: []).redactor
  private let text = "before canary4111 behind"

  @Test func `findings and ledger entries hold no secret`() {
    let findings = redactor.findings(in: Array(text.utf8))
    let redacted = redactor.redact(text)
    #expect(findings.count == 1 && redacted.ledger.count == 1)
    var dumped = ""
    dump(findings, to: &dumped)
    dump(redacted.ledger, to: &dumped)
    for shown in ["\(findings)", "\(redacted.ledger)", String(reflecting: redacted.ledger), dumped]
    {
      #expect(!shown.contains("canary") && !shown.contains("4111") && !shown.contains("before"))
    }
  }

  @Test func `a redacted text holds no secret`() {
    let redacted = redactor.redact(text)
    #expect(!"\(redacted)".contains("canary") && !redacted.text.contains("4111"))
  }
}
