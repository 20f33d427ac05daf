internal import RuleModel
internal import SystemIO

/// Tells the findings of a run that a baseline knows from those that are new.
struct BaselineComparison {
  private let file: BaselineFile
  private let paths: RelativePaths
  private let recorded: Set<AuditBaseline.Entry>
  private let recordedPaths: Set<String>
  private var seen: Set<AuditBaseline.Entry> = []
  /// Findings that are not recorded; kept only for an update.
  private var new: Set<AuditBaseline.Entry>?
  /// Of the paths that are recorded, those that were read to their end.
  private var readPaths: Set<String> = []

  /// A comparison with what `file` records; an update needs to remember what is new.
  init(with file: BaselineFile, isUpdate: Bool) throws(Stop) {
    self.file = file
    do {
      paths = try RelativePaths(besides: file.path)
    } catch {
      throw Stop(error, at: file.path.printable)
    }
    recorded = file.recorded?.entries ?? []
    recordedPaths = Set(recorded.map(\.path))
    new = isUpdate ? [] : nil
  }

  /// The files of the baseline itself.
  var ownFiles: [FileStatus] {
    file.ownFiles
  }

  /// Whether `finding` is recorded.
  mutating func knows(_ finding: AuditFinding) -> Bool {
    let entry = entry(of: finding)
    guard recorded.contains(entry) else { return false }
    seen.insert(entry)
    return true
  }

  /// Notes that `finding` is not recorded and has to be dealt with.
  mutating func addNew(_ finding: AuditFinding) {
    let entry = entry(of: finding)
    new?.insert(entry)
  }

  /// Notes that `input` was read to its end.
  mutating func addRead(_ input: Input) {
    guard !recordedPaths.isEmpty else { return }
    let path = name(of: input)
    if recordedPaths.contains(path) {
      readPaths.insert(path)
    }
  }

  /// What is recorded and was not found: in a file that was read, or in one that is no more.
  var gone: Set<AuditBaseline.Entry> {
    let missing = recordedPaths.subtracting(readPaths).filter(isMissing)
    return recorded.subtracting(seen).filter {
      readPaths.contains($0.path) || missing.contains($0.path)
    }
  }

  /// Records what was found in place of what is gone; other files' entries stay.
  func update() throws(Stop) {
    let gone = gone
    let added = new ?? []
    try file.record(recorded.subtracting(gone).union(added))
    Notice.print(
      "\(file.path.printable): \(added.count) added, \(gone.count) dropped, "
        + "\(recorded.count - gone.count) kept"
    )
  }

  private func entry(of finding: AuditFinding) -> AuditBaseline.Entry {
    AuditBaseline.Entry(
      path: name(of: finding.input),
      rule: finding.rule.rule.id,
      fingerprint: finding.fingerprint?.text ?? ""
    )
  }

  private func name(of input: Input) -> String {
    FilePath(bytes: paths.name(of: input)).printable
  }

  /// A name that had to be spelled out tells no path that could be looked at.
  private func isMissing(_ name: String) -> Bool {
    guard name != "-", !name.contains("\\") else { return false }
    do {
      _ = try FileStatus(ofLink: paths.base.appending(FilePath(name)))
      return false
    } catch {
      return error.isNotFound
    }
  }
}
