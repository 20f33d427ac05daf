internal import RuleModel

/// What a policy lets out that another one keeps back, in plain words.
struct PolicyDifference {
  /// A line for each thing.
  let letOut: [String]

  /// What `new` lets out and `old` does not, of what the rules with the ids `rules` find and of events.
  init(from old: Policy, to new: Policy, rules: [String]) {
    letOut =
      Self.actions(from: old, to: new, rules: rules)
      + Self.words(from: old, to: new)
      + Self.events(from: old.events, to: new.events)
  }

  // MARK: - Rules

  private static func actions(from old: Policy, to new: Policy, rules: [String]) -> [String] {
    let before = old.actions(forRules: rules)
    let after = new.actions(forRules: rules)
    var changes: [(id: String, from: Action, to: Action)] = []
    for (id, actions) in zip(rules, zip(before, after)) where isWeaker(actions.1, than: actions.0) {
      changes.append((id, actions.0, actions.1))
    }
    return summarized(changes, all: rules).map { name, from, to in
      "what '\(name)' finds: \(phrase(from)) before, now \(phrase(to))"
    }
  }

  private static func isWeaker(_ action: Action, than other: Action) -> Bool {
    guard action != other else { return false }
    return action.strictness < other.strictness
      || action.strictness == other.strictness && action.isPartialDisclosure
  }

  /// One line for all rules below a prefix where they change in the same way.
  private static func summarized(
    _ changes: [(id: String, from: Action, to: Action)],
    all: [String]
  ) -> [(String, Action, Action)] {
    var lines: [(String, Action, Action)] = []
    var covered: Set<String> = []
    for change in changes where !covered.contains(change.id) {
      let parts = change.id.split(separator: ".")
      let prefixes = (1...parts.count).map { parts[..<$0].joined(separator: ".") }
      let same = Set(changes.filter { $0.from == change.from && $0.to == change.to }.map(\.id))
      let prefix =
        prefixes.first { prefix in
          all.allSatisfy { !isBelow($0, prefix) || same.contains($0) }
        } ?? change.id
      covered.formUnion(all.filter { isBelow($0, prefix) })
      lines.append((prefix, change.from, change.to))
    }
    return lines
  }

  private static func isBelow(_ id: String, _ prefix: String) -> Bool {
    id == prefix || id.hasPrefix(prefix + ".")
  }

  private static func phrase(_ action: Action) -> String {
    switch action {
    case .keep: "left as it is"
    case .remove: "removed"
    case .userInfo: "left but for credentials"
    case .literals: "left but for values"
    case .programOnly: "left but for values, with program and flag names"
    case .shorten: "left with its own tail"
    case .lastFour: "left with its last four characters"
    case .pseudonym: "replaced by a pseudonym"
    case .fingerprint: "replaced by a fingerprint"
    }
  }

  // MARK: - Words

  private static func words(from old: Policy, to new: Policy) -> [String] {
    // Where only the vocabulary stays, a word of it may be said that could be said before.
    let isStricter = new.keepsOnlyVocabulary && !old.keepsOnlyVocabulary
    let words = isStricter ? [] : Set(new.vocabulary.words).subtracting(old.vocabulary.words)
    let added = words.count
    return [
      old.keepsOnlyVocabulary && !new.keepsOnlyVocabulary
        ? "words that are not in the vocabulary: removed before, now left" : nil,
      added > 0
        ? "\(added) more \(added == 1 ? "name" : "names") of the vocabulary may be said" : nil,
    ].compactMap(\.self)
  }

  // MARK: - Events

