/// What may leave: an action for each kind of thing that the rules know.
public struct Policy: Sendable, Hashable {
  /// The policy's name.
  public var name: String {
    didSet { origin.digest = nil }
  }
  /// Actions by dotted prefix of a rule id; what no prefix names is removed.
  public var actions: [String: Action] {
    didSet { origin.digest = nil }
  }
  /// The tool's own words, which stay where a rule would otherwise remove a bare name.
  public var vocabulary: Vocabulary {
    didSet { origin.digest = nil }
  }
  /// Whether no word stays that is not in the vocabulary, whatever it is.
  public var keepsOnlyVocabulary: Bool {
    didSet { origin.digest = nil }
  }
  private var schema = Detail.written(EventSchema()) {
    didSet { origin.digest = nil }
  }
  private var origin = ArchiveOrigin()

  /// A policy that removes whatever `actions` does not name.
  public init(
    name: String,
    actions: [String: Action],
    vocabulary: Vocabulary = [],
    keepsOnlyVocabulary: Bool = false
  ) {
    self.name = name
    self.actions = actions
    self.vocabulary = vocabulary
    self.keepsOnlyVocabulary = keepsOnlyVocabulary
  }

  /// The digest of the archive that the policy is from, unchanged; nil if it is not.
  public var digest: String? {
    origin.digest
  }

  /// A policy whose schema stands in the details of an archive with `digest`.
  init(
    name: String,
    actions: [String: Action],
    vocabulary: Vocabulary,
    keepsOnlyVocabulary: Bool,
    schema: Detail<EventSchema>,
    digest: String?
  ) {
    self.init(
      name: name,
      actions: actions,
      vocabulary: vocabulary,
      keepsOnlyVocabulary: keepsOnlyVocabulary
    )
    self.schema = schema
    origin.digest = digest
  }

  /// Which events may leave and what each may carry; of an archived policy, read anew each time.
  public var events: EventSchema {
    get { schema.value }
    set { schema = .written(newValue) }
  }

  /// The action of each of `ids`, as ``action(forRule:)`` gives it, in less time than one by one.
  public func actions(forRules ids: [String]) -> [Action] {
    let longestFirst = actions.map { (prefix: Array($0.key.utf8), action: $0.value) }
      .sorted { $0.prefix.count > $1.prefix.count }
    return ids.map { id in
      let ends = Self.endsOfPrefixes(of: id)
      let decisive = longestFirst.first { prefix, _ in
        ends.contains(prefix.count) && id.utf8.starts(with: prefix)
      }
      return decisive?.action ?? .remove
    }
  }

  /// The lengths of the dotted prefixes of `id`, itself included.
  private static func endsOfPrefixes(of id: String) -> [Int] {
    var ends: [Int] = []
    ends.reserveCapacity(4)
    var end = 0
    for byte in id.utf8 {
      if byte == UInt8(ascii: ".") {
        ends.append(end)
      }
      end += 1
    }
    ends.append(end)
    return ends
  }

  /// The action of the longest dotted prefix of `id`.
  public func action(forRule id: String) -> Action {
    var prefix = Substring(id)
    while true {
      if let action = actions[String(prefix)] {
        return action
      }
      guard let dot = prefix.lastIndex(of: ".") else { return .remove }
      prefix = prefix[..<dot]
    }
  }
}

/// A policy as its author wrote it.
public struct PolicyFile: Sendable, Hashable {
  /// The policy's name.
  public var name: SourceText
  /// The policy whose actions hold where this one is silent.
  public var extends: SourceText?
  /// Actions by dotted prefix of a rule id, with the place of each prefix.
  public var actions: [(prefix: SourceText, action: Action)] {
    get { zip(prefixes, values).map { ($0, $1) } }
    set {
      prefixes = newValue.map(\.prefix)
      values = newValue.map(\.action)
    }
  }
  /// Paths of vocabulary files, one word a line, relative to the policy file.
  public var vocabulary: [SourceText] = []
  /// Whether only words of the vocabulary stay; nil where the file is silent.
  public var keepsOnlyVocabulary: Bool?
  /// Which events may leave, as far as this file says it.
  public var events = EventSchema()
  /// Where each property stands, in the order of the events and their properties.
  public var propertyPlaces: [[SourceText]] = []
  /// Where each promise names a rule, in the order of the promises.
  public var promisedRules: [[SourceText]] = []

  private var prefixes: [SourceText] = []
  private var values: [Action] = []

  /// A policy called `name` that says nothing yet.
  public init(name: SourceText) {
    self.name = name
  }
}
