public import CorpusOracle
public import RuleModel

/// The misses that are known and accepted for now, a ratchet: what passes again has to leave it.
public struct Baseline: Sendable, Hashable {
  /// The entries in the order of the file.
  public var entries: [Entry]

  /// A baseline of `entries`.
  public init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  /// What a miss is recorded under.
  public struct Key: Sendable, Hashable {
    /// The case.
    public var caseID: String
    /// What was done to the case before; nil for the case as it is written.
    public var tactic: String?
    /// What is wrong.
    public var kind: Fault.Kind

    /// The key of a miss.
    public init(caseID: String, tactic: String? = nil, kind: Fault.Kind) {
      self.caseID = caseID
      self.tactic = tactic
      self.kind = kind
    }
  }

  /// A recorded miss.
  public struct Entry: Sendable, Hashable {
    /// What is missed.
    public var key: Key
    /// Why that is accepted for now.
    public var reason: String
    /// Where the entry stands.
    public var location: SourceLocation
  }

  /// The file, sorted, so that two branches that record different misses merge.
  public var encoded: [UInt8] {
    let lines = entries.sorted { left, right in
      (left.key.caseID, left.key.tactic ?? "", left.key.kind.rawValue)
        < (right.key.caseID, right.key.tactic ?? "", right.key.kind.rawValue)
    }.map { entry in
      var members = [("case", entry.key.caseID)]
      members += entry.key.tactic.map { [("tactic", $0)] } ?? []
      members += [("kind", entry.key.kind.rawValue), ("reason", entry.reason)]
      let written = members.map { "\(JSONString.quoted($0)): \(JSONString.quoted($1))" }
      return "{\(written.joined(separator: ", "))}\n"
    }
    return Array(lines.joined().utf8)
  }
}