  private static func events(from old: EventSchema, to new: EventSchema) -> [String] {
    var lines: [String] = []
    for event in new.events {
      let before = old.event(named: event.name)
      let name =
        event.name == EventSchema.everyEvent ? "every event" : "the event '\(event.name)'"
      if before == nil, event.name != EventSchema.everyEvent {
        lines.append("\(name) may leave")
      }
      for property in event.properties where property.type != nil {
        let known =
          before?.properties.first { $0.path == property.path }
          ?? old.event(named: EventSchema.everyEvent)?.properties
          .first { $0.path == property.path }
        lines += changes(of: property, from: known).map { "\(name): \($0)" }
      }
      lines += before.map { lengths(of: event, from: $0).map { "\(name): \($0)" } } ?? []
    }
    let modules = new.modules.filter { !old.modules.contains($0) }
    lines += modules.map { "source lines and variables of the module '\($0)' may leave" }
    return lines
  }

  /// Lists that may be longer than they were, also where a limit was taken away.
  private static func lengths(
    of event: EventSchema.Event,
    from old: EventSchema.Event
  ) -> [String] {
    let lists = Set((event.properties + old.properties).filter { $0.type == nil }.map(\.path))
    return lists.sorted { $0.description < $1.description }.compactMap { list in
      let limits = [old, event].map { event in
        event.properties.first { $0.path == list }?.items ?? EventProperty.defaultItems
      }
      let isUsed = event.properties.contains {
        $0.type != nil && $0.path.description.hasPrefix(list.description)
      }
      guard isUsed, limits[1] > limits[0] else { return nil }
      return "'\(list)' may have \(limits[1]) items, before \(limits[0])"
    }
  }

  private static func changes(of property: EventProperty, from old: EventProperty?) -> [String] {
    guard let type = property.type else { return [] }
    guard let old, let before = old.type else {
      return ["may carry '\(property.path)', \(type.phrase)"]
    }
    guard before == type else {
      return type.reach > before.reach || !type.isWithin(before)
        ? ["'\(property.path)' was \(before.phrase), now it is \(type.phrase)"] : []
    }
    var lines: [String] = []
    let limits = (old.limit ?? type.defaultLimit, property.limit ?? type.defaultLimit)
    if limits.1 > limits.0 {
      lines.append("'\(property.path)' may be up to \(limits.1), before \(limits.0)")
    }
    if let beside = old.follows, property.follows != beside {
      lines.append("'\(property.path)' was read behind '\(beside)', which told what it is about")
    }
    let choices = property.choices.filter { !old.choices.contains($0) }
    lines += choices.map { "'\(property.path)' may say '\($0)'" }
    let depths = (
      old.depth ?? EventProperty.defaultDepth, property.depth ?? EventProperty.defaultDepth
    )
    let items = (
      old.items ?? EventProperty.defaultItems, property.items ?? EventProperty.defaultItems
    )
    if depths.1 > depths.0 || items.1 > items.0 {
      lines.append("'\(property.path)' may be deeper or have more items")
    }
    return lines
  }
}

extension FieldType {
  /// What the type is, for people.
  var phrase: String {
    switch self {
    case .flag: "true or false"
    case .count: "a count"
    case .duration: "a duration"
    case .version: "a version"
    case .name: "a name"
    case .choice: "a word of a fixed list"
    case .uuid: "a random id"
    case .traceID: "the id of a trace or event"
    case .timestamp: "a moment"
    case .keyedHash: "a keyed hash"
    case .path: "a shortened path"
    case .message: "a scrubbed message"
    case .stackText: "a scrubbed stack trace"
    case .sourceLine: "a scrubbed line of the tool's own source"
    case .variables: "scrubbed variables"
    case .jsonText: "scrubbed JSON"
    }
  }

  /// How much a value can tell: closed types, names, texts.
  fileprivate var reach: Int {
    switch self {
    case .flag, .choice: 0
    case .count, .duration: 1
    case .uuid, .traceID, .timestamp, .keyedHash, .version: 2
    case .name, .path: 3
    case .message, .stackText, .sourceLine, .jsonText, .variables: 4
    }
  }

  /// Whether all that this type lets out the `other` let out, too.
  fileprivate func isWithin(_ other: FieldType) -> Bool {
    other.reach == 4 && reach < 4 && self != .keyedHash
  }
}
