/// A request that carries scrubbed events; there is no public way to make one.
public struct TelemetryRequest: Sendable, Hashable {
  /// A line of the header.
  public struct Header: Sendable, Hashable {
    /// The name, as it is usually spelled.
    public let name: String
    /// The value, ASCII without line ends.
    public let value: String
  }

  /// The URL, `http` or `https`.
  public let url: String

  /// The method; always `POST`.
  public let method = "POST"

  /// The header lines, without `Host` and `Content-Length`.
  public let headers: [Header]

  /// The body, compressed if the headers say so.
  public let body: [UInt8]

  /// How long the transport may take in all.
  public let timeLimit: Duration

  /// A request to send `message` to `endpoint`.
  init(_ message: WireMessage, to endpoint: Endpoint, timeLimit: Duration) {
    url = endpoint.prefix + message.path
    headers = message.headers.map { Header(name: $0.0, value: $0.1) }
    body = message.body
    self.timeLimit = timeLimit
  }

  /// The value of the first header called `name`, in any case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}
