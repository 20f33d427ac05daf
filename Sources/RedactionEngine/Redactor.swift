internal import RuleMatching
public import RuleModel

/// Removes from text what a policy says may not leave; built once, immutable, shared between threads.
///
/// ```swift
/// let redactor = Redactor(rules: rules, policy: policy)
/// print(redactor.redact("postgres://svc:hunter2@db/shop").text)
/// ```
public struct Redactor: Sendable {
  /// The rules, in the order that findings name them by.
  public let rules: RuleSet
  /// The policy.
  public let policy: Policy
  let scanner: TextScanner
  let decider: Decider
  let labels: [String]
  let options: RedactorOptions
  /// The rules without those of known texts.
  private let builtFrom: RuleSet

  /// A redactor that applies `policy` to what `rules` find; without a key, pseudonyms and fingerprints
  /// are removed like the rest.
  public init(
    rules: RuleSet,
    policy: Policy,
    key: RedactionKey? = nil,
    options: RedactorOptions = .init()
  ) {
    let all =
      policy.keepsOnlyVocabulary ? RuleSet(rules.rules + [LockdownScanner.compiledRule]) : rules
    self.rules = all
    self.policy = policy
    self.options = options
    decider = Decider(rules: all.rules, policy: policy, key: key)
    let scanner = TextScanner(rules: all.rules, decider: decider, options: options)
    self.scanner = scanner.with(
      policy.keepsOnlyVocabulary
        ? LockdownScanner(policy.vocabulary, rule: rules.rules.count) : nil
    )
    labels = all.rules.map(\.label)
    builtFrom = all
  }

  /// A redactor that removes `known`, too, in place of what this one knows, and has another key.
  ///
  /// The compiled rules are shared, so that a snapshot for each request is cheap: microseconds for each
  /// known text.
  public func with(known: KnownTexts, key: RedactionKey? = nil) -> Redactor {
    Redactor(self, known: known, key: key)
  }

  private init(_ base: Redactor, known: KnownTexts, key: RedactionKey?) {
    builtFrom = base.builtFrom
    rules = RuleSet(builtFrom.rules + KnownKind.rules)
    policy = base.policy
    options = base.options
    decider = Decider(rules: rules.rules, policy: policy, key: key)
    labels = rules.rules.map(\.label)
    let texts = known.texts.filter { [policy] text in
      let rule = KnownKind.rules[text.kind.rule(isWritten: true)]
      return text.kind == .secret || policy.action(forRule: rule.id) != .keep
    }
    let scanner = KnownScanner(
      texts,
      vocabulary: Set(policy.vocabulary.words.map { $0.lowercased() }),
      firstRule: builtFrom.rules.count
    )
    self.scanner = base.scanner.with(
      texts.isEmpty ? nil : scanner,
      rules: rules.rules,
      decider: decider
    )
  }

  /// `text` without what the policy removes.
  public func redact(_ text: String) -> Redacted {
    redact(Array(text.utf8))
  }

  /// `bytes` without what the policy removes; valid UTF-8 or not, the rest passes untouched.
  public func redact(_ bytes: [UInt8]) -> Redacted {
    var stream = StreamingRedactor(self)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 64)
    stream.write(bytes[...], into: &output)
    stream.finish(into: &output)
    return Redacted(bytes: output, ledger: stream.takeLedger())
  }

  /// Where the rules that the policy does not keep find secrets in `bytes`, in order, before
  /// anything is decided or joined.
  public func findings(in bytes: [UInt8]) -> [Finding] {
    var scratch = scanner.makeScratch()
    scanner.scan(bytes, offsets: 0..<bytes.count, edges: .whole, scratch: &scratch)
    return scratch.result.findings
  }

  /// `redacted` shortened to at most `limit` bytes, at a character's and never inside a placeholder's bounds.
  ///
  /// The one way to shorten: a text that is shortened before it is redacted may hold half a secret
  /// that no rule knows any more.
  public func clip(_ redacted: Redacted, to limit: Int) -> Redacted {
    guard redacted.bytes.count > limit else { return redacted }
    var end = max(0, limit)
    while end > 0, redacted.bytes[end] & 0xC0 == 0x80 {
      end -= 1
    }
    let ours = redacted.ledger.map(\.output).first { $0.lowerBound < end && end < $0.upperBound }
    if let cut = ours ?? scanner.placeholder(across: end, of: redacted.bytes) {
      end = cut.lowerBound
    }
    return Redacted(
      bytes: Array(redacted.bytes[..<end]),
      ledger: redacted.ledger.filter { $0.output.upperBound <= end }
    )
  }
}
