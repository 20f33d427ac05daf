internal import RuleFiles
internal import RuleModel
internal import SystemIO

/// The allowances that a team wrote into a file, `.redact.yaml` as a rule.
struct AllowanceFile {
  private let allowances: [(allowance: Allowance, glob: PathGlob?)]
  private let paths: RelativePaths

  /// The file that is read where none is named.
  static let defaultName: FilePath = ".redact.yaml"

  /// The allowances of the file at `path` for findings of `rules`; its mistakes are printed and end the
  /// command, and so is what it allows and what has expired.
  init(at path: FilePath, rules: RuleSet, hasKey: Bool) throws(Stop) {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.readAll(path, limit: 1 << 20)
      paths = try RelativePaths(besides: path)
    } catch {
      throw Stop(error, at: path.printable)
    }
    let name = path.printable
    var sources = SourceIndex()
    sources.add(path: name, text: String(decoding: bytes, as: UTF8.self))
    let (all, mistakes) = AllowanceFileReader.read(bytes, path: name, rules: rules)
    mistakes.forEach { Notice.printPlain(sources.rendered($0)) }
    guard mistakes.isEmpty else {
      let count = mistakes.count
      throw .failed("\(name): has \(count == 1 ? "a mistake" : "\(count) mistakes")")
    }
    if !hasKey, let first = all.compactMap(\.fingerprint).first {
      throw .failed("\(name):\(first.location.line): a fingerprint needs --key-file or --baseline")
    }
    let today = CalendarDate(daysSince1970: Int(WallTime.now.components.seconds / 86_400))
    let expired = all.filter { $0.expires < today }
    for allowance in expired {
      let message = "expired on \(allowance.expires); what it allowed is a finding again"
      let location = allowance.location
      Notice.printPlain(sources.rendered(Diagnostic(.warning, at: location, message)))
    }
    allowances = all.filter { $0.expires >= today }
      .map { ($0, $0.path.map { PathGlob(Array($0.text.utf8)) }) }
    Notice.print("\(name): \(allowances.count) in force, \(expired.count) expired")
  }

  /// The first allowance that accepts `finding`.
  func acceptance(of finding: AuditFinding) -> Allowance? {
    let path = paths.name(of: finding.input)
    return allowances.first { allowance, glob in
      (allowance.rule.map { finding.rule.rule.isNamed(by: $0.text) } ?? true)
        && (glob.map { $0.matches(path) } ?? true)
        && (allowance.fingerprint.map { $0.text == finding.fingerprint?.text } ?? true)
    }?.allowance
  }
}
