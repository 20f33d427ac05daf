internal import RuleModel

/// The findings that a SARIF file has room for: of too many the most severe, of those the first.
///
/// GitHub rejects a run of more than 25,000 results and a file of more than 10 MB after gzip; of the
/// results it takes it shows 5,000, the most severe first. Sources:
/// https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
/// and https://docs.github.com/en/rest/code-scanning/code-scanning#upload-an-analysis-as-sarif-data.
struct SARIFSelection {
  /// The most results that GitHub takes.
  static let mostResults = 25_000
  /// The most bytes of results.
  ///
  /// gzip leaves less than two fifths of them, whatever paths and fingerprints hold: the digits of both
  /// compress to half and a third, the keys between to next to nothing.
  private static let mostBytes = 24 << 20

  private let limit: Int
  /// By severity, each in the order of the findings.
  private var kept: [Severity: [(number: Int, result: String)]] = [:]
  private var count = 0
  private var byteCount = 0
  private var number = 0
  /// Findings that had no room.
  private(set) var omitted = 0

  /// A selection of at most `limit` results.
  init(limit: Int) {
    self.limit = min(limit, Self.mostResults)
  }

  /// Takes in a result; a less severe one makes room for it if need be.
  mutating func add(_ result: String, severity: Severity) {
    kept[severity, default: []].append((number, result))
    number += 1
    count += 1
    byteCount += result.utf8.count
    while count > limit || byteCount > Self.mostBytes {
      dropLast()
    }
  }

  /// The results in the order of the findings.
  var results: [String] {
    kept.values.joined().sorted { $0.number < $1.number }.map(\.result)
  }

  private mutating func dropLast() {
    for severity in Severity.allCases.sorted() {
      guard let last = kept[severity]?.popLast() else { continue }
      count -= 1
      byteCount -= last.result.utf8.count
      omitted += 1
      return
    }
  }
}
