internal import RuleModel

/// What may stand at one place of an event: a value of a type, an object of known members, or a list.
///
/// A class, so that a walk that goes in and out of it copies nothing.
final class SchemaNode: Sendable {
  /// How the place is called beside its neighbours; nothing for the items of a list.
  let name: String
  /// The name as a key of JSON with the colon behind it.
  let key: [UInt8]
  /// The name's bytes.
  private let bytes: [UInt8]
  /// What the value may hold, if it is one.
  let property: EventProperty?
  /// What an object may hold, in the policy's order.
  let members: [SchemaNode]
  /// What every item of a list may be, if it has items.
  let item: SchemaNode?
  /// What the items of a list may be that are objects with a certain member.
  let selections: [Selection]
  /// The most items of a list.
  let itemLimit: Int
  /// Whether source of a module stands in the object.
  let holdsSource: Bool
  /// Whether the value, or each item of the list, is source of a module.
  let isSource: Bool
  /// The member whose text is read in front of this one.
  let leader: Int?
  /// The place of the member `values`, if it is a list and all that the policy knows here.
  ///
  /// Sentry's SDKs write `"exception":{"values":[…]}` and, those for Go, `"exception":[…]`.
  /// Source: https://develop.sentry.dev/sdk/data-model/event-payloads/exception/
  let valuesPlace: Int?

  /// Items of a list that are objects in which `member` says `text`.
  struct Selection: Sendable {
    let member: [UInt8]
    let text: [UInt8]
    let node: SchemaNode
    /// The selection beside it whose text is read in front of this one's.
    let leader: Int?
  }

  /// The properties of an event that may be `properties`.
  convenience init(properties: [EventProperty]) {
    self.init(SchemaDraft(properties: properties))
  }

  private init(_ draft: SchemaDraft) {
    name = draft.name
    bytes = Array(draft.name.utf8)
    var key: [UInt8] = []
    EventString.append(bytes, to: &key)
    self.key = key + [UInt8(ascii: ":")]
    property = draft.property
    members = draft.members.map(SchemaNode.init)
    item = draft.items.first.map(SchemaNode.init)
    selections = draft.selections.map {
      Selection(
        member: $0.member,
        text: $0.text,
        node: SchemaNode($0.node),
        leader: $0.leader
      )
    }
    itemLimit = draft.itemLimit
    holdsSource = draft.holdsSource
    isSource = draft.isSource
    leader = draft.leader
    valuesPlace =
      members.count == 1 && members[0].name == "values" && members[0].item != nil ? 0 : nil
  }

  /// The place of the member called `name`.
  func member(named name: ArraySlice<UInt8>) -> Int? {
    members.firstIndex { $0.bytes.count == name.count && $0.bytes.elementsEqual(name) }
  }
}
