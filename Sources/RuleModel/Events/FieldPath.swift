/// Where a property stands in an event: `a.b`, `[*]`, `["exception.message"]`, `[key=exception.message]`.
public struct FieldPath: Sendable, Hashable {
  /// One step into a value.
  public enum Step: Sendable, Hashable {
    /// Into the member of an object.
    case member(String)
    /// Into every item of a list.
    case items
    /// Into the items of a list that are objects in which `member` says `text`.
    case selected(member: String, text: String)
  }

  /// The steps, from the event's properties on; at least one, the first into a member.
  public let steps: [Step]

  /// A path of `steps`.
  public init(_ steps: [Step]) {
    self.steps = steps
  }

  /// A path that cannot be read, and where.
  public struct Fault: Error, Sendable, Hashable {
    /// What is wrong, as a phrase.
    public let message: String
    /// The offset of the byte that shows it, in the path's UTF-8.
    public let offset: Int
  }

  /// The path that `text` spells.
  public init(parsing text: String) throws(Fault) {
    var parser = FieldPathParser(text)
    steps = try parser.steps()
  }

  /// Whether values of a list are meant.
  public var isOfItems: Bool {
    steps.last == .items
  }
}

extension FieldPath: CustomStringConvertible {
  /// The path as it is written.
  public var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .items: text += "[*]"
      case .selected(let member, let value): text += "[\(member)=\(value)]"
      case .member(let name) where FieldPathParser.isPlain(name):
        text += text.isEmpty ? name : ".\(name)"
      case .member(let name): text += "[\"\(name)\"]"
      }
    }
    return text
  }
}

/// Reads the spelling of a field path.
private struct FieldPathParser {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  private static let longest = 256
  private static let mostSteps = 24
  private static let signs = ByteSet(".[]\"=* ")

  /// Whether `name` needs no brackets.
  static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && !name.utf8.contains(where: signs.contains)
  }

  mutating func steps() throws(FieldPath.Fault) -> [FieldPath.Step] {
    guard bytes.count <= Self.longest else {
      throw FieldPath.Fault(message: "path is longer than \(Self.longest) bytes", offset: 0)
    }
    var steps: [FieldPath.Step] = []
    while position < bytes.count || steps.isEmpty {
      guard steps.count < Self.mostSteps else {
        throw FieldPath.Fault(
          message: "path has more than \(Self.mostSteps) steps",
          offset: position
        )
      }
      steps.append(try step(isFirst: steps.isEmpty))
    }
    guard case .member = steps[0] else {
      throw FieldPath.Fault(message: "path does not begin with a name", offset: 0)
    }
    return steps
  }

  private mutating func step(isFirst: Bool) throws(FieldPath.Fault) -> FieldPath.Step {
    if take("[*]") {
      return .items
    }
    if take("[\"") {
      let start = position
      let name = try text(upTo: "\"]")
      guard !name.isEmpty else {
        throw FieldPath.Fault(message: "expected a name in a path", offset: start)
      }
      return .member(name)
    }
    if take("[") {
      let start = position
      let selector = try text(upTo: "]")
      let parts = selector.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw FieldPath.Fault(
          message: "expected [*], [\"name\"] or [name=text] in a path",
          offset: start
        )
      }
      return .selected(member: String(parts[0]), text: String(parts[1]))
    }
    if !isFirst, !take(".") {
      throw FieldPath.Fault(message: "expected '.' or '[' in a path", offset: position)
    }
    let start = position
    while position < bytes.count, !Self.signs.contains(bytes[position]) {
      position += 1
    }
    guard position > start else {
      throw FieldPath.Fault(message: "expected a name in a path", offset: start)
    }
    return .member(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func take(_ sign: String) -> Bool {
    guard bytes[position...].starts(with: sign.utf8) else { return false }
    position += sign.utf8.count
    return true
  }

  private mutating func text(upTo end: String) throws(FieldPath.Fault) -> String {
    let start = position
    while position < bytes.count {
      let here = position
      if take(end) {
        return String(decoding: bytes[start..<here], as: UTF8.self)
      }
      position += 1
    }
    throw FieldPath.Fault(message: "'[' is not closed in a path", offset: max(0, start - 1))
  }
}
