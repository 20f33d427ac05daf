internal import JSONText

/// The header of an item.
struct EnvelopeItemHeader {
  /// The kind of item, such as `event`, if it is named like one.
  let type: String?
  /// The payload's bytes, if the header says.
  let length: Int?
  private let contentType: [UInt8]?
  private let itemCount: Int?

  /// Nil if `line` is no object, or its length no number.
  init?(_ line: ArraySlice<UInt8>) {
    let line = Array(line)
    guard let tree = TokenTree(line) else { return nil }
    var members: [String: Int] = [:]
    tree.forEachMember(of: 0) { key, value, _ in
      members[String(decoding: tree.text(at: key) ?? [], as: UTF8.self)] = value
    }
    func number(_ name: String) -> Int? {
      members[name].flatMap { Int(String(decoding: line[tree.tokens[$0].range], as: UTF8.self)) }
    }
    length = number("length")
    if let length {
      guard length >= 0 else { return nil }
    } else if let place = members["length"], line[tree.tokens[place].range] != Self.null[...] {
      return nil
    }
    let name = members["type"].flatMap { tree.text(at: $0) } ?? []
    type = Self.isType(name) ? String(decoding: name, as: UTF8.self) : nil
    let content = members["content_type"].flatMap { tree.text(at: $0) } ?? []
    contentType = Self.isContentType(content) ? content : nil
    itemCount = number("item_count").flatMap { (0...100_000).contains($0) ? $0 : nil }
  }

  private static let null = Array("null".utf8)

  private static func isType(_ name: [UInt8]) -> Bool {
    (1...64).contains(name.count)
      && name.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "_") }
  }

  /// Whether `text` is `application/json` or one of Sentry's own.
  private static func isContentType(_ text: [UInt8]) -> Bool {
    let own = Array("application/vnd.sentry.items.".utf8)
    let json = Array("+json".utf8)
    guard text.starts(with: own), text.suffix(json.count) == json[...] else {
      return text.elementsEqual("application/json".utf8)
    }
    return isType(Array(text.dropFirst(own.count).dropLast(json.count)))
  }

  /// The header of a payload of `length` bytes, with the end of its line.
  func line(forLength length: Int) -> [UInt8] {
    var line = Array("{\"type\":".utf8)
    EventString.append(Array((type ?? "").utf8), to: &line)
    if let contentType {
      line += ",\"content_type\":".utf8
      EventString.append(contentType, to: &line)
    }
    if let itemCount {
      line += ",\"item_count\":\(itemCount)".utf8
    }
    line += ",\"length\":\(length)}\n".utf8
    return line
  }
}
