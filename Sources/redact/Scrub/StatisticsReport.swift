internal import RedactionEngine

/// What `--stats` prints.
enum StatisticsReport {
  /// The lines, the commonest rules first.
  static func lines(_ total: ScrubCount, inputs: Int) -> [String] {
    let statistics = total.statistics
    let redactions = statistics.redactions.values.reduce(0, +)
    let rules = statistics.redactions.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let width = String(redactions).count
    let invalid =
      total.invalidLines == 0
      ? [] : ["\(count(total.invalidLines, "line")) of no JSON, scrubbed as text"]
    return [
      "\(count(redactions, "redaction")) in \(count(inputs, "input")), \(statistics.inputBytes) bytes in, "
        + "\(statistics.outputBytes) bytes out, \(count(statistics.trips, "trip"))"
    ] + invalid + rules.map { "\(padded($0.value, to: width)) \($0.key)" }
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }
}
