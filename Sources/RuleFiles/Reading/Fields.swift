public import RuleModel
public import YAMLEvents

/// The known fields of a mapping, each at most once.
public struct Fields: Sendable {
  /// Where the mapping begins.
  public let location: SourceLocation
  private let fields: [Field]
  private let mistyped: Set<String>

  /// The fields of a mapping, and the names that its unknown keys seem to mean.
  init(
    location: SourceLocation,
    fields: [(name: SourceText, value: YAMLNode)],
    mistyped: Set<String>
  ) {
    self.location = location
    self.fields = fields.map { Field(name: $0.name, value: $0.value) }
    self.mistyped = mistyped
  }

  /// The value of the field called `name`.
  public subscript(_ name: String) -> YAMLNode? {
    fields.first { $0.name.text == name }?.value
  }

  /// Where the key `name` stands.
  public func location(ofKey name: String) -> SourceLocation? {
    fields.first { $0.name.text == name }?.name.location
  }

  /// Those of `names` that the mapping holds, in its own order, with their keys' places.
  public func present(of names: [String]) -> [SourceText] {
    fields.map(\.name).filter { names.contains($0.text) }
  }

  /// Whether the field called `name` is there, if only with a mistake in its name.
  public func mentions(_ name: String) -> Bool {
    self[name] != nil || mistyped.contains(name)
  }

  private struct Field {
    var name: SourceText
    var value: YAMLNode
  }
}
