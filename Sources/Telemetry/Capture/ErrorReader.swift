internal import SystemIO

/// Reads what a Swift error says: its type, its message, its causes.
///
/// Bounded in depth and number, and total: a circle of errors is walked once.
struct ErrorReader {
  /// What a report says of one error.
  struct Reading: Sendable, Hashable {
    /// The name of the type without its module, such as `CheckoutError`.
    let type: String
    /// The module of the type; nil where it has none.
    let module: String?
    /// What the error says.
    let message: String
    /// Where it was made, if it knows.
    let origin: SourcePlace?
    /// The index of the error that this one is a cause of; nil for the first.
    let parent: Int?
    /// Whether the parent has several causes side by side.
    let isMember: Bool
  }

  private static let mostErrors = 32
  private static let deepest = 16
  private static let mostChildren = 64
  /// A message that is longer is left out.
  ///
  /// It is never cut before it is scrubbed: half a secret is one that no rule knows.
  private static let longestMessage = 1 << 16

  private var readings: [Reading] = []
  private var seen: Set<ErrorIdentity> = []

  /// `error` and what it comes from: parents before their causes.
  static func read(_ error: any Error) -> [Reading] {
    var reader = ErrorReader()
    reader.read(error, parent: nil, isMember: false, depth: 0)
    return reader.readings
  }

  private mutating func read(_ error: any Error, parent: Int?, isMember: Bool, depth: Int) {
    guard readings.count < Self.mostErrors, depth < Self.deepest,
      seen.insert(ErrorIdentity(error)).inserted
    else { return }
    let (module, type) = Self.name(of: error)
    let index = readings.count
    readings.append(
      Reading(
        type: type,
        module: module,
        message: Self.message(of: error),
        origin: (error as? any ErrorOrigin)?.origin,
        parent: parent,
        isMember: isMember
      )
    )
    let causes = Self.causes(of: error)
    for cause in causes {
      read(cause, parent: index, isMember: causes.count > 1, depth: depth + 1)
    }
  }

  private static func message(of error: any Error) -> String {
    let text = String(describing: error)
    return text.utf8.count <= longestMessage ? text : "(a message of more than 64 KiB)"
  }

  /// The module and the name of the error's type: `Shop.Cart.(unknown context at $1).Full` is
  /// `Cart.Full` in `Shop`.
  private static func name(of error: any Error) -> (module: String?, type: String) {
    var whole = String(reflecting: type(of: error))[...]
    // What a context without a name is called differs from run to run.
    var named = ""
    while let start = whole.firstRange(of: "(unknown context at ") {
      named += whole[..<start.lowerBound]
      whole = whole[start.upperBound...].drop { $0 != ")" }.dropFirst(2)
    }
    named += whole
    if named.hasPrefix("(extension in "), let colon = named.firstIndex(of: ":") {
      named = String(named[colon...].dropFirst())
    }
    guard let dot = named.firstIndex(of: ".") else { return (nil, named) }
    return (String(named[..<dot]), String(named[dot...].dropFirst()))
  }

  private static func causes(of error: any Error) -> [any Error] {
    if let own = error as? any ErrorCauses {
      return Array(own.causes.prefix(mostErrors))
    }
    var found: [any Error] = []
    search(Mirror(reflecting: error), isPayload: false, depth: 0, into: &found)
    return found
  }

  private static let causeNames = ["underlying", "cause", "inner", "wrapped"]

  /// Finds errors in the properties of what `mirror` shows: in those with a telling name, and anywhere
  /// in the payload of a case.
  private static func search(
    _ mirror: Mirror,
    isPayload: Bool,
    depth: Int,
    into found: inout [any Error]
  ) {
    guard depth < 6 else { return }
    for (label, value) in mirror.children.prefix(mostChildren) {
      let name = (label ?? "").lowercased().drop { $0 == "_" || $0 == "." }
      let isCase = mirror.displayStyle == .enum
      let isTelling =
        isPayload || isCase || causeNames.contains { name.hasPrefix($0) }
      if isTelling, found.count < mostErrors, let error = value as? any Error {
        found.append(error)
        continue
      }
      let inside = Mirror(reflecting: value)
      switch inside.displayStyle {
      case .tuple where isCase:
        search(inside, isPayload: true, depth: depth + 1, into: &found)
      case .optional where isTelling, .collection where isTelling, .set where isTelling:
        search(inside, isPayload: true, depth: depth + 1, into: &found)
      case .struct where isPayload || isCase, .class where isPayload || isCase:
        // Such as the context of a `DecodingError`.
        search(inside, isPayload: false, depth: depth + 1, into: &found)
      default: break
      }
    }
    if let parent = mirror.superclassMirror {
      search(parent, isPayload: false, depth: depth + 1, into: &found)
    }
  }
}
