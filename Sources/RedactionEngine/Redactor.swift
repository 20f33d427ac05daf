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

  /// A redactor that applies `policy` to what `rules` find; without a key, pseudonyms and fingerprints
  /// are removed like the rest.
  public init(
    rules: RuleSet,
    policy: Policy,
    key: RedactionKey? = nil,
    options: RedactorOptions = .init()
  ) {
    self.rules = rules
    self.policy = policy
    self.options = options
    decider = Decider(rules: rules.rules, policy: policy, key: key)
    scanner = TextScanner(rules: rules.rules, decider: decider, options: options)
    labels = rules.rules.map(\.label)
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
