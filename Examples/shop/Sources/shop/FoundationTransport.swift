import Foundation
import Telemetry

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Carries telemetry with Foundation, which has no packages to build and starts more slowly than
/// `TelemetryHTTP`.
///
/// Certificates and host names are verified against the authorities of the system; `TelemetryHTTP` can
/// be given others.
final class FoundationTransport: TelemetryTransport {
  private let session: URLSession

  init() {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    session = URLSession(configuration: configuration, delegate: Delegate(), delegateQueue: nil)
  }

  func send(_ request: TelemetryRequest) async throws(TransportError) -> TelemetryResponse {
    guard let url = URL(string: request.url) else { throw .refused }
    var message = URLRequest(url: url)
    message.httpMethod = request.method
    message.httpBody = Data(request.body)
    let (seconds, attoseconds) = request.timeLimit.components
    message.timeoutInterval = Double(seconds) + Double(attoseconds) / 1e18
    for header in request.headers {
      message.setValue(header.value, forHTTPHeaderField: header.name)
    }
    do {
      let (body, response) = try await session.data(for: message)
      guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
      var headers: [String: String] = [:]
      for (name, value) in response.allHeaderFields {
        headers["\(name)"] = "\(value)"
      }
      return TelemetryResponse(
        status: response.statusCode,
        headers: headers,
        body: Array(body.prefix(1 << 20))
      )
    } catch {
      throw Self.reason(of: error)
    }
  }

  private static func reason(of error: any Error) -> TransportError {
    switch (error as? URLError)?.code {
    case .timedOut: .timeout
    case .cannotConnectToHost, .cannotFindHost, .dnsLookupFailed, .notConnectedToInternet: .refused
    case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected:
      .tls
    default: .cut
    }
  }

  /// A redirect is an answer and is not followed.
  private final class Delegate: NSObject, URLSessionTaskDelegate {
    func urlSession(
      _ session: URLSession,
      task: URLSessionTask,
      willPerformHTTPRedirection response: HTTPURLResponse,
      newRequest request: URLRequest,
      completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
      completionHandler(nil)
    }
  }
}
