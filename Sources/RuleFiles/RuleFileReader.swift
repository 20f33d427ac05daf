public import RuleModel

/// Reads the files of rule packs.
public enum RuleFileReader {
  /// The rules of the file at `path`, and every mistake in it, in the file's order.
  ///
  /// A rule that lacks one of the texts every rule has is left out; other mistaken fields keep
  /// their default.
  public static func read(
    _ bytes: [UInt8],
    path: String
  ) -> (file: RuleFile, diagnostics: [Diagnostic]) {
    var reader = NodeReader(path: path)
    let root = reader.root(of: bytes)
    guard let fields = reader.fields(root, keys: ["rules", "disable"]) else {
      return (RuleFile(), reader.mistakes)
    }
    if !fields.mentions("rules"), !fields.mentions("disable") {
      reader.note("missing key 'rules'", at: fields.location)
    }
    let rules = reader.items(fields["rules"], expected: "a list of rules").map { reader.rule($0) }
    let disabled = reader.items(fields["disable"], expected: "a list of ids")
      .compactMap { reader.ruleID($0) }
    let ids = NameRegister.duplicates(of: "id", in: rules.compactMap(\.id))
    let labels = NameRegister.duplicates(of: "label", in: rules.compactMap(\.label))
    let file = RuleFile(rules: rules.compactMap(\.rule), disabled: disabled)
    return (file, (reader.mistakes + ids + labels).inFileOrder())
  }

  /// The ids and labels that stand in two of `files`; those within one file are its own mistakes.
  public static func duplicates(across files: [RuleFile]) -> [Diagnostic] {
    let ids = files.map { $0.rules.map(\.id) }
    let labels = files.map { $0.rules.map(\.label) }
    return
      (NameRegister.duplicates(of: "id", across: ids)
      + NameRegister.duplicates(of: "label", across: labels)).inFileOrder()
  }

  /// All `sources`, in their order, and every mistake in and between them.
  public static func read(
    _ sources: [(path: String, bytes: [UInt8])]
  ) -> (files: [RuleFile], diagnostics: [Diagnostic]) {
    let readings = sources.map { read($0.bytes, path: $0.path) }
    let files = readings.map(\.file)
    let mistakes = readings.flatMap(\.diagnostics) + duplicates(across: files)
    return (files, mistakes.inFileOrder())
  }
}
