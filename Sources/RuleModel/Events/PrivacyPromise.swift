/// A block of the privacy page, tied to what keeps it.
public struct PrivacyPromise: Sendable, Hashable {
  /// Where on the page a block stands.
  public enum Section: String, Sendable, Hashable, CaseIterable {
    /// Before everything else.
    case overview
    /// How to turn telemetry off.
    case optOut = "opt-out"
    /// What is collected, before the table of events.
    case collected
    /// What is never collected.
    case never
    /// What error reports hold.
    case errorReports = "error-reports"
    /// Where it is kept and how long.
    case storage
  }

  /// The prose, in Markdown.
  public var text: String
  /// Where it stands.
  public var section: Section
  /// Dotted prefixes of rules that keep it.
  public var rules: [String]
  /// Types of fields that keep it.
  public var types: [FieldType]
  /// Refused names of properties that keep it, see ``RefusedNames``.
  public var names: [String]

  /// A promise that `rules`, `types` and `names` keep; none of them makes it a statement.
  public init(
    _ text: String,
    in section: Section,
    rules: [String] = [],
    types: [FieldType] = [],
    names: [String] = []
  ) {
    self.text = text
    self.section = section
    self.rules = rules
    self.types = types
    self.names = names
  }

  /// Whether nothing in the policy keeps it, as with how long data is kept.
  public var isStatement: Bool {
    rules.isEmpty && types.isEmpty && names.isEmpty
  }
}
