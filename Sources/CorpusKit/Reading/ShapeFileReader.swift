import RuleFiles
import RuleModel
import YAMLEvents

/// Reads the file of shapes.
enum ShapeFileReader {
  private static let keys = [
    "prefix", "alphabet", "length", "checksum", "suffix", "form", "source",
  ]

  /// The shapes of the file at `path`, and every mistake in it.
  static func read(
    _ bytes: [UInt8],
    path: String
  ) -> (shapes: [Shape], diagnostics: [Diagnostic]) {
    var reader = NodeReader(path: path)
    let root = reader.root(of: bytes)
    guard let fields = reader.fields(root, keys: ["shapes"], required: ["shapes"]) else {
      return ([], reader.mistakes)
    }
    var shapes: [Shape] = []
    var mistakes: [Diagnostic] = []
    for (name, value) in reader.pairs(fields["shapes"]) {
      if ShapeReference(in: Array("{\(name.text)}".utf8), at: 0)?.name != name.text {
        reader.note("malformed name '\(name.text)'; write a-z, 0-9 and hyphens", at: name.location)
      }
      guard let form = form(value, &reader, &mistakes) else { continue }
      shapes.append(Shape(name: name, form: form))
    }
    mistakes += references(of: shapes)
    return (shapes, (reader.mistakes + mistakes).inFileOrder())
  }

  private static func form(
    _ node: YAMLNode,
    _ reader: inout NodeReader,
    _ mistakes: inout [Diagnostic]
  ) -> Shape.Form? {
    guard let fields = reader.fields(node, keys: keys) else { return nil }
    let prefix = reader.text(fields["prefix"])
    if prefix != nil || fields["form"] != nil, !fields.mentions("source") {
      reader.note("missing key 'source'; say which public page describes it", at: fields.location)
    }
    _ = reader.text(fields["source"])
    if let form = reader.text(fields["form"]) {
      for key in fields.present(of: keys) where key.text != "form" && key.text != "source" {
        reader.note("'\(key.text)' beside 'form'", at: key.location)
      }
      var parser = CaseTextParser(Array(form.text.utf8), place: form.location(atByte:))
      let row = parser.parse()
      mistakes += parser.mistakes
      if row.parts.contains(where: { $0.mark != .none }) {
        reader.note("a form takes no marks", at: form.location)
      }
      return .row(row)
    }
    let alphabet: Alphabet? = reader.choice(fields["alphabet"], "alphabet")
    let length = reader.number(fields["length"], in: 1...4096)
    let checksum: Checksum? = reader.choice(fields["checksum"], "checksum")
    let suffix = reader.text(fields["suffix"])
    for name in ["alphabet", "length"] where !fields.mentions(name) && !fields.mentions("form") {
      reader.note("missing key '\(name)'", at: fields.location)
    }
    guard let alphabet, let length else { return nil }
    return .token(
      Shape.Token(
        prefix: prefix?.text ?? "",
        alphabet: alphabet,
        length: length,
        checksum: checksum,
        suffix: suffix?.text ?? ""
      )
    )
  }

  /// Forms are rows of tokens, so that no form stands for itself.
  private static func references(of shapes: [Shape]) -> [Diagnostic] {
    let tokens = shapes.filter { shape in
      if case .token = shape.form { true } else { false }
    }
    let register = ShapeRegister(shapes: tokens)
    return shapes.flatMap { shape -> [Diagnostic] in
      guard case .row(let row) = shape.form else { return [] }
      return register.mistakes(in: row)
    }
  }
}
