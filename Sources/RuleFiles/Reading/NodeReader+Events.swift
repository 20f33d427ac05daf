import RuleModel
import YAMLEvents

/// The events of a policy and what each may carry.
extension NodeReader {
  /// The events, and for each the places of its properties' paths.
  mutating func events(
    _ node: YAMLNode?
  ) -> (events: [EventSchema.Event], places: [[SourceText]]) {
    var events: [EventSchema.Event] = []
    var places: [[SourceText]] = []
    for (name, value) in pairs(node) {
      var event = EventSchema.Event(name: name.text)
      checkLength(of: name, kind: "event name")
      var own: [SourceText] = []
      for (path, value) in pairs(value) {
        // A text is about the event; a property of that name is a mapping.
        if path.text == "description", case .scalar = value {
          event.description = text(value)?.text
        } else if let property = property(value, at: path) {
          event.properties.append(property)
          own.append(path)
        }
      }
      events.append(event)
      places.append(own)
    }
    return (events, places)
  }

  private static let propertyKeys = [
    "type", "description", "limit", "items", "depth", "of", "follows",
  ]

  private mutating func property(_ node: YAMLNode, at written: SourceText) -> EventProperty? {
    guard let fields = fields(node, keys: Self.propertyKeys) else { return nil }
    let type: FieldType? = choice(fields["type"], "type")
    if !fields.mentions("type"), !fields.mentions("items") {
      note("missing key 'type', or 'items' for a list", at: fields.location)
    }
    let description = text(fields["description"])?.text
    let limit = limit(fields["limit"])
    let items = number(fields["items"], in: 1...10_000)
    let depth = number(fields["depth"], in: 1...32)
    let choices = texts(fields["of"])
    let follows = text(fields["follows"])?.text
    guard let path = fieldPath(written) else { return nil }
    noteMisfits(of: fields, type: type, path: path)
    noteRefusedNames(in: path, type: type, at: written)
    var property = EventProperty(path: path, type: type, description: description)
    (property.limit, property.items, property.depth) = (limit, items, depth)
    property.choices = choices.map(\.text)
    property.follows = follows
    return property
  }

  /// Notes what does not go with the type.
  private mutating func noteMisfits(of fields: Fields, type: FieldType?, path: FieldPath) {
    let types: [(key: String, fits: Bool, need: String)] = [
      ("of", type == .choice, "'of' goes with 'type: choice'"),
      (
        "depth", type == .variables || type == .jsonText,
        "'depth' goes with 'type: variables' and 'type: json-text'"
      ),
      ("follows", type == .message, "'follows' goes with 'type: message'"),
      (
        "limit", type.map { !Self.unlimited.contains($0) } ?? false,
        "'limit' goes with the type of a text or number"
      ),
      (
        "items", type == nil && path.isOfItems || type == .variables || type == .jsonText,
        "'items' goes with a path that ends in [*] and has no type, or with 'type: variables'"
      ),
    ]
    for (key, fits, need) in types where !fits {
      if let location = fields.location(ofKey: key) {
        note(need, at: location)
      }
    }
    if type == .choice, !fields.mentions("of") {
      note("missing key 'of'; a choice lists its texts", at: fields.location)
    }
  }

  /// Types whose values have a size of their own.
  private static let unlimited: Set<FieldType> = [.flag, .choice, .uuid, .traceID, .timestamp]

  private mutating func fieldPath(_ written: SourceText) -> FieldPath? {
    do {
      return try FieldPath(parsing: written.text)
    } catch {
      note(error.message, at: written.location(atByte: error.offset))
      return nil
    }
  }

  private mutating func noteRefusedNames(
    in path: FieldPath,
    type: FieldType?,
    at written: SourceText
  ) {
    if let (name, known) = RefusedNames.refusal(of: path, type: type) {
      note("no event may carry \(name.quoted), which reads as '\(known)'", at: written.location)
    }
  }

  private mutating func checkLength(of name: SourceText, kind: String) {
    if name.text.utf8.count > 100 {
      note("\(kind) is longer than 100 bytes", at: name.location)
    }
  }

  /// A number, which may count KiB or MiB.
  private mutating func limit(_ node: YAMLNode?) -> Int? {
    guard let node else { return nil }
    let units = [("KiB", 1 << 10), ("MiB", 1 << 20), ("B", 1), ("", 1)]
    if case .scalar(let scalar) = node, scalar.style == .plain {
      for (unit, size) in units where scalar.text.hasSuffix(unit) {
        let digits = scalar.text.dropLast(unit.count)
        let number = Int(digits.last == " " ? digits.dropLast() : digits)
        if let number, (1...(1 << 50) / size).contains(number) {
          return number * size
        }
      }
    }
    noteWrongType(node, expected: "a number of 1 or more, such as 200 or 4KiB")
    return nil
  }
}
