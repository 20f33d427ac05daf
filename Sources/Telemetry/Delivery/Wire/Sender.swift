/// Who sends, as servers want to know it.
public struct Sender: Sendable, Hashable {
  /// The key of the project that the events belong to, such as `phc_…`; it is no secret.
  public let projectKey: String

  /// The name of the sending library or tool, such as `redact-telemetry`.
  public let name: String

  /// Its version.
  public let version: String

  /// A sender; nil where a part is empty or holds anything but visible ASCII without quotes and backslashes.
  public init?(projectKey: String, name: String, version: String) {
    let parts = [projectKey, name, version]
    let isPlain: (UInt8) -> Bool = { byte in
      0x21...0x7e ~= byte && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
    guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isPlain) }) else { return nil }
    self.projectKey = projectKey
    self.name = name
    self.version = version
  }

  /// `name/version`.
  var product: String {
    "\(name)/\(version)"
  }
}
