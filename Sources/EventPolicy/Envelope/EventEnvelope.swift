internal import JSONText

/// What an event has around its properties.
struct EventEnvelope {
  let name: String
  var uuid: String?
  var timestamp: String?
  var distinctID: String?

  /// The event with `properties`, which are a JSON object.
  func bytes(around properties: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(properties.count + name.utf8.count + 360)
    append("{\"event\":", name, to: &bytes)
    append(",\"distinct_id\":", distinctID, to: &bytes)
    bytes += ",\"properties\":".utf8
    bytes += properties
    append(",\"timestamp\":", timestamp, to: &bytes)
    append(",\"uuid\":", uuid, to: &bytes)
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  private func append(_ key: String, _ text: String?, to bytes: inout [UInt8]) {
    guard let text else { return }
    bytes += key.utf8
    EventString.append(Array(text.utf8), to: &bytes)
  }
}

/// The members of an event that are not its properties, as they came.
struct EventMembers {
  private(set) var name: [UInt8]?
  private(set) var uuid: [UInt8]?
  private(set) var timestamp: Timestamp?
  private(set) var distinctID: [UInt8]?
  /// The token at which the properties begin.
  private(set) var properties: Int?
  /// What is missing, twice there, or not of its type.
  private(set) var faults: [Withheld] = []
  /// What no event has.
  private(set) var withheld: [Withheld] = []

  /// Reads the members of the object that `tree` is, which has to have all of them to be `whole`.
  init(of tree: TokenTree, whole: Bool) {
    var seen: [String] = []
    var read = EventMembers()
    tree.forEachMember(of: 0) { key, value, number in
      let text = tree.text(at: key) ?? []
      guard let name = Self.names.first(where: { text.elementsEqual($0.utf8) }) else {
        read.withheld.append(Withheld(path: "envelope.#\(number + 1)", reason: .unknownProperty))
        return
      }
      guard !seen.contains(name) else {
        read.faults.append(Withheld(path: name, reason: .duplicate))
        return
      }
      seen.append(name)
      read.take(name, value, of: tree)
    }
    let required = whole ? Self.names : ["event", "properties"]
    for name in required where !seen.contains(name) {
      read.faults.append(Withheld(path: name, reason: .missing))
    }
    self = read
  }

  private static let names = ["event", "distinct_id", "properties", "timestamp", "uuid"]

  private init() {}

  private mutating func take(_ name: String, _ value: Int, of tree: TokenTree) {
    if name == "properties" {
      properties = tree.tokens[value].kind == .objectStart ? value : nil
    } else {
      let text = tree.text(at: value)
      switch name {
      case "event": self.name = text
      case "uuid": uuid = text.flatMap { PlainValue.isUUID($0) ? $0 : nil }
      case "timestamp": timestamp = text.flatMap(Timestamp.init)
      default: distinctID = text.flatMap { PlainValue.isIdentity($0) ? $0 : nil }
      }
    }
    let isThere =
      switch name {
      case "properties": properties != nil
      case "event": self.name != nil
      case "uuid": uuid != nil
      case "timestamp": timestamp != nil
      default: distinctID != nil
      }
    if !isThere {
      faults.append(Withheld(path: name, reason: .wrongType))
    }
  }
}
