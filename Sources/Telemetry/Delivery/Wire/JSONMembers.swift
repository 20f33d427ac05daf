internal import JSONText

/// The members of a JSON object, each as it is written.
struct JSONMembers: Sendable {
  private struct Member: Sendable {
    /// What the key says.
    var name: [UInt8]
    /// The key, the colon and the value.
    var range: Range<Int>
    var value: Range<Int>
  }

  private let bytes: [UInt8]
  private var members: [Member] = []

  /// The members of the object in `bytes`; none if that is anything else.
  init(of bytes: [UInt8]) {
    self.bytes = bytes
    guard let tokens = try? JSONTokenizer.tokens(of: bytes), tokens.first?.kind == .objectStart
    else { return }
    var key: JSONToken?
    var start: Int?
    for token in tokens where token.depth == 1 {
      if token.isKey {
        key = token
      } else if token.kind == .objectStart || token.kind == .arrayStart {
        start = token.range.lowerBound
      } else if let named = key {
        let value = (start ?? token.range.lowerBound)..<token.range.upperBound
        let name = JSONString.decode(bytes.span, in: named.range).bytes
        let range = named.range.lowerBound..<value.upperBound
        members.append(Member(name: name, range: range, value: value))
        (key, start) = (nil, nil)
      }
    }
  }

  /// The names, in order.
  var names: [String] {
    members.map { String(decoding: $0.name, as: UTF8.self) }
  }

  /// The value of the first member called `name`, as it is written.
  func value(_ name: String) -> [UInt8]? {
    members.first { $0.name.elementsEqual(name.utf8) }.map { Array(bytes[$0.value]) }
  }

  /// The object of the members that are not called one of `names`.
  func object(without names: Set<String>) -> [UInt8] {
    var object: [UInt8] = [UInt8(ascii: "{")]
    for member in members where !names.contains(String(decoding: member.name, as: UTF8.self)) {
      if object.count > 1 {
        object.append(UInt8(ascii: ","))
      }
      object += bytes[member.range]
    }
    object.append(UInt8(ascii: "}"))
    return object
  }
}
