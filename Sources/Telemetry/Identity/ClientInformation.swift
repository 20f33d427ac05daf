/// What the program at the other end of an MCP connection says that it is.
///
/// Both parts come from a stranger: they are held to the characters and the length of a name before an
/// event is built, and the policy scrubs them as it does the rest.
public struct ClientInformation: Sendable, Hashable {
  /// The name, such as `claude-code`.
  public let name: String

  /// The version, such as `2.1.0`.
  public let version: String

  /// What a client called `name` said of itself.
  public init(name: String, version: String) {
    self.name = Self.bounded(name, to: 64)
    self.version = Self.bounded(version, to: 32)
  }

  /// `text` where it is at most `limit` letters, digits and `-_.+/ ()` of ASCII, else `other`: a part of
  /// what is no name would be one only by accident.
  private static func bounded(_ text: String, to limit: Int) -> String {
    let isName =
      text.utf8.count <= limit
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: Array("-_.+/ ()".utf8).contains(byte)
        }
      }
    return isName ? text : "other"
  }
}
