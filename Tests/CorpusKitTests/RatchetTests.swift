import CorpusKit
import CorpusOracle
import Testing

@Suite struct RatchetTests {
  private let cases = """
    cases:
      - password=⟦a⟧
      - {text: b⟦c⟧, known-miss: 'rule missing: c'}
    """

  @Test func `a miss that nobody recorded fails`() {
    let corpus = corpus()
    let report = report(of: corpus, failing: [0, 1])
    #expect(!report.passes)
    #expect(report.new.map(\.item.id) == [corpus.cases[0].id])
    #expect(report.recorded.map(\.reason) == ["rule missing: c"])
  }

  @Test func `a recorded miss passes`() {
    let id = corpus().cases[0].id
    let entry = #"{"case": "\#(id)", "kind": "leak", "reason": "says \"who\""}"#
    let report = report(of: corpus(entry), failing: [0, 1])
    #expect(report.passes)
    #expect(report.recorded.map(\.reason) == [#"says "who""#, "rule missing: c"])
    let recorded = report.ratchets[0].recording(reason: "")
    #expect(String(decoding: recorded.encoded, as: UTF8.self) == entry + "\n")
  }

  @Test func `a recorded miss of another kind is no excuse`() {
    let id = corpus().cases[0].id
    let entry = #"{"case": "\#(id)", "kind": "lost", "reason": "r"}"#
    let report = report(of: corpus(entry), failing: [0, 1])
    #expect(report.new.count == 1)
    #expect(report.ratchets[0].gone.count == 1)
  }

  @Test func `what is gone fails, with its place`() {
    let id = corpus().cases[0].id
    let report = report(
      of: corpus(
        """
        {"case": "\(id)", "kind": "leak", "reason": "r"}
        {"case": "toy/a#0", "kind": "leak", "reason": "r"}
        """
      ),
      failing: []
    )
    #expect(!report.passes)
    #expect(
      report.gone.joined(separator: "\n") == """
        Corpus/baseline.jsonl:1:11: error: recorded miss is gone; run --record
        {"case": "\(id)", "kind": "leak", "reason": "r"}
                  ^
        Corpus/baseline.jsonl:2:11: error: recorded case is gone; run --record
        {"case": "toy/a#0", "kind": "leak", "reason": "r"}
                  ^
        Corpus/toy/a.yaml:3:31: error: known miss is gone; remove 'known-miss'
          - {text: b⟦c⟧, known-miss: 'rule missing: c'}
                                      ^
        """
    )
  }

  @Test func `recording adds what is new and drops what is gone`() {
    let corpus = corpus(#"{"case": "toy/a#0", "kind": "leak", "reason": "r"}"#)
    let recorded = report(of: corpus, failing: [0, 1]).ratchets[0].recording(reason: "because")
    #expect(recorded.entries.map(\.key.caseID) == [corpus.cases[0].id])
    #expect(recorded.entries.map(\.reason) == ["because"])
  }

  @Test func `cases that did not run keep their entries`() {
    let id = corpus().cases[0].id
    let corpus = corpus(#"{"case": "\#(id)", "kind": "leak", "reason": "r"}"#)
    let outcome = CaseOutcome(item: corpus.cases[1], faults: [Fault(.leak, byteCount: 1)])
    let report = GateReport([outcome], of: corpus)
    #expect(report.passes)
    #expect(report.ratchets[0].recording(reason: "").entries.count == 1)
  }

  private func corpus(_ baseline: String = "") -> Corpus {
    Corpus(shapes: "shapes: {toy: {alphabet: digit, length: 8}}", cases: cases, baseline: baseline)
  }

  private func report(of corpus: Corpus, failing: Set<Int>) -> GateReport {
    #expect(corpus.renderedDiagnostics == [])
    let outcomes = corpus.cases.enumerated().map { index, item in
      let faults = failing.contains(index) ? [Fault(.leak, byteCount: 1)] : []
      return CaseOutcome(item: item, faults: faults)
    }
    return GateReport(outcomes, of: corpus)
  }
}
