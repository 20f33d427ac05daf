internal import RuleFiles
internal import RuleModel
internal import SystemIO

/// Decides which findings count.
struct Acceptances {
  private let file: AllowanceFile?
  private var baseline: BaselineComparison?
  /// Whether the baseline is to be recorded anew.
  let isUpdate: Bool
  /// The line of the text being read whose allowance was last found wrong.
  private var lastMistake: (path: String, line: Int)?

  /// Nothing is accepted but what lines allow.
  init(file: AllowanceFile? = nil, baseline: BaselineComparison? = nil, isUpdate: Bool = false) {
    self.file = file
    self.baseline = baseline
    self.isUpdate = isUpdate
  }

  /// Why `finding` does not count; nil if it does.
  mutating func acceptance(of finding: AuditFinding) -> Acceptance? {
    // Asked in any case: what a line allows is not gone from the baseline.
    let isKnown = baseline?.knows(finding) ?? false
    if finding.lineAllowance?.accepts(finding.rule.rule) == true { return .line }
    if let allowance = file?.acceptance(of: finding) {
      return .configuration(reason: allowance.reason.text)
    }
    guard !isKnown else { return .baseline }
    baseline?.addNew(finding)
    return nil
  }

  /// What is wrong with the allowance in the line of `finding`, once a line.
  mutating func mistake(beside finding: AuditFinding) -> String? {
    guard let mistake = finding.lineAllowance?.mistake else { return nil }
    let place = (path: finding.input.path, line: finding.position.line)
    if let lastMistake, lastMistake == place { return nil }
    lastMistake = place
    return "\(place.path):\(place.line): \(mistake)"
  }

  /// Notes that `input` was read to its end.
  mutating func addRead(_ input: Input) {
    baseline?.addRead(input)
  }

  /// Files that folders may hold and that are not audited: they say what is accepted.
  var ownFiles: [FileStatus] {
    baseline?.ownFiles ?? []
  }

  /// How many recorded findings are gone.
  var goneCount: Int {
    baseline?.gone.count ?? 0
  }

  /// Records what was found, if that is asked for; returns whether it was.
  func update() throws(Stop) -> Bool {
    guard isUpdate, let baseline else { return false }
    try baseline.update()
    return true
  }
}
