import RuleFiles
import RuleModel
import YAMLEvents

/// Reads one file of cases.
struct CaseFileReader {
  /// The path inside the corpus without its ending: `family/file`.
  private let name: String
  private let family: String
  private let policies: [String]
  private let shapes: ShapeRegister
  private var reader: NodeReader
  private var mistakes: [Diagnostic] = []
  private var lines: [String: Int] = [:]

  /// A reader of the file at `path`.
  init(path: String, name: String, family: String, policies: [String], shapes: ShapeRegister) {
    self.name = name
    self.family = family
    self.policies = policies
    self.shapes = shapes
    reader = NodeReader(path: path)
  }

  /// The cases of `bytes`, and every mistake in them.
  mutating func read(_ bytes: [UInt8]) -> (cases: [CorpusCase], diagnostics: [Diagnostic]) {
    let root = reader.root(of: bytes)
    guard let fields = reader.fields(root, keys: ["policy", "cases"], required: ["cases"]) else {
      return ([], reader.mistakes)
    }
    let policy = policyName(fields["policy"]) ?? "logs"
    var cases: [CorpusCase] = []
    for node in reader.items(fields["cases"], expected: "a list of cases") {
      if let item = corpusCase(node, policy: policy) {
        cases.append(item)
      }
    }
    return (cases, (reader.mistakes + mistakes).inFileOrder())
  }

  private mutating func corpusCase(_ node: YAMLNode, policy: String) -> CorpusCase? {
    guard case .mapping = node else {
      guard let text = reader.text(node) else { return nil }
      return corpusCase(Authored(text), policy: policy)
    }
    let keys = ["text", "base64", "policy", "loose", "known", "known-miss"]
    guard let fields = reader.fields(node, keys: keys) else { return nil }
    let policy = policyName(fields["policy"]) ?? policy
    let isLoose = reader.flag(fields["loose"]) ?? false
    let knownMiss = reader.text(fields["known-miss"])
    guard let authored = authored(fields) else { return nil }
    let known = reader.texts(fields["known"])
    return corpusCase(
      authored,
      policy: policy,
      isLoose: isLoose,
      known: known,
      knownMiss: knownMiss
    )
  }

  private mutating func authored(_ fields: Fields) -> Authored? {
    let text = reader.text(fields["text"])
    let base64 = reader.text(fields["base64"])
    if !fields.mentions("text"), !fields.mentions("base64") {
      reader.note("missing key 'text' or 'base64'", at: fields.location)
    }
    if text != nil, let second = fields.location(ofKey: "base64") {
      reader.note("'base64' beside 'text'; a case has one of them", at: second)
    }
    if let text {
      return Authored(text)
    }
    guard let base64 else { return nil }
    guard let bytes = Base64.bytes(base64.text) else {
      reader.note("malformed base64", at: base64.location)
      return nil
    }
    return Authored(bytes: bytes, location: base64.location) { _ in base64.location }
  }

  private mutating func corpusCase(
    _ authored: Authored,
    policy: String,
    isLoose: Bool = false,
    known: [SourceText] = [],
    knownMiss: SourceText? = nil
  ) -> CorpusCase {
    var parser = CaseTextParser(authored.bytes, place: authored.place)
    let text = parser.parse()
    mistakes += parser.mistakes + shapes.mistakes(in: text, knownCount: known.count)
    var values: [CaseText] = []
    for value in known {
      values.append(knownText(value))
    }
    let told = known.isEmpty ? [] : [0] + known.map(\.text).joined(separator: "\0").utf8
    let id = "\(name)#\(Self.digest(of: authored.bytes + told, policy: policy))"
    if let line = lines[id] {
      reader.note("duplicate case; first at line \(line)", at: authored.location)
    }
    lines[id] = lines[id] ?? authored.location.line
    let item = CorpusCase(
      id: id,
      family: family,
      location: authored.location,
      policy: policy,
      text: text,
      isLoose: isLoose,
      known: values,
      knownMiss: knownMiss
    )
    if parser.mistakes.isEmpty {
      check(item)
    }
    return item
  }

  private mutating func knownText(_ value: SourceText) -> CaseText {
    var parser = CaseTextParser(Array(value.text.utf8), place: value.location(atByte:))
    let text = parser.parse()
    mistakes += parser.mistakes + shapes.mistakes(in: text)
    return text
  }

  private mutating func check(_ item: CorpusCase) {
    let keepsSome = item.text.parts.contains { $0.mark == .kept }
    if item.isLoose, !item.isPositive {
      reader.note("'loose: true' in a case that marks nothing as secret", at: item.location)
    }
    if keepsSome, !item.isLoose {
      reader.note("'⟪' without 'loose: true'; all unmarked text has to stay", at: item.location)
    }
  }

  private mutating func policyName(_ node: YAMLNode?) -> String? {
    guard let name = reader.text(node) else { return nil }
    guard policies.contains(name.text) else {
      reader.noteUnknown("policy", name, known: policies)
      return nil
    }
    return name.text
  }

  /// 32 bits of a digest, as eight hexadecimal digits.
  private static func digest(of bytes: [UInt8], policy: String) -> String {
    let digest = RandomSource.digest(of: bytes + [0] + Array(policy.utf8))
    let digits = String(UInt32(truncatingIfNeeded: digest ^ digest >> 32), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// The bytes of a case and where each of them was written.
  private struct Authored {
    var bytes: [UInt8]
    var location: SourceLocation
    var place: (Int) -> SourceLocation

    init(_ text: SourceText) {
      self.init(
        bytes: Array(text.text.utf8),
        location: text.location,
        place: text.location(atByte:)
      )
    }

    init(bytes: [UInt8], location: SourceLocation, place: @escaping (Int) -> SourceLocation) {
      self.bytes = bytes
      self.location = location
      self.place = place
    }
  }
}
