import SystemIO
import Telemetry

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A transport for plain HTTP to 127.0.0.1: one connection a request, and nothing that a test does not
/// need.
struct SocketTransport: TelemetryTransport {
  func send(
    _ request: TelemetryRequest
  ) async throws(TransportError) -> TelemetryResponse {
    // It blocks, which a thread of the concurrency pool must not do.
    let outcome: Result<TelemetryResponse, TransportError> = await withCheckedContinuation { done in
      do {
        try WorkerThread {
          do throws(TransportError) {
            done.resume(returning: .success(try exchange(request)))
          } catch {
            done.resume(returning: .failure(error))
          }
        }.detach()
      } catch {
        done.resume(returning: .failure(.refused))
      }
    }
    return try outcome.get()
  }

  private func exchange(
    _ request: TelemetryRequest
  ) throws(TransportError) -> TelemetryResponse {
    let rest = request.url.dropFirst("http://127.0.0.1:".count)
    let port = UInt16(rest.prefix { $0 != "/" }) ?? 0
    let socket = try connected(to: port, limit: request.timeLimit)
    defer { close(socket) }
    let path = rest.drop { $0 != "/" }
    var head = "\(request.method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
    for header in request.headers {
      head += "\(header.name): \(header.value)\r\n"
    }
    head += "Content-Length: \(request.body.count)\r\nConnection: close\r\n\r\n"
    try write(Array(head.utf8) + request.body, to: socket)
    return try response(try readAll(from: socket))
  }

  private func connected(to port: UInt16, limit: Duration) throws(TransportError) -> Int32 {
    #if canImport(Glibc)
      let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let number = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var time = timeval()
    time.tv_sec = .init(limit.components.seconds)
    time.tv_usec = .init(limit.components.attoseconds / 1_000_000_000_000)
    let size = socklen_t(MemoryLayout<timeval>.size)
    unsafe setsockopt(number, SOL_SOCKET, SO_RCVTIMEO, &time, size)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(number)
      throw .refused
    }
    return number
  }

  private func write(_ bytes: [UInt8], to socket: Int32) throws(TransportError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe send_(socket, $0.baseAddress, $0.count)
      }
      guard count > 0 else { throw .cut }
      rest = rest.dropFirst(count)
    }
  }

  private func readAll(from socket: Int32) throws(TransportError) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = unsafe read(socket, &buffer, buffer.count)
      if count < 0 { throw errno == EAGAIN ? .timeout : .cut }
      guard count > 0 else { return result }
      result += buffer.prefix(count)
    }
  }

  private func response(_ bytes: [UInt8]) throws(TransportError) -> TelemetryResponse {
    let separator = Array("\r\n\r\n".utf8)
    guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: separator) }) else {
      throw .cut
    }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
      throw .cut
    }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      headers[String(parts[0])] = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
    }
    let body = Array(bytes[(end + 4)...])
    if let length = headers["Content-Length"].flatMap({ Int($0) }), body.count < length {
      throw .cut
    }
    return TelemetryResponse(status: status, headers: headers, body: body)
  }
}

private func send_(_ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Darwin)
    unsafe send(socket, bytes, count, 0)
  #else
    // A connection that the server closed is an error, not a signal.
    unsafe send(socket, bytes, count, Int32(MSG_NOSIGNAL))
  #endif
}
