internal import RuleModel
internal import SystemIO

/// Findings as SARIF, written at the end; there are only so many, so that memory stays flat.
///
/// Source: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
struct SARIFPrinter: AuditPrinter {
  let rules: [CompiledRule]
  let policy: String
  let hash: String
  private var notes: [JSONValue] = []
  private var selection: SARIFSelection

  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  /// A printer of at most `limit` findings of `rules`.
  init(rules: [CompiledRule], policy: String, hash: String, limit: Int) {
    self.rules = rules
    selection = SARIFSelection(limit: limit)
    self.policy = policy
    self.hash = hash
  }

  var omitted: Int { selection.omitted }

  func begin(to output: inout ResultOutput) throws(Stop) {
    let driver = JSONValue.object([
      ("name", .string("redact")), ("version", .string(Version.number)),
      ("semanticVersion", .string(Version.number)),
      ("rules", .list(rules.map(\.reportingDescriptor))),
      ("properties", .object([("policy", .string(policy)), ("rulesAndPolicy", .string(hash))])),
    ])
    try output.print(
      "{\"$schema\":\(JSONValue.string(Self.schema).text),\"version\":\"2.1.0\",\"runs\":[{"
        + "\"tool\":{\"driver\":\(driver.text)},\"columnKind\":\"unicodeCodePoints\",\"results\":["
    )
  }

  mutating func print(_ finding: AuditFinding, to output: inout ResultOutput) throws(Stop) {
    let rule = finding.rule.rule
    let position = finding.position
    let result = JSONValue.object([
      ("ruleId", .string(rule.id)), ("ruleIndex", .number(finding.rule.index)),
      ("level", .string(rule.severity.sarifLevel)),
      (
        "message",
        .object([("text", .string("\(rule.summary) would leak (\(finding.label))."))])
      ),
      (
        "locations",
        .list([
          .object([
            (
              "physicalLocation",
              .object([
                ("artifactLocation", finding.input.artifactLocation),
                (
                  "region",
                  .object([
                    ("startLine", .number(position.line)),
                    ("startColumn", .number(position.characterColumn)),
                  ])
                ),
              ])
            )
          ])
        ])
      ),
      (
        "partialFingerprints",
        finding.fingerprint.map { .object([("redact/v1", .string($0.text))]) }
      ),
      ("suppressions", finding.acceptance.map { .list([$0.suppression]) }),
    ])
    selection.add(result.text, severity: rule.severity)
  }

  mutating func note(_ reason: SkipReason, at path: String) {
    guard reason.isGap else { return }
    notes.append(.notification("error", "\(path): not read, \(reason.rawValue)"))
  }

  mutating func end(
    _ tally: AuditTally,
    status: ExitStatus,
    to output: inout ResultOutput
  ) throws(Stop) {
    var isFirst = true
    for result in selection.results {
      try output.print((isFirst ? "" : ",") + result)
      isFirst = false
    }
    if omitted > 0 {
      notes.append(
        .notification(
          "warning",
          "\(omitted) of \(tally.total) findings are not listed; those that are are the most severe"
        )
      )
    }
    if let accepted = tally.acceptances {
      notes.append(.notification("note", "accepted: \(accepted)"))
    }
    if tally.gone > 0 {
      notes.append(.notification("note", "gone from the baseline: \(tally.gone)"))
    }
    let invocation = JSONValue.object([
      ("executionSuccessful", .flag(status < .incomplete)),
      ("exitCode", .number(Int(status.rawValue))),
      ("toolExecutionNotifications", notes.isEmpty ? nil : .list(notes)),
    ])
    try output.print("],\"invocations\":[\(invocation.text)]}]}")
  }
}

extension JSONValue {
  /// Something that the run has to say, section 3.58.
  fileprivate static func notification(_ level: String, _ text: String) -> JSONValue {
    .object([("level", .string(level)), ("message", .object([("text", .string(text))]))])
  }
}

extension Acceptance {
  /// The acceptance as SARIF describes it, section 3.35.
  fileprivate var suppression: JSONValue {
    .object([
      ("kind", .string(self == .line ? "inSource" : "external")),
      ("status", .string("accepted")),
      ("justification", .string(reason ?? "accepted by \(kind.rawValue)")),
    ])
  }
}

extension CompiledRule {
  /// The rule as SARIF describes rules, section 3.49.
  fileprivate var reportingDescriptor: JSONValue {
    .object([
      ("id", .string(id)), ("name", .string(label)),
      ("shortDescription", .object([("text", .string(summary))])),
      ("helpUri", source.isURL ? .string(source) : nil),
      ("help", source.isURL ? nil : .object([("text", .string(source))])),
      ("defaultConfiguration", .object([("level", .string(severity.sarifLevel))])),
      (
        "properties",
        .object([("severity", .string(severity.rawValue)), ("tags", .list([.string("security")]))])
      ),
    ])
  }
}

extension Severity {
  /// The level that SARIF knows, section 3.27.10.
  fileprivate var sarifLevel: String {
    switch self {
    case .critical, .high: "error"
    case .medium: "warning"
    case .low: "note"
    }
  }
}

extension String {
  fileprivate var isURL: Bool {
    hasPrefix("https://")
      && utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !#"<>"{}|\^`"#.utf8.contains($0) }
  }
}

extension Input {
  /// Where the text is, section 3.4; standard input has no URI.
  fileprivate var artifactLocation: JSONValue {
    guard case .file(let path) = self else {
      return .object([("description", .object([("text", .string(name))]))])
    }
    let isAbsolute = path.bytes.first == UInt8(ascii: "/")
    return .object([("uri", .string((isAbsolute ? "file://" : "") + path.bytes.percentEncoded))])
  }
}

extension [UInt8] {
  /// The bytes of a path as RFC 3986 wants them, section 2.3.
  fileprivate var percentEncoded: String {
    let plain = ByteSet.alphanumerics.union(ByteSet("-._~/"))
    return map { byte in
      plain.contains(byte)
        ? String(UnicodeScalar(byte))
        : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
