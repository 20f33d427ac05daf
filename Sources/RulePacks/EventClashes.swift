internal import RuleModel

/// Tells whether a property can be what it says beside the others of its event.
struct EventClashes {
  private let properties: [EventProperty]

  /// Clashes with `properties`, which are all of an event.
  init(_ properties: [EventProperty]) {
    self.properties = properties
  }

  /// What is wrong with `property`; nil if nothing is.
  func message(about property: EventProperty) -> String? {
    if let follows = property.follows, !isMember(follows, beside: property) {
      return "no property '\(follows)' stands beside this one"
    }
    let steps = property.path.steps
    for other in properties where other.path != property.path {
      let shorter = min(steps.count, other.path.steps.count)
      guard other.path.steps[..<shorter] == steps[..<shorter] else {
        if Self.mixes(steps, other.path.steps) {
          return "'\(other.path)' reads a list as an object, or the other way round"
        }
        continue
      }
      let outer = other.path.steps.count < steps.count ? other : property
      if outer.type != nil {
        return "'\(outer.path)' is a value and has no parts"
      }
    }
    return nil
  }

  /// Whether `name` is a text beside `property`.
  private func isMember(_ name: String, beside property: EventProperty) -> Bool {
    var wanted = Array(property.path.steps.dropLast()) + [.member(name)]
    if let (index, member) = property.path.lastSelection {
      // Beside an item of a list stand the other items: `[key=a].value.text` follows `[key=b].value.text`.
      wanted = property.path.steps
      wanted[index] = .selected(member: member, text: name)
    }
    return properties.contains { $0.path.steps == wanted && $0.type == .name }
  }

  /// Whether where the two paths part one goes into a list and the other into an object.
  private static func mixes(_ one: [FieldPath.Step], _ other: [FieldPath.Step]) -> Bool {
    guard let (left, right) = zip(one, other).first(where: { $0 != $1 }) else { return false }
    return left.isIntoList != right.isIntoList
  }
}

extension FieldPath {
  /// The last step that selects items, and the member by which it does.
  fileprivate var lastSelection: (index: Int, member: String)? {
    for (index, step) in steps.enumerated().reversed() {
      if case .selected(let member, _) = step {
        return (index, member)
      }
    }
    return nil
  }
}

extension FieldPath.Step {
  fileprivate var isIntoList: Bool {
    if case .member = self { false } else { true }
  }
}
