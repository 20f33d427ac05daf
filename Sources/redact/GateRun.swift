internal import ArgumentParser
internal import BuiltInRules
internal import CorpusKit
internal import RuleModel
internal import RulePacks
internal import SystemIO

/// Why a gate did not run, for standard error.
struct GateFailure: Error {
  var lines: [String]
  /// 1 for mistakes in the corpus or the rules, 2 for what kept the gate from running.
  var status: Int32 = 2
}

/// One run of the gate.
struct GateRun {
  private let options: Gate
  private let corpus: Corpus
  private let gate: CorpusGate

  /// Reads rules and corpus.
  init(of options: Gate) throws {
    self.options = options
    let (rules, policies) = try Self.rules(options.rules)
    corpus = Corpus(
      try Self.files(in: options.corpus),
      root: options.corpus,
      policies: Array(policies.keys)
    )
    guard corpus.isSound else {
      throw GateFailure(lines: corpus.renderedDiagnostics, status: 1)
    }
    guard !corpus.cases.isEmpty else {
      throw GateFailure(lines: ["'\(options.corpus)' holds no case"])
    }
    gate = CorpusGate(corpus, rules: rules, policies: policies, seed: options.seed)
  }

  func run() throws {
    if let name = options.explain {
      return try explain(name)
    }
    let report = GateReport(gate.outcomes(of: try cases()), of: corpus, seed: options.seed)
    if options.record {
      return try record(report)
    }
    try GatePrinter.write(report.written(as: options.format))
    if !report.passes {
      throw ExitCode(1)
    }
  }

  private func explain(_ name: String) throws {
    guard let item = corpus.item(named: name) else {
      throw GateFailure(lines: ["there is no case '\(name)'"])
    }
    let trial = gate.trial(of: item)
    try GatePrinter.write(trial.explanation(options.showMinted ? .synthetic : .masked))
  }

  private func record(_ report: GateReport) throws {
    let reason = options.reason ?? ""
    guard report.ratchet.new.isEmpty || !reason.isEmpty else {
      throw ValidationError("\(report.ratchet.new.count) new entries need --reason TEXT.")
    }
    let path = FilePath(options.corpus).appending("baseline.jsonl")
    do throws(SystemError) {
      let baseline = report.ratchet.recording(reason: reason)
      try FileSystem.write(baseline.encoded, to: path)
    } catch {
      throw GateFailure(lines: ["\(path): \(error)"])
    }
    GatePrinter.complain([
      "\(report.ratchet.new.count) recorded, \(report.ratchet.gone.count) dropped in \(path)"
    ])
  }

  private func cases() throws -> [CorpusCase] {
    if let family = options.only, !corpus.families.contains(family) {
      let known = corpus.families.joined(separator: ", ")
      throw GateFailure(lines: ["there is no family '\(family)'; known: \(known)"])
    }
    let cases = corpus.cases.filter { item in
      (options.only ?? item.family) == item.family
        && (options.policy ?? item.policy) == item.policy
    }
    guard !cases.isEmpty else {
      throw GateFailure(lines: ["no case is of that family and policy"])
    }
    return cases
  }

  private static func rules(_ paths: [String]) throws -> (RuleSet, [String: Policy]) {
    guard !paths.isEmpty else { return (BuiltInRules.rules, BuiltInRules.policies) }
    let files = try paths.flatMap { path in try authored(at: path) }
    let pack = RulePack(files, beside: BuiltInRules.rules, policies: BuiltInRules.policies)
    guard pack.isSound else {
      throw GateFailure(lines: pack.renderedDiagnostics)
    }
    let kept = BuiltInRules.rules.without(pack.disabled).rules
    return (
      RuleSet(kept + pack.rules.rules), BuiltInRules.policies.merging(pack.policies) { $1 }
    )
  }

  private static func files(in root: String) throws -> [CorpusFile] {
    let authored = try authored(at: root).map { CorpusFile(path: $0.path, bytes: $0.bytes) }
    let path = FilePath(root).appending("baseline.jsonl")
    do throws(SystemError) {
      let bytes = try FileSystem.readAll(path)
      return authored + [CorpusFile(path: path.description, bytes: bytes)]
    } catch {
      guard error.isNotFound else {
        throw GateFailure(lines: ["\(path): \(error)"])
      }
      return authored
    }
  }

  private static func authored(at path: String) throws -> [AuthoredFile] {
    do throws(AuthoredFileError) {
      return try AuthoredFile.read(at: FilePath(path))
    } catch {
      throw GateFailure(lines: ["\(error.path): \(error.reason)"])
    }
  }
}
