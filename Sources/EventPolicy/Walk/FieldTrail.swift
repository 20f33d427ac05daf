/// The way to a value of an event, by the schema's numbers; nothing of the event itself is in it.
struct FieldTrail {
  /// A step of the way.
  enum Step {
    /// Into a member, by its place in the schema.
    case member(Int)
    /// To a member that the schema does not name, by its number from 0.
    case unnamed(Int)
    /// Into an item of a list, and which selection it is of.
    case item(Int, selection: Int?)
  }

  private var steps: [Step] = []

  /// Whether the way has not begun.
  var isEmpty: Bool {
    steps.isEmpty
  }

  mutating func append(_ step: Step) {
    steps.append(step)
  }

  mutating func removeLast() {
    steps.removeLast()
  }

  /// The path from `root` on, in the schema's words: `$exception_list[0].value`, `#3`.
  func path(from root: SchemaNode) -> String {
    var path = ""
    var node = root
    for step in steps {
      let dot = path.isEmpty ? "" : "."
      switch step {
      case .member(let place):
        node = node.members[place]
        path += dot + node.name
      case .unnamed(let number):
        path += "\(dot)#\(number + 1)"
      case .item(let number, let selection):
        node = selection.map { node.selections[$0].node } ?? node.items.first ?? node
        path += "[\(number)]"
      }
    }
    return path
  }
}
