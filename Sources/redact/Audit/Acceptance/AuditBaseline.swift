internal import RuleFiles
internal import RuleModel

/// The findings that were there when a team began to audit: places and keyed fingerprints, no values.
struct AuditBaseline: Sendable {
  /// What tells the key that the fingerprints were made with.
  var keyName: String
  var entries: Set<Entry> = []

  /// A finding, wherever in its file it stands.
  struct Entry: Sendable, Hashable, Comparable {
    var path: String
    var rule: String
    var fingerprint: String

    static func < (left: Entry, right: Entry) -> Bool {
      (left.path, left.rule, left.fingerprint) < (right.path, right.rule, right.fingerprint)
    }
  }

  private static let version = 1

  /// Whether a file that begins like this is a baseline, mistakes or not.
  static func isBegun(by bytes: [UInt8]) -> Bool {
    bytes.starts(with: Array("{\"redact-baseline\":".utf8))
  }

  /// The baseline as a file: a line about the key, then a JSON object for each entry, sorted so that a
  /// change shows as lines.
  var encoded: [UInt8] {
    let head = JSONValue.object([
      ("redact-baseline", .number(Self.version)), ("key", .string(keyName)),
    ])
    let lines = entries.sorted().map { entry in
      JSONValue.object([
        ("path", .string(entry.path)), ("rule", .string(entry.rule)),
        ("fingerprint", .string(entry.fingerprint)),
      ])
    }
    return ([head] + lines).flatMap { Array(($0.text + "\n").utf8) }
  }

  /// The baseline in the file at `path`, and every mistake in it; nil if the first line is none.
  ///
  /// A line of JSON is YAML, too.
  static func read(
    _ bytes: [UInt8],
    path: String
  ) -> (baseline: AuditBaseline?, diagnostics: [Diagnostic]) {
    var baseline: AuditBaseline?
    var mistakes: [Diagnostic] = []
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where index == 0 || !line.isEmpty {
      var reader = NodeReader(path: path)
      if index == 0 {
        baseline = reader.head(Array(line)).map { AuditBaseline(keyName: $0) }
      } else if let entry = reader.entry(Array(line)) {
        baseline?.entries.insert(entry)
      }
      mistakes += reader.mistakes.map { mistake in
        var mistake = mistake
        mistake.location?.line += index
        return mistake
      }
    }
    return (baseline, mistakes)
  }

  fileprivate static func checked(_ fingerprint: SourceText, _ reader: inout NodeReader) {
    let digits = AllowanceFileReader.fingerprintDigits
    if fingerprint.text.utf8.count != digits {
      reader.note("malformed fingerprint; it has \(digits) digits", at: fingerprint.location)
    }
  }
}

extension NodeReader {
  /// The name of the key in a baseline's first line.
  fileprivate mutating func head(_ line: [UInt8]) -> String? {
    let keys = ["redact-baseline", "key"]
    let root = root(of: line)
    guard let fields = fields(root, keys: keys, required: keys) else { return nil }
    _ = number(fields["redact-baseline"], in: 1...1)
    return text(fields["key"])?.text
  }

  fileprivate mutating func entry(_ line: [UInt8]) -> AuditBaseline.Entry? {
    let keys = ["path", "rule", "fingerprint"]
    let root = root(of: line)
    guard let fields = fields(root, keys: keys, required: keys) else { return nil }
    let path = text(fields["path"])
    let rule = text(fields["rule"])
    guard let fingerprint = text(fields["fingerprint"]) else { return nil }
    AuditBaseline.checked(fingerprint, &self)
    guard let path, let rule else { return nil }
    return AuditBaseline.Entry(path: path.text, rule: rule.text, fingerprint: fingerprint.text)
  }
}
