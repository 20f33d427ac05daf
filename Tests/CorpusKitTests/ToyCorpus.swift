import CorpusKit

extension Corpus {
  /// A corpus in the folder `Corpus`, by path, under the policies `logs` and `telemetry`.
  init(toy files: [String: String]) {
    let files = files.sorted { $0.key < $1.key }
      .map { CorpusFile(path: $0.key, bytes: Array($0.value.utf8)) }
    self.init(files, root: "Corpus", policies: ["telemetry", "logs"])
  }

  /// A corpus of one file of cases and one of shapes.
  init(shapes: String, cases: String, baseline: String = "") {
    self.init(toy: [
      "Corpus/shapes.yaml": shapes, "Corpus/toy/a.yaml": cases, "Corpus/baseline.jsonl": baseline,
    ])
  }
}
