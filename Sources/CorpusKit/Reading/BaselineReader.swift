import CorpusOracle
import RuleFiles
import RuleModel

/// Reads the recorded misses, a JSON object a line, which is YAML, too.
enum BaselineReader {
  /// The entries of the file at `path`, and every mistake in it.
  static func read(
    _ bytes: [UInt8],
    path: String
  ) -> (baseline: Baseline, diagnostics: [Diagnostic]) {
    var entries: [Baseline.Entry] = []
    var mistakes: [Diagnostic] = []
    var lines: [Baseline.Key: Int] = [:]
    let texts = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, text) in texts.enumerated() where !text.isEmpty {
      var reader = NodeReader(path: path)
      let entry = entry(Array(text), &reader)
      if var entry {
        entry.location.line = index + 1
        if let first = lines[entry.key] {
          reader.note(
            "duplicate entry; first at line \(first)",
            at: SourceLocation(
              file: path,
              line: 1,
              column: 1
            )
          )
        }
        lines[entry.key] = lines[entry.key] ?? index + 1
        entries.append(entry)
      }
      mistakes += reader.mistakes.map { mistake in
        var mistake = mistake
        mistake.location?.line += index
        return mistake
      }
    }
    return (Baseline(entries), mistakes)
  }

  private static func entry(_ text: [UInt8], _ reader: inout NodeReader) -> Baseline.Entry? {
    let required = ["case", "kind", "reason"]
    let root = reader.root(of: text)
    guard let fields = reader.fields(root, keys: required + ["tactic"], required: required) else {
      return nil
    }
    let name = reader.text(fields["case"])
    let kind: Fault.Kind? = reader.choice(fields["kind"], "kind")
    let reason = reader.text(fields["reason"])
    let tactic = reader.text(fields["tactic"])
    guard let name, let kind, let reason else { return nil }
    return Baseline.Entry(
      key: Baseline.Key(caseID: name.text, tactic: tactic?.text, kind: kind),
      reason: reason.text,
      location: name.location
    )
  }
}
