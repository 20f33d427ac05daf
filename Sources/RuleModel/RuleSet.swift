/// Compiled rules in a fixed order: the built-in ones and those of the user.
public struct RuleSet: Sendable, Hashable {
  /// The rules; a finding names its rule by the index in this array.
  public var rules: [CompiledRule] {
    didSet { origin.digest = nil }
  }
  private var origin = ArchiveOrigin()

  /// A set of `rules`.
  public init(_ rules: [CompiledRule]) {
    self.rules = rules
  }

  /// The rules of an archive with `digest`.
  init(_ rules: [CompiledRule], digest: String?) {
    self.rules = rules
    origin.digest = digest
  }

  /// The digest of the archive that the rules are from, all of them and unchanged; nil if they are not.
  public var digest: String? {
    origin.digest
  }

  /// The rule with the given id or label.
  public func rule(named name: String) -> CompiledRule? {
    rules.first { $0.id == name } ?? rules.first { $0.label == name }
  }

  /// The set without the rules of the given ids.
  public func without(_ ids: Set<String>) -> RuleSet {
    ids.isEmpty ? self : RuleSet(rules.filter { !ids.contains($0.id) })
  }
}
