import RuleModel
import YAMLEvents

/// The blocks of the privacy page.
extension NodeReader {
  private static let promiseKeys = ["text", "section", "rules", "types", "names", "statement"]

  /// The promises, and for each the places where it names rules.
  mutating func promises(
    _ node: YAMLNode?
  ) -> (promises: [PrivacyPromise], places: [[SourceText]]) {
    var promises: [PrivacyPromise] = []
    var places: [[SourceText]] = []
    for item in items(node, expected: "a list of promises") {
      guard let fields = fields(item, keys: Self.promiseKeys, required: ["text"]) else { continue }
      let text = text(fields["text"])
      let section: PrivacyPromise.Section? = choice(fields["section"], "section")
      let rules = texts(fields["rules"])
      rules.forEach { checkPrefix($0) }
      let types = items(fields["types"], expected: "a list of types").compactMap {
        (node) -> FieldType? in choice(node, "type")
      }
      let names = texts(fields["names"])
      for name in names where !RefusedNames.endings.contains(name.text) {
        noteUnknown("refused name", name, known: RefusedNames.endings)
      }
      let isStatement = flag(fields["statement"]) ?? false
      let keepers = fields.present(of: ["rules", "types", "names"])
      if let keeper = keepers.first, isStatement {
        note("'\(keeper.text)' beside 'statement'; nothing keeps a statement", at: keeper.location)
      }
      if keepers.isEmpty, !isStatement {
        note(
          "promise without a rule or type that keeps it; name 'rules', 'types' or 'names', or write "
            + "'statement: true'",
          at: fields.location
        )
      }
      guard let text else { continue }
      promises.append(
        PrivacyPromise(
          text.text,
          in: section ?? .never,
          rules: rules.map(\.text),
          types: types,
          names: names.map(\.text)
        )
      )
      places.append(rules)
    }
    return (promises, places)
  }
}
