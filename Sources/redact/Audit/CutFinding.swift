internal import RedactionEngine
internal import RuleModel

/// A finding that reaches to where the text was worked off and may go on behind it.
///
/// Blocks such as private keys are worked off as they come, in pieces that depend on where in its file a
/// block stands. For a fingerprint that does not, the text behind is waited for.
struct CutFinding {
  /// Where the value begins.
  let start: Int
  private let finding: AuditFinding

  /// The finding that `entry` made, if it is one of those.
  init?(_ finding: AuditFinding, of entry: LedgerEntry?, workedOff end: Int, hasKey: Bool) {
    guard hasKey, let entry, entry.input.upperBound == end,
      entry.input.lowerBound == finding.position.offset,
      entry.input.count < FingerprintKey.valueByteCount
    else { return nil }
    start = entry.input.lowerBound
    self.finding = finding
  }

  /// The finding once there is text enough for its fingerprint, or something ends it: the text, or the
  /// `next` finding.
  func completed(
    by text: ColumnCounter,
    before next: AuditFinding?,
    isAtEnd: Bool,
    _ key: FingerprintKey?
  ) -> AuditFinding? {
    let room = next.map { $0.position.offset - start } ?? .max
    let value = text.bytes(from: start, atMost: min(room, FingerprintKey.valueByteCount))
    guard isAtEnd || next != nil || value.count == FingerprintKey.valueByteCount else { return nil }
    var finding = finding
    finding.fingerprint = key?.fingerprint(of: value, rule: finding.rule.rule.id)
    return finding
  }
}
