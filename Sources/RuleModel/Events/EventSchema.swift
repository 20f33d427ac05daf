/// Which events exist and what each may carry; what is not named does not exist.
public struct EventSchema: Sendable, Hashable {
  /// The events in the order of the policy's files.
  public var events: [Event] = []
  /// The modules whose source may leave, each with what is below it.
  public var modules: [String] = []
  /// The blocks of the privacy page, in their order.
  public var promises: [PrivacyPromise] = []

  /// The name under which properties stand that every event may carry.
  public static let everyEvent = "*"

  /// A schema that names no event.
  public init() {}

  /// An event.
  public struct Event: Sendable, Hashable {
    /// Its name, such as `$exception`; ``EventSchema/everyEvent`` for what all of them may carry.
    public var name: String
    /// What it tells, for the privacy page.
    public var description: String?
    /// What it may carry, in the policy's order, in which fields are read, too.
    public var properties: [EventProperty]

    /// An event called `name`.
    public init(name: String, description: String? = nil, properties: [EventProperty] = []) {
      self.name = name
      self.description = description
      self.properties = properties
    }
  }

  /// Whether there is nothing in it.
  public var isEmpty: Bool {
    events.isEmpty && modules.isEmpty && promises.isEmpty
  }

  /// The event called `name`.
  public func event(named name: String) -> Event? {
    events.first { $0.name == name }
  }

  /// The names of the events that may leave.
  public var eventNames: [String] {
    events.map(\.name).filter { $0 != Self.everyEvent }
  }

  /// The schema with what `other` says, too; of a property that both name, `other` decides.
  public func merging(_ other: EventSchema) -> EventSchema {
    var merged = self
    for event in other.events {
      if let index = merged.events.firstIndex(where: { $0.name == event.name }) {
        merged.events[index].merge(event)
      } else {
        merged.events.append(event)
      }
    }
    merged.modules += other.modules
    merged.promises += other.promises
    return merged
  }
}

extension EventSchema.Event {
  fileprivate mutating func merge(_ other: EventSchema.Event) {
    description = other.description ?? description
    for property in other.properties {
      if let index = properties.firstIndex(where: { $0.path == property.path }) {
        properties[index] = property
      } else {
        properties.append(property)
      }
    }
  }
}

/// A property of an event: where it stands and what it may hold.
public struct EventProperty: Sendable, Hashable {
  /// Where it stands.
  public var path: FieldPath
  /// What it may hold; nil where the property is a list whose length is limited.
  public var type: FieldType?
  /// What it tells, for the privacy page.
  public var description: String?
  /// The most that it may have, see ``FieldType/defaultLimit``.
  public var limit: Int?
  /// The most items of the list.
  public var items: Int?
  /// How deep lists and objects inside may be.
  public var depth: Int?
  /// The texts of a choice.
  public var choices: [String] = []
  /// The member beside it that is read in front of it with a colon, as programs print a class and its
  /// message.
  public var follows: String?

  /// A property of `type` at `path`.
  public init(path: FieldPath, type: FieldType?, description: String? = nil) {
    self.path = path
    self.type = type
    self.description = description
  }

  /// The most items of a list where the policy says nothing.
  public static let defaultItems = 100
  /// How deep a value may be where the policy says nothing.
  public static let defaultDepth = 4
}
