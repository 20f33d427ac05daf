/// Where events are sent: a prefix that the path of the API is appended to.
public struct Endpoint: Sendable, Hashable {
  /// Where plain HTTP, which anyone on the way can read, is accepted.
  public enum PlainHTTP: Sendable, Hashable {
    /// To this machine only: `localhost`, `127.0.0.1` to `127.255.255.255`, `[::1]`.
    case toLoopback
    /// To any host.
    case anywhere
  }

  /// The prefix without slashes at its end, such as `https://eu.i.posthog.com` or
  /// `http://127.0.0.1:8080/relay/tenant-a`.
  public let prefix: String

  /// The endpoint that `text` names; nil where it is no absolute URL of `https` or `http` that a path can be
  /// appended to.
  ///
  /// Refused are user names and passwords, queries, fragments, spaces, line ends, anything but visible ASCII,
  /// and plain HTTP where `plainHTTP` does not accept it.
  public init?(_ text: String, plainHTTP: PlainHTTP = .toLoopback) {
    guard text.utf8.allSatisfy({ 0x21...0x7e ~= $0 }),
      !text.contains(where: { "?#\\\"<>^`{|}".contains($0) })
    else { return nil }
    let scheme = text.prefix { $0 != ":" }
    let start = scheme.lowercased()
    guard start == "https" || start == "http", text.dropFirst(scheme.count).hasPrefix("://") else {
      return nil
    }
    let authority = text.dropFirst(scheme.count + 3).prefix { $0 != "/" }
    guard let host = Self.host(of: authority) else { return nil }
    guard start == "https" || plainHTTP == .anywhere || Self.isLoopback(host) else { return nil }
    var prefix = start + text.dropFirst(scheme.count)
    while prefix.hasSuffix("/") {
      prefix.removeLast()
    }
    self.prefix = prefix
  }

  /// The host in `host`, `host:port` or `[address]:port`; nil where there is none or more than that.
  private static func host(of authority: Substring) -> Substring? {
    let host: Substring
    if authority.first == "[" {
      guard let close = authority.firstIndex(of: "]") else { return nil }
      host = authority[...close]
    } else {
      host = authority.prefix { $0 != ":" }
    }
    guard !host.isEmpty, !authority.contains("@") else { return nil }
    let rest = authority.dropFirst(host.count)
    guard rest.isEmpty || isPort(rest) else { return nil }
    return host
  }

  private static func isPort(_ text: Substring) -> Bool {
    guard text.first == ":", text.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return false
    }
    return UInt16(text.dropFirst()) != nil
  }

  private static func isLoopback(_ host: Substring) -> Bool {
    if host.lowercased() == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127"
      && parts.allSatisfy { UInt8($0) != nil }
  }
}
