public import RuleModel

/// Reads a payload as it is about to leave, for what must not be in it.
///
/// It shares the rules with the first pass, and none of the code that looks for candidates, decodes or
/// rewrites: what one of the two overlooks for a reason of its own, the other does not. Built once,
/// shared between threads.
/// ```swift
/// let opinion = SecondOpinion(rules: rules, policy: policy, known: [databasePassword])
/// guard opinion.objection(to: body, except: key) == nil else { return blocked() }
/// ```
public struct SecondOpinion: Sendable {
  private let search: RuleSearch
  private let known: KnownSearch

  /// An opinion by those of `rules` that are of high confidence and whose findings `policy` removes, and
  /// by the texts `known`, which may not leave in any writing.
  ///
  /// Names of the policy's vocabulary, and texts of fewer than six bytes, are no reason to object.
  public init(rules: RuleSet, policy: Policy, known: [[UInt8]] = []) {
    let decisive = zip(rules.rules, policy.actions(forRules: rules.rules.map(\.id)))
      .filter { $0.confidence == .high && $1 == .remove }.map(\.0)
    search = RuleSearch(decisive, vocabulary: Set(policy.vocabulary.words))
    self.known = KnownSearch(known)
  }

  /// Why `payload`, which is JSON before it is compressed, may not leave; nil if nothing speaks against it.
  ///
  /// The text of `exemption` at its path is not read, there and only there. Total: what is no JSON is
  /// read as text.
  public func objection(to payload: [UInt8], except exemption: Exemption? = nil) -> Objection? {
    let readings = PayloadReadings(of: payload, except: exemption)
    for reading in readings.all where known.finds(in: reading) {
      return Objection(label: "known-secret")
    }
    for reading in readings.all {
      if let rule = search.first(in: reading) {
        return Objection(label: rule.label)
      }
    }
    return nil
  }
}

/// Why a payload may not leave; it holds no byte of it.
public struct Objection: Sendable, Hashable {
  /// The label of the rule that found something.
  public let label: String
}

/// A text that may stand at one place of a payload, such as the key of the project that it is for.
public struct Exemption: Sendable, Hashable {
  /// The names of the members that lead to it.
  public let path: [String]
  /// The text.
  public let text: String

  /// The exemption of `text` at `path`, such as `["api_key"]`.
  public init(_ text: String, at path: [String]) {
    self.path = path
    self.text = text
  }
}
