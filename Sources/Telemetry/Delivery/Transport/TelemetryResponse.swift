/// What a server answered.
public struct TelemetryResponse: Sendable, Hashable {
  /// The status code, such as 200.
  public var status: Int

  /// The values of the header lines, by name in lower case.
  public var headers: [String: String]

  /// The body, or its beginning: 1 MiB is enough.
  public var body: [UInt8]

  /// An answer; names in `headers` may be in any case.
  public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = Dictionary(
      headers.map { ($0.key.lowercased(), $0.value) },
      uniquingKeysWith: { first, _ in first }
    )
    self.body = body
  }
}
