/// The ways to the values of an event, by the schema's numbers; nothing of the event itself is in them.
///
/// Ways share their beginnings: to go a step further or back copies nothing.
struct FieldTrails {
  /// A step of a way.
  enum Step {
    /// Into a member, by its place in the schema.
    case member(Int)
    /// To a member that the schema does not name, by its number from 0.
    case unnamed(Int)
    /// Into an item of a list, and which selection it is of.
    case item(Int, selection: Int?)
  }

  /// A way by its last step; the way that has not begun has none.
  typealias Trail = Int

  /// The way that has not begun.
  static let root: Trail = -1

  private var steps: [(step: Step, before: Trail)] = []

  /// The way that goes one step further than `trail`.
  mutating func trail(_ trail: Trail, then step: Step) -> Trail {
    steps.append((step, trail))
    return steps.count - 1
  }

  /// The way without its last step.
  func parent(of trail: Trail) -> Trail {
    steps[trail].before
  }

  /// The path of `trail` from `root` on, in the schema's words: `$exception_list[0].value`, `#3`.
  func path(of trail: Trail, from root: SchemaNode) -> String {
    var way: [Step] = []
    var last = trail
    while last != Self.root {
      way.append(steps[last].step)
      last = steps[last].before
    }
    var path = ""
    var node = root
    for step in way.reversed() {
      let dot = path.isEmpty ? "" : "."
      switch step {
      case .member(let place):
        node = node.members[place]
        path += node.name.utf8.contains(UInt8(ascii: ".")) ? "[\"\(node.name)\"]" : dot + node.name
      case .unnamed(let number):
        path += "\(dot)#\(number + 1)"
      case .item(let number, let selection):
        node = selection.map { node.selections[$0].node } ?? node.item ?? node
        path += "[\(number)]"
      }
    }
    return path
  }
}
