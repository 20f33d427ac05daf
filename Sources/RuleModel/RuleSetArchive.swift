/// Compiled rules and policies as two texts, which a build plugin embeds and a program reads at start.
///
/// A sequence of fields, see `FieldWriter`. Byte sets come first, each once, and fields name them by
/// index. Reading is lenient about nothing: the same build writes and reads it.
public struct RuleSetArchive: Sendable {
  /// The compiled rules.
  public var rules: RuleSet
  /// The policies by name.
  public var policies: [String: Policy]
  private var patterns: Detail<[String: String]>

  /// An archive of rules, policies and the patterns that other rules may call, which call none.
  public init(
    rules: RuleSet,
    policies: [String: Policy],
    grammar: [String: String] = [:]
  ) {
    self.init(rules: rules, policies: policies, patterns: .written(grammar))
  }

  private init(
    rules: RuleSet,
    policies: [String: Policy],
    patterns: Detail<[String: String]>
  ) {
    self.rules = rules
    self.policies = policies
    self.patterns = patterns
  }

  /// The patterns that other rules may call, by name; of an archived one, read anew each time.
  public var grammar: [String: String] {
    patterns.value
  }

  /// Gives the bytes in a range of ``Encoded/details``.
  public typealias Details = @Sendable (Range<Int>) -> [UInt8]

  /// An archive as it is embedded.
  public struct Encoded: Sendable, Hashable {
    /// What every run needs.
    public var rules: String
    /// What is read when it is asked for, at the places that `rules` names.
    public var details: String

    /// An archive that was embedded as these texts.
    public init(rules: String, details: String) {
      self.rules = rules
      self.details = details
    }
  }

  /// The archive as text.
  public func encoded() -> Encoded {
    var body = FieldWriter()
    var sets = ByteSetTable()
    var details = FieldWriter()
    body.write(rules.rules.count)
    // By kind: what few runs ask for stays out of the pages of what most do.
    let documentation = rules.rules.map { details.append($0.documentation.value) }
    for (rule, documentation) in zip(rules.rules, documentation) {
      rule.write(to: &body, documentation: documentation, details: &details, sets: &sets)
    }
    let sorted = policies.values.sorted { $0.name < $1.name }
    body.write(sorted.count)
    for policy in sorted {
      policy.write(to: &body, details: &details)
    }
    body.write(grammar, to: &details)
    var head = FieldWriter()
    head.write(sets.sets.count)
    for set in sets.sets {
      head.write(set)
    }
    return Encoded(rules: head.text + body.text, details: details.text)
  }

  /// The archive that `encoded` wrote.
  public init(_ encoded: Encoded, digest: String? = nil) {
    let details = Array(encoded.details.utf8)
    self.init(encoded: encoded.rules.utf8, digest: digest) { Array(details[$0]) }
  }

  /// The archive that `encoded` wrote as `text`; `details` is asked when a rule or the grammar is.
  ///
  /// `digest` says exactly which rules and policies these are, where that is known.
  public init(
    encoded text: some Sequence<UInt8>,
    digest: String? = nil,
    details: @escaping Details
  ) {
    var reader = FieldReader(Array(text))
    let sets = (0..<reader.readNumber()).map { _ in reader.readByteSet() }
    let rules = (0..<reader.readNumber()).map { _ in
      CompiledRule(from: &reader, details: details, sets: sets)
    }
    let policies = (0..<reader.readNumber()).map { _ in
      Policy(from: &reader, details: details, digest: digest)
    }
    self.init(
      rules: RuleSet(rules, digest: digest),
      policies: Dictionary(uniqueKeysWithValues: policies.map { ($0.name, $0) }),
      patterns: reader.readDetail(in: details)
    )
  }
}

/// Different byte sets in the order in which they were first met.
private struct ByteSetTable {
  private(set) var sets: [ByteSet] = []
  private var indices: [ByteSet: Int] = [:]

  mutating func index(of set: ByteSet) -> Int {
    if let index = indices[set] {
      return index
    }
    indices[set] = sets.count
    sets.append(set)
    return sets.count - 1
  }
}

/// Closed lists go as the index of the case.
extension CaseIterable where Self: Equatable {
  fileprivate var caseIndex: Int {
    Array(Self.allCases).firstIndex(of: self) ?? 0
  }
}

