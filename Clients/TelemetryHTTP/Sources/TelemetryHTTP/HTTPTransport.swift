internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL
public import Telemetry

/// Carries telemetry over the network with async-http-client.
///
/// Redirects are answers and not followed, certificates and host names are verified, no proxy, cookie or
/// credential of the machine is used, and a body that comes back is not decompressed.
public final class HTTPTransport: TelemetryTransport {
  /// Whose certificates are trusted.
  public enum Trust: Sendable, Hashable {
    /// Those that the system trusts.
    case system
    /// Those of the authorities in the PEM file at this path, and no others.
    case authorities(file: String)
  }

  private let client: HTTPClient

  /// A transport that has opened no connection yet.
  ///
  /// - Parameters:
  ///   - trust: whose certificates are trusted; a file that cannot be read makes each request fail
  ///     with `TransportError.tls`.
  ///   - connectLimit: how long a connection may take to be made.
  ///   - readLimit: how long nothing may come while an answer is awaited.
  public init(
    trust: Trust = .system,
    connectLimit: Duration = .seconds(5),
    readLimit: Duration = .seconds(10)
  ) {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.certificateVerification = .fullVerification
    if case .authorities(let file) = trust {
      tls.trustRoots = .file(file)
    }
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls,
      redirectConfiguration: .disallow,
      timeout: .init(connect: TimeAmount(connectLimit), read: TimeAmount(readLimit)),
      decompression: .disabled
    )
    configuration.httpVersion = .http1Only
    // Retries are the library's: it alone knows how many and when.
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  deinit {
    // The client closes its connections in its own time and holds itself until then.
    client.shutdown { _ in }
  }

  /// Sends `request` over a connection that is kept for the next one.
  public func send(
    _ request: TelemetryRequest
  ) async throws(TransportError) -> TelemetryResponse {
    var message = HTTPClientRequest(url: request.url)
    message.method = .RAW(value: request.method)
    for header in request.headers {
      message.headers.add(name: header.name, value: header.value)
    }
    message.body = .bytes(ByteBuffer(bytes: request.body))
    do {
      let response = try await client.execute(
        message,
        deadline: .now() + TimeAmount(request.timeLimit)
      )
      var headers: [String: String] = [:]
      for (name, value) in response.headers {
        headers[name.lowercased()] = value
      }
      let body = try await response.body.collect(upTo: Self.answerLimit)
      return TelemetryResponse(
        status: Int(response.status.code),
        headers: headers,
        body: Array(body.readableBytesView)
      )
    } catch {
      throw TransportError(reason: error)
    }
  }

  /// The most bytes of an answer; a server that sends more is not one for telemetry.
  private static let answerLimit = 1 << 20
}

extension TimeAmount {
  /// The whole nanoseconds of `duration`, within what the type holds.
  fileprivate init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    self = .seconds(min(max(0, seconds), 1 << 30)) + .nanoseconds(attoseconds / 1_000_000_000)
  }
}
