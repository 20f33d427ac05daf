import Foundation

/// The server of `Tests/FaultServer`, which fails on request and checks every byte that arrives.
///
/// `Clients/TelemetryHTTP` links to this file for its own tests: a target that both packages could name would have to be a
/// product, and be built by everybody who depends on this one.
final class FaultServer {
  /// The files that make it speak TLS.
  struct Certificate {
    var certificate: String
    var key: String
  }

  /// What it says of a request.
  struct Request {
    var fault: String
    var path: String
    var events: [NSDictionary]
    var mistakes: [String]
    var headers: [String: String]

    var uuids: [String] {
      events.compactMap { $0["uuid"] as? String }
    }
  }

  let port: Int
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var unread = Data()

  /// Starts a server with the faults of `plan`; with a certificate it speaks TLS.
  init(_ plan: String = "", certificate: Certificate? = nil) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", Self.script, "--plan", plan]
    if let certificate {
      process.arguments? += ["--cert", certificate.certificate, "--key", certificate.key]
    }
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var buffer = Data()
    while !buffer.contains(10) {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { throw CocoaError(.fileReadUnknown) }
      buffer += data
    }
    let end = buffer.firstIndex(of: 10) ?? buffer.endIndex
    let first = try JSONSerialization.jsonObject(with: buffer[..<end]) as? NSDictionary
    port = first?["port"] as? Int ?? 0
    // An empty slice that begins far behind cannot grow.
    unread = Data(buffer[(end + 1)...])
  }

  deinit {
    process.terminate()
  }

  var url: String {
    "http://127.0.0.1:\(port)"
  }

  /// Ends the server and returns what it was asked.
  func requests() throws -> [Request] {
    try input.fileHandleForWriting.close()
    let all = unread + output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try all.split(separator: 10).map { line in
      let object = try JSONSerialization.jsonObject(with: line) as? NSDictionary ?? [:]
      return Request(
        fault: object["fault"] as? String ?? "",
        path: object["path"] as? String ?? "",
        events: object["events"] as? [NSDictionary] ?? [],
        mistakes: object["mistakes"] as? [String] ?? [],
        headers: object["headers"] as? [String: String] ?? [:]
      )
    }
  }

  private static let script = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("FaultServer/server.py").path
}
