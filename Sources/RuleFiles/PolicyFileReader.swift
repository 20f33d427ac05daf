public import RuleModel

/// Reads policy files.
public enum PolicyFileReader {
  /// The policy of the file at `path`, unless it has no name, and every mistake in the file.
  public static func read(
    _ bytes: [UInt8],
    path: String
  ) -> (file: PolicyFile?, diagnostics: [Diagnostic]) {
    var reader = NodeReader(path: path)
    let root = reader.root(of: bytes)
    let keys = [
      "policy", "extends", "actions", "vocabulary", "only-vocabulary", "modules", "events",
      "promises",
    ]
    guard let fields = reader.fields(root, keys: keys, required: ["policy"]) else {
      return (nil, reader.mistakes)
    }
    let name = reader.text(fields["policy"])
    let extended = reader.text(fields["extends"])
    var actions: [(prefix: SourceText, action: Action)] = []
    for (prefix, value) in reader.pairs(fields["actions"]) {
      reader.checkPrefix(prefix)
      if let action: Action = reader.choice(value, "action") {
        actions.append((prefix, action))
      }
    }
    let vocabulary = reader.texts(fields["vocabulary"])
    let keepsOnlyVocabulary = reader.flag(fields["only-vocabulary"])
    let modules = reader.texts(fields["modules"])
    let (events, propertyPlaces) = reader.events(fields["events"])
    let (promises, promisedRules) = reader.promises(fields["promises"])
    let file = name.map { name in
      var file = PolicyFile(name: name)
      file.extends = extended
      file.actions = actions
      file.vocabulary = vocabulary
      file.keepsOnlyVocabulary = keepsOnlyVocabulary
      file.events.events = events
      file.events.modules = modules.map(\.text)
      file.events.promises = promises
      file.propertyPlaces = propertyPlaces
      file.promisedRules = promisedRules
      return file
    }
    return (file, reader.mistakes.inFileOrder())
  }
}
