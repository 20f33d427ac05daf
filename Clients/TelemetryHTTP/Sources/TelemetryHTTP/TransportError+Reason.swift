internal import AsyncHTTPClient
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import Telemetry

extension TransportError {
  /// What `error`, of async-http-client or of what is below it, comes to.
  init(reason error: any Error) {
    switch error {
    case let error as HTTPClientError where Self.timeouts.contains(error): self = .timeout
    case let error as HTTPClientError where error == .tlsHandshakeTimeout: self = .tls
    case let error as ChannelError: self = Self.isTimeout(error) ? .timeout : .cut
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: self = .tls
    case is NIOConnectionError: self = .refused
    case let error as IOError where Self.unreachable.contains(error.errnoCode): self = .refused
    case is CancellationError: self = .timeout
    default: self = .cut
    }
  }

  private static let timeouts: [HTTPClientError] = [
    .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .cancelled,
    .getConnectionFromPoolTimeout,
  ]

  /// ECONNREFUSED, ENETUNREACH and EHOSTUNREACH, on Linux and on Darwin.
  private static let unreachable: Set<Int32> = [111, 101, 113, 61, 51, 65]

  private static func isTimeout(_ error: ChannelError) -> Bool {
    if case .connectTimeout = error { true } else { false }
  }
}