extension Policy {
  fileprivate func write(to writer: inout FieldWriter, details: inout FieldWriter) {
    writer.write(name)
    let sorted = actions.sorted { $0.key < $1.key }
    writer.write(sorted.count)
    for (prefix, action) in sorted {
      writer.write(prefix)
      writer.write(action.caseIndex)
    }
    writer.write(vocabulary.text)
    writer.write(keepsOnlyVocabulary ? 1 : 0)
    writer.write(events, to: &details)
  }

  fileprivate init(
    from reader: inout FieldReader,
    details: @escaping RuleSetArchive.Details,
    digest: String?
  ) {
    let name = reader.readText()
    var actions: [String: Action] = [:]
    for _ in 0..<reader.readNumber() {
      let prefix = reader.readText()
      actions[prefix] = Action.allCases[reader.readNumber()]
    }
    let vocabulary = Vocabulary(text: reader.readText())
    self.init(
      name: name,
      actions: actions,
      vocabulary: vocabulary,
      keepsOnlyVocabulary: reader.readNumber() == 1,
      schema: reader.readDetail(in: details),
      digest: digest
    )
  }
}

extension CompiledRule {
  fileprivate func write(
    to writer: inout FieldWriter,
    documentation: Range<Int>,
    details: inout FieldWriter,
    sets: inout ByteSetTable
  ) {
    writer.write(documentation)
    writer.write(confirmation, to: &details)
    writer.write(continuation, to: &details)
    writer.write(id)
    writer.write(label)
    writer.write(severity.caseIndex)
    writer.write(confidence.caseIndex)
    writer.write(splitter.map { $0.caseIndex + 1 } ?? 0)
    writer.write((isBounded ? 1 : 0) | (isMultiline ? 2 : 0) | (isBlock ? 4 : 0))
    writer.write(lookbehind)
    writer.write(window)
    writer.write(lineAnchors.rawValue)
    for set in [firstBytes, precedingBytes, run] {
      writer.write(sets.index(of: set))
    }
    prefilter.write(to: &writer, sets: &sets)
  }

  fileprivate init(
    from reader: inout FieldReader,
    details: @escaping RuleSetArchive.Details,
    sets: [ByteSet]
  ) {
    let documentation: Detail<RuleDocumentation> = reader.readDetail(in: details)
    let confirmation: Detail<Confirmation> = reader.readDetail(in: details)
    let continuation: Detail<Continuation?> = reader.readDetail(in: details)
    let id = reader.readText()
    let label = reader.readText()
    let severity = Severity.allCases[reader.readNumber()]
    let confidence = Confidence.allCases[reader.readNumber()]
    let splitter = reader.readNumber()
    let flags = reader.readNumber()
    // Arguments are evaluated in the order in which they stand.
    self.init(
      id: id,
      label: label,
      severity: severity,
      confidence: confidence,
      lookbehind: reader.readNumber(),
      window: reader.readNumber(),
      isBounded: flags & 1 != 0,
      isMultiline: flags & 2 != 0,
      isBlock: flags & 4 != 0,
      lineAnchors: LineAnchors(rawValue: reader.readNumber()),
      firstBytes: sets[reader.readNumber()],
      precedingBytes: sets[reader.readNumber()],
      run: sets[reader.readNumber()],
      splitter: splitter == 0 ? nil : Splitter.allCases[splitter - 1],
      prefilter: Prefilter(from: &reader, sets: sets),
      documentation: documentation,
      confirmation: confirmation,
      continuation: continuation
    )
  }
}

extension CompiledRule.Prefilter {
  fileprivate func write(to writer: inout FieldWriter, sets: inout ByteSetTable) {
    switch self {
    case .literals(let literals, let distance, let lead):
      writer.write(0)
      writer.write(distance)
      writer.write(sets.index(of: lead))
      writer.write(literals.count)
      for literal in literals {
        writer.write(bytes: literal.bytes)
        writer.write(sets.index(of: literal.following))
      }
    case .trigger(let trigger, let distance, let lead):
      writer.write(trigger.caseIndex + 1)
      writer.write(distance)
      writer.write(sets.index(of: lead))
    }
  }

  fileprivate init(from reader: inout FieldReader, sets: [ByteSet]) {
    let kind = reader.readNumber()
    let distance = reader.readRange()
    let lead = sets[reader.readNumber()]
    guard kind == 0 else {
      self = .trigger(Trigger.allCases[kind - 1], distance: distance, lead: lead)
      return
    }
    let literals = (0..<reader.readNumber()).map { _ in
      CompiledRule.Literal(reader.readBytes(), following: sets[reader.readNumber()])
    }
    self = .literals(literals, distance: distance, lead: lead)
  }
}
