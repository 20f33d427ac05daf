internal import RuleFiles
internal import RuleModel

/// Works what a policy extends into it.
struct PolicyResolver {
  private let files: [(path: String, file: PolicyFile)]
  private let known: [String: Policy]
  private let vocabularies: [String: [String]]
  /// The ids of the rules that there are.
  private let rules: [String]
  private(set) var mistakes: [Diagnostic] = []

  init(
    _ files: [(path: String, file: PolicyFile)],
    known: [String: Policy],
    vocabularies: [String: [String]],
    rules: [String]
  ) {
    self.files = files
    self.known = known
    self.vocabularies = vocabularies
    self.rules = rules
  }

  /// The policies by name.
  mutating func resolve() -> [String: Policy] {
    var resolved: [String: Policy] = [:]
    for (path, file) in files {
      if resolved[file.name.text] != nil || known[file.name.text] != nil {
        note("policy '\(file.name.text)' exists already", at: file.name.location)
        continue
      }
      resolved[file.name.text] = policy(file, at: path, within: [])
    }
    return resolved
  }

  private mutating func policy(
    _ file: PolicyFile,
    at path: String,
    within outer: [String]
  ) -> Policy {
    let inherited = base(of: file, within: outer + [file.name.text])
    let own = Dictionary(file.actions.map { ($0.prefix.text, $0.action) }) { $1 }
    var policy = Policy(
      name: file.name.text,
      actions: (inherited?.actions ?? [:]).merging(own) { $1 },
      vocabulary: (inherited?.vocabulary ?? []) + Vocabulary(words(of: file, at: path)),
      keepsOnlyVocabulary: file.keepsOnlyVocabulary ?? inherited?.keepsOnlyVocabulary ?? false
    )
    let events = (inherited?.events ?? EventSchema()).merging(file.events)
    if !events.isEmpty {
      policy.events = events
    }
    noteMisfits(of: file, in: policy)
    return policy
  }

  /// Notes properties that exclude each other, and promises that no rule keeps.
  private mutating func noteMisfits(of file: PolicyFile, in policy: Policy) {
    for (event, places) in zip(file.events.events, file.propertyPlaces) {
      let all = policy.events.event(named: event.name)?.properties ?? []
      for (property, place) in zip(event.properties, places) {
        if let message = EventClashes(all).message(about: property) {
          note(message, at: place.location)
        }
      }
    }
    let keepers = PromiseKeepers(rules, policy: policy)
    for prefix in file.promisedRules.joined() {
      if let message = keepers.message(about: prefix.text) {
        note(message, at: prefix.location)
      }
    }
    let own = Set(file.promisedRules.joined().map(\.text))
    for prefix in Set(policy.events.promises.flatMap(\.rules)).subtracting(own).sorted() {
      if let message = keepers.message(about: prefix) {
        note(
          "a promise of '\(file.extends?.text ?? "")' breaks: \(message)",
          at: file.name.location
        )
      }
    }
  }

  private mutating func base(of file: PolicyFile, within outer: [String]) -> Policy? {
    guard let extends = file.extends else { return nil }
    if outer.contains(extends.text) {
      note("policies extend each other in a circle", at: extends.location)
      return nil
    }
    if let policy = known[extends.text] {
      return policy
    }
    if let (path, base) = files.first(where: { $0.file.name.text == extends.text }) {
      return policy(base, at: path, within: outer)
    }
    let names = Array(known.keys) + files.map(\.file.name.text)
    let hint = Spelling.nearest(extends.text, in: names.sorted()).map { "; did you mean '\($0)'?" }
    note("there is no policy '\(extends.text)'\(hint ?? "")", at: extends.location)
    return nil
  }

  private mutating func words(of file: PolicyFile, at path: String) -> [String] {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return file.vocabulary.flatMap { name -> [String] in
      let path = Self.path(of: name.text, in: folder.map(String.init))
      guard let words = vocabularies[path] else {
        note("there is no vocabulary file '\(path)'", at: name.location)
        return []
      }
      return words
    }
  }

  /// The path of `name` in `folder`; `..` goes up as long as there is a name to go up from.
  private static func path(of name: String, in folder: [String]) -> String {
    var path = folder
    for part in name.split(separator: "/", omittingEmptySubsequences: false).map(String.init) {
      if part == "..", let last = path.last, last != "..", !last.isEmpty, last != "." {
        path.removeLast()
      } else {
        path.append(part)
      }
    }
    return path.joined(separator: "/")
  }

  /// Notes a mistake; one in what several policies extend is met as often and noted once.
  private mutating func note(_ message: String, at location: SourceLocation) {
    let mistake = Diagnostic(at: location, message)
    if !mistakes.contains(mistake) {
      mistakes.append(mistake)
    }
  }
}
