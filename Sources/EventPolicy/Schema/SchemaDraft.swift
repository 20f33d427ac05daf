internal import RuleModel

/// Puts together what may stand at one place of an event, property by property.
struct SchemaDraft {
  /// How the place is called beside its neighbours; nothing for the items of a list.
  let name: String
  /// What the value may hold, if it is one.
  private(set) var property: EventProperty?
  /// What an object may hold, in the policy's order.
  private(set) var members: [SchemaDraft] = []
  /// What every item of a list may be: none or one.
  private(set) var items: [SchemaDraft] = []
  /// What the items of a list may be that are objects with a certain member.
  private(set) var selections: [Selection] = []
  /// The most items of a list.
  private(set) var itemLimit = EventProperty.defaultItems
  /// Whether source of a module stands in the object.
  private(set) var holdsSource = false
  /// The member whose text is read in front of this one.
  private(set) var leader: Int?

  /// Items of a list that are objects in which `member` says `text`.
  struct Selection {
    let member: [UInt8]
    let text: [UInt8]
    let name: String
    var node: SchemaDraft
    /// The selection beside it whose text is read in front of this one's.
    var leader: Int?
  }

  /// The properties of an event that may be `properties`.
  init(properties: [EventProperty]) {
    self.init(name: "properties")
    for property in properties where !Self.isRefused(property) {
      insert(property, at: property.path.steps[...])
    }
    settle()
  }

  private init(name: String) {
    self.name = name
  }

  /// A policy that was not read from a file may name what files may not.
  private static func isRefused(_ property: EventProperty) -> Bool {
    RefusedNames.refusal(of: property.path, type: property.type) != nil
  }

  private mutating func insert(_ property: EventProperty, at steps: ArraySlice<FieldPath.Step>) {
    guard let step = steps.first else {
      self.property = property.type == nil ? nil : property
      return
    }
    let rest = steps.dropFirst()
    switch step {
    case .member(let name):
      let index = members.firstIndex { $0.name == name } ?? members.count
      if index == members.count {
        members.append(SchemaDraft(name: name))
      }
      members[index].insert(property, at: rest)
    case .items:
      itemLimit = rest.isEmpty ? property.items ?? itemLimit : itemLimit
      if items.isEmpty {
        items = [SchemaDraft(name: "")]
      }
      items[0].insert(property, at: rest)
    case .selected(let member, let text):
      let index =
        selections.firstIndex { $0.name == "\(member)=\(text)" } ?? selections.count
      if index == selections.count {
        // What the item was chosen by leaves with it.
        var node = SchemaDraft(name: "")
        let chosenBy = FieldPath([.member(member)])
        var key = EventProperty(path: chosenBy, type: .choice)
        key.choices = [text]
        node.insert(key, at: chosenBy.steps[...])
        selections.append(
          Selection(
            member: Array(member.utf8),
            text: Array(text.utf8),
            name: "\(member)=\(text)",
            node: node
          )
        )
      }
      selections[index].node.insert(property, at: rest)
    }
  }

  /// Works out what follows from the members, once all are known.
  private mutating func settle() {
    for index in members.indices {
      members[index].settle()
      if let follows = members[index].property?.follows {
        members[index].leader = members.firstIndex { $0.name == follows }
      }
    }
    for index in items.indices {
      items[index].settle()
    }
    for index in selections.indices {
      selections[index].node.settle()
      if let follows = selections[index].node.follows {
        selections[index].leader = selections.firstIndex { $0.text.elementsEqual(follows.utf8) }
      }
    }
    holdsSource = members.contains(where: \.isSource)
  }

  /// What is read in front of the first text in it that says so.
  private var follows: String? {
    property?.follows ?? members.lazy.compactMap(\.follows).first
  }

  /// Whether the value, or each item of the list, is source of a module.
  var isSource: Bool {
    property?.type?.isSource ?? items.first?.property?.type?.isSource ?? false
  }
}
