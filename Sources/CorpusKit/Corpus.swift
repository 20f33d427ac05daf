public import RuleModel
internal import RuleFiles

/// A file of a corpus, as it was read.
public struct CorpusFile: Sendable, Hashable {
  /// The path as it is shown, which begins with the corpus's own.
  public var path: String
  /// What the file holds.
  public var bytes: [UInt8]

  /// A file at `path` that holds `bytes`.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// The cases of a folder, the shapes that they name, and the misses that are recorded.
///
/// `shapes.yaml` and `baseline.jsonl` stand at the top, every other file in the folder of its family.
public struct Corpus: Sendable {
  /// The cases, in the order of the files.
  public private(set) var cases: [CorpusCase] = []
  /// The shapes.
  public private(set) var shapes: [Shape] = []
  /// The recorded misses.
  public private(set) var baseline = Baseline()
  /// Every mistake, in the order of the files.
  public private(set) var diagnostics: [Diagnostic] = []
  private var sources = SourceIndex()

  /// Reads the `files` of the corpus in the folder `root`, whose cases name `policies` and its own
  /// shapes or those of another corpus.
  public init(
    _ files: [CorpusFile],
    root: String,
    policies: [String],
    shapes others: [Shape] = []
  ) {
    let prefix = root.hasSuffix("/") ? root : root + "/"
    let named = files.map { file in
      let isBelow = file.path.hasPrefix(prefix)
      return (name: isBelow ? String(file.path.dropFirst(prefix.count)) : file.path, file: file)
    }
    for (_, file) in named {
      sources.add(path: file.path, text: String(decoding: file.bytes, as: UTF8.self))
    }
    if let file = named.first(where: { $0.name == "shapes.yaml" })?.file {
      let reading = ShapeFileReader.read(file.bytes, path: file.path)
      shapes = reading.shapes
      diagnostics += reading.diagnostics
    }
    if let file = named.first(where: { $0.name == "baseline.jsonl" })?.file {
      let reading = BaselineReader.read(file.bytes, path: file.path)
      baseline = reading.baseline
      diagnostics += reading.diagnostics
    }
    let own = Set(shapes.map(\.name.text))
    shapes += others.filter { !own.contains($0.name.text) }
    let register = ShapeRegister(shapes: shapes)
    for (name, file) in named where name != "shapes.yaml" && name.hasSuffix(".yaml") {
      read(file, name: name, policies: policies.sorted(), register)
    }
    diagnostics = diagnostics.inFileOrder()
  }

  /// Whether no file has a mistake.
  public var isSound: Bool {
    diagnostics.isEmpty
  }

  /// The diagnostics as a compiler prints them.
  public var renderedDiagnostics: [String] {
    diagnostics.map(rendered)
  }

  /// A diagnostic about one of the files, as a compiler prints it.
  public func rendered(_ diagnostic: Diagnostic) -> String {
    sources.rendered(diagnostic)
  }

  /// The families, each once, by name.
  public var families: [String] {
    Set(cases.map(\.family)).sorted()
  }

  /// The case with the given id, or the one that begins in the given `file:line`.
  public func item(named name: String) -> CorpusCase? {
    cases.first { item in
      item.id == name || "\(item.location.file):\(item.location.line)" == name
    }
  }

  private mutating func read(
    _ file: CorpusFile,
    name: String,
    policies: [String],
    _ register: ShapeRegister
  ) {
    guard let slash = name.firstIndex(of: "/") else {
      let start = SourceLocation(file: file.path, line: 1, column: 1)
      diagnostics.append(Diagnostic(at: start, "file is in no family's folder"))
      return
    }
    var reader = CaseFileReader(
      path: file.path,
      name: String(name.dropLast(".yaml".count)),
      family: String(name[..<slash]),
      policies: policies,
      shapes: register
    )
    let reading = reader.read(file.bytes)
    cases += reading.cases
    diagnostics += reading.diagnostics
  }
}
