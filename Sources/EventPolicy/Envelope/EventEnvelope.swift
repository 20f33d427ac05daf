internal import JSONText

/// What every event has around its properties.
struct EventEnvelope {
  let name: String
  let uuid: String
  let timestamp: String
  let distinctID: String

  /// The event with `properties`, which are a JSON object.
  func bytes(around properties: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(properties.count + name.utf8.count + distinctID.utf8.count + 160)
    bytes += "{\"event\":".utf8
    bytes += JSONString.quoted(Array(name.utf8))
    bytes += ",\"distinct_id\":".utf8
    bytes += JSONString.quoted(Array(distinctID.utf8))
    bytes += ",\"properties\":".utf8
    bytes += properties
    bytes += ",\"timestamp\":\"".utf8
    bytes += timestamp.utf8
    bytes += "\",\"uuid\":\"".utf8
    bytes += uuid.utf8
    bytes += "\"}".utf8
    return bytes
  }
}

/// The members of an event that are not its properties, as they came.
struct EventMembers {
  private(set) var name: [UInt8]?
  private(set) var uuid: [UInt8]?
  private(set) var timestamp: [UInt8]?
  private(set) var distinctID: [UInt8]?
  /// The token at which the properties begin.
  private(set) var properties: Int?
  /// What is missing, twice there, or not of its type.
  private(set) var faults: [Withheld] = []
  /// What no event has.
  private(set) var withheld: [Withheld] = []

  /// Reads the members of the object that `tree` is.
  init(of tree: TokenTree) {
    var seen: Set<String> = []
    var read = EventMembers()
    tree.forEachMember(of: 0) { key, value, number in
      let name = String(decoding: tree.text(at: key) ?? [], as: UTF8.self)
      guard Self.names.contains(name) else {
        read.withheld.append(Withheld(path: "#\(number + 1)", reason: .unknownProperty))
        return
      }
      guard seen.insert(name).inserted else {
        read.faults.append(Withheld(path: name, reason: .duplicate))
        return
      }
      read.take(name, value, of: tree)
    }
    for name in Self.names where !seen.contains(name) {
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
      case "timestamp": timestamp = text
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
