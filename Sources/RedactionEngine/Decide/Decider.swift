internal import Digest
internal import RuleModel

/// Decides by the policy which bytes of a finding go.
struct Decider: Sendable {
  private let rules: [CompiledRule]
  private let actions: [Action]
  private let key: RedactionKey?
  private let ownNames: OwnNames
  /// By rule: whether what it finds may be one of the names.
  private let mayBeOwnName: [Bool]

  /// A decider for `rules` under `policy`; without a key, keyed actions remove.
  init(rules: [CompiledRule], policy: Policy, key: RedactionKey?) {
    self.rules = rules
    self.key = key
    // Where only the vocabulary stays, what is left for the rules to decide are no names.
    ownNames = OwnNames(policy.keepsOnlyVocabulary ? [] : policy.vocabulary)
    mayBeOwnName = rules.map { OwnNames.concern(rule: $0.id) }
    actions = zip(rules, policy.actions(forRules: rules.map(\.id))).map { rule, action in
      // No policy lets out what its caller knows is secret, or what only its vocabulary decides about.
      rule.id.hasPrefix("known-secret.") || rule.id == LockdownScanner.compiledRule.id
        ? .remove : action
    }
  }

  /// The indices of the rules that the policy does not keep.
  var activeRules: [Int] {
    actions.indices.filter { actions[$0] != .keep }
  }

  /// The redactions for `findings` in `text`, in the order of the findings.
  func redactions(for findings: [Finding], in text: [UInt8]) -> [Redaction] {
    var redactions: [Redaction] = []
    var statements = SQLSplitter.Reading()
    for finding in findings {
      append(finding, in: text, statements: &statements, to: &redactions)
    }
    return redactions
  }

  /// The redactions for `findings` in `text`, joined and in order; placeholders are left out of all.
  func redactions(
    for findings: [Finding],
    in text: [UInt8],
    sparing placeholders: [Range<Int>]
  ) -> [Redaction] {
    Redaction.sparing(placeholders, in: Redaction.joined(redactions(for: findings, in: text)))
  }

  private func append(
    _ finding: Finding,
    in text: [UInt8],
    statements: inout SQLSplitter.Reading,
    to redactions: inout [Redaction]
  ) {
    let action = actions[finding.rule]
    if mayBeOwnName[finding.rule], !finding.isUnscannable, ownNames.cover(text[finding.range]) {
      return
    }
    var redaction = Redaction(
      range: finding.range,
      rule: finding.rule,
      action: action,
      isUnscannable: finding.isUnscannable,
      isOpenEnded: finding.isUnscannable || rules[finding.rule].isBlock,
      hidesEnd: rules[finding.rule].isMultiline
    )
    guard !finding.isUnscannable, !finding.isFromView else {
      return redactions.append(redaction)
    }
    if action == .pseudonym || action == .fingerprint, let key {
      let bytes = text[finding.range]
      redaction.digest = key.digest(
        of: action == .fingerprint && rules[finding.rule].splitter == .sql
          ? SQLSplitter.normalForm(of: bytes) : Array(bytes)
      )
    }
    if rules[finding.rule].splitter == nil, action != .lastFour {
      return redactions.append(redaction)
    }
    for part in parts(of: finding, in: text, action: action, statements: &statements)
    where !part.isEmpty {
      redaction.range = part
      redactions.append(redaction)
    }
  }

  /// The bytes of a secret that go under `action`; a splitter that knows no part removes all.
  private func parts(
    of finding: Finding,
    in text: [UInt8],
    action: Action,
    statements: inout SQLSplitter.Reading
  ) -> [Range<Int>] {
    let secret = finding.range
    switch (action, rules[finding.rule].splitter) {
    case (.userInfo, .url):
      return URLSplitter.credentials(in: secret, of: text)
    case (.literals, .sql):
      statements.begin(rule: finding.rule, end: secret.upperBound)
      return SQLSplitter.literals(in: secret, of: text, reading: &statements)
    case (.programOnly, .argv):
      return ArgumentSplitter.values(in: secret, of: text)
    case (.shorten, .path):
      return PathSplitter.foreignDirectories(in: secret, of: text)
    case (.lastFour, _):
      return [lastFourKept(of: secret, in: text)]
    case (_, .sql):
      return [SQLSplitter.rangeAfterVerb(in: secret, of: text)]
    default:
      return [secret]
    }
  }

  private func lastFourKept(of secret: Range<Int>, in text: [UInt8]) -> Range<Int> {
    var kept = 0
    var end = secret.upperBound
    while end > secret.lowerBound, kept < 4 {
      end -= 1
      kept += ByteSet.alphanumerics.contains(text[end]) ? 1 : 0
    }
    // Keeping four of fewer than twelve would keep too much.
    return secret.count >= 12 ? secret.lowerBound..<end : secret
  }
}
