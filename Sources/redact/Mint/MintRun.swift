internal import CorpusKit
internal import RedactionEngine
internal import RuleModel
internal import SystemIO

/// Makes one case of standard input.
struct MintRun {
  let redactor: Redactor
  let policies: [String: Policy]
  let shapes: ShapeFile
  let isInnocent: Bool

  /// More than any case has.
  private static let longestText = 1 << 16
  /// Shorter values stand in other words, too.
  private static let shortestRepeat = 4

  func perform(marks: [Range<Int>]) throws(Stop) -> ExitStatus {
    var text = try markedText()
    for range in marks {
      guard range.upperBound <= text.bytes.count else {
        throw .misuse("a mark ends behind the text, which has \(text.bytes.count) bytes")
      }
      text.add(range)
    }
    let found = addFindings(to: &text)
    let written = text.caseText(Disguise(shapes: shapes.shapes), isInnocent: isInnocent)
    let file = CaseWriter.file(ofCase: written, policy: redactor.policy.name)
    let corpus = try corpus(of: file)
    try ResultOutput.write(Array(file.utf8))
    remark(on: text, found, corpus)
    return .done
  }

  private func markedText() throws(Stop) -> ReportedText {
    var bytes: [UInt8]
    do {
      bytes = try FileDescriptor.standardInput.readAll(limit: Self.longestText)
    } catch  where error.isTooLarge {
      throw .failed("standard input: a case has \(Self.longestText) bytes at most")
    } catch {
      throw Stop(error, at: Input.standardInput.name)
    }
    if bytes.last == 0x0A { bytes.removeLast() }
    guard !bytes.isEmpty else { throw .failed("standard input: holds nothing") }
    do {
      return try ReportedText(marked: bytes)
    } catch {
      throw .misuse(
        "the mark at byte \(error.offset) is not closed, not opened, or stands inside another"
      )
    }
  }

  /// Adds what the rules find, then what these values, once known, are found in, such as an encoding.
  ///
  /// Returns the ids of the rules that found something by themselves.
  private func addFindings(to text: inout ReportedText) -> Set<String> {
    let literals = Dictionary(
      redactor.rules.rules.map { ($0.id, $0.literals) },
      uniquingKeysWith: { first, _ in first }
    )
    let ledger = redactor.redact(text.bytes).ledger
    for entry in ledger {
      text.add(entry.input, keeping: literals[entry.rule] ?? [])
    }
    var known = KnownTexts()
    for value in text.values {
      known.add(Array(text.bytes[value.range]))
    }
    for entry in redactor.with(known: known).redact(text.bytes).ledger {
      text.add(entry.input, keeping: literals[entry.rule] ?? [])
    }
    text.addRepeats(ofAtLeast: Self.shortestRepeat)
    return Set(ledger.map(\.rule))
  }

  /// The case as the corpus reader takes it; a mistake in it is ours.
  private func corpus(of file: String) throws(Stop) -> Corpus {
    let files = [CorpusFile(path: "corpus/reported/case.yaml", bytes: Array(file.utf8))]
    let corpus = Corpus(
      files + [shapes.file].compactMap(\.self),
      root: "corpus",
      policies: Array(policies.keys)
    )
    guard corpus.isSound, corpus.cases.count == 1 else {
      throw .failed("the text holds something that no case can, such as a mark ⟪ or ⟫")
    }
    return corpus
  }

  private func remark(on text: ReportedText, _ found: Set<String>, _ corpus: Corpus) {
    let count = text.values.count
    Notice.print(
      "\(count) value\(count == 1 ? "" : "s") replaced; the rest is as it was: look it over"
    )
    let gate = CorpusGate(corpus, rules: redactor.rules, policies: policies)
    let outcomes = gate.outcomes(of: corpus.cases)
    for rule in found.subtracting(outcomes.flatMap(\.rules)).sorted() {
      Notice.print(
        "\(rule) found a value in the text and finds none in the case: made-up text does not pass its "
          + "checks; write a shape that does"
      )
    }
    let faults = outcomes.flatMap(\.faultNames)
    for kind in faults {
      Notice.print("under policy '\(redactor.policy.name.printable)' the case shows: \(kind)")
    }
    if faults.isEmpty {
      Notice.print("under policy '\(redactor.policy.name.printable)' the case passes")
    }
  }
}

extension CompiledRule {
  /// The strings that a match of the rule holds; anybody may read them in the rule.
  fileprivate var literals: [[UInt8]] {
    guard case .literals(let literals, _, _) = prefilter else { return [] }
    return literals.map(\.bytes)
  }
}
