import BuiltInRules
import CorpusKit
import Foundation
import Testing

/// The corpus of this repository against the built-in rules.
@Suite struct ShippedCorpusTests {
  @Test func `the gate holds`() throws {
    let corpus = try Self.corpus()
    try #require(corpus.renderedDiagnostics == [])
    let gate = CorpusGate(corpus, rules: BuiltInRules.rules, policies: BuiltInRules.policies)
    let report = GateReport(gate.outcomes(of: corpus.cases), of: corpus)
    // The report itself would be printed with the text of every case.
    let passes = report.passes
    #expect(passes, "\(report.written(as: .text))")
  }

  @Test func `no string in it looks live`() throws {
    let prefixes = ["ghp_", "glpat-", "sk_live_", "xoxb-", "AKIA", "npm_", "AIza", "hf_"]
    for file in try Self.files() where !file.path.hasSuffix("/shapes.yaml") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      let found = prefixes.filter { prefix in
        text.ranges(of: prefix).contains { range in
          let body = text[range.upperBound...].prefix(12)
          return body.count { $0.isLetter || $0.isNumber } == 12 && body.contains(where: \.isNumber)
        }
      }
      #expect(found == [], "\(file.path)")
    }
  }

  private static func corpus() throws -> Corpus {
    Corpus(try files(), root: "Corpus", policies: Array(BuiltInRules.policies.keys))
  }

  private static func files() throws -> [CorpusFile] {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Corpus").standardizedFileURL
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path()).sorted()
    return try paths.filter { $0.hasSuffix(".yaml") || $0 == "baseline.jsonl" }.map { path in
      let bytes = try Data(contentsOf: root.appending(path: path))
      return CorpusFile(path: "Corpus/\(path)", bytes: Array(bytes))
    }
  }
}
