internal import RuleModel

/// A policy's schema, made ready for reading events.
struct CompiledSchema: Sendable {
  private let events: [String: SchemaNode]
  /// The modules whose source may leave.
  let modules: OwnModules

  /// The schema of `schema`.
  init(_ schema: EventSchema) {
    let shared = schema.event(named: EventSchema.everyEvent)?.properties ?? []
    var events: [String: SchemaNode] = [:]
    for event in schema.events where event.name != EventSchema.everyEvent {
      let own = Set(event.properties.map(\.path))
      let inherited = shared.filter { !own.contains($0.path) }
      events[event.name] = SchemaNode(properties: inherited + event.properties)
    }
    self.events = events
    modules = OwnModules(schema.modules)
  }

  /// What the event called `name` may carry; nil if there is no such event.
  func properties(ofEvent name: String) -> SchemaNode? {
    events[name]
  }
}

/// The modules of the tool.
struct OwnModules: Sendable {
  private let names: [[UInt8]]
  private static let separators: [UInt8] = [
    UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "\\"),
  ]

  /// The modules called `names`, each with what is below it.
  init(_ names: [String]) {
    self.names = names.map { Array($0.utf8) }
  }

  /// Whether there is none.
  var isEmpty: Bool {
    names.isEmpty
  }

  /// Whether `module` is one of them or below one.
  func contain(_ module: [UInt8]) -> Bool {
    names.contains { name in
      module.starts(with: name)
        && (module.count == name.count || Self.separators.contains(module[name.count]))
    }
  }
}
