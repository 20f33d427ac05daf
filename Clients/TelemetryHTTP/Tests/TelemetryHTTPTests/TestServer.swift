import Foundation

/// The repository's server that fails on request and checks every byte that arrives.
final class TestServer {
  let port: Int
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var unread = Data()

  init(_ plan: String = "", certificate: Certificates.Pair? = nil) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", Self.script, "--plan", plan]
    if let certificate {
      process.arguments? += ["--cert", certificate.certificate, "--key", certificate.key]
    }
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    while !unread.contains(10) {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { throw CocoaError(.fileReadUnknown) }
      unread += data
    }
    let end = unread.firstIndex(of: 10) ?? unread.endIndex
    let first = try JSONSerialization.jsonObject(with: unread[..<end]) as? NSDictionary
    port = first?["port"] as? Int ?? 0
    unread = Data(unread[(end + 1)...])
  }

  deinit {
    process.terminate()
  }

  /// Ends the server and returns the number of events and the mistakes of each request.
  func requests() throws -> [(events: Int, mistakes: [String])] {
    try input.fileHandleForWriting.close()
    let all = unread + output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try all.split(separator: 10).map { line in
      let object = try JSONSerialization.jsonObject(with: line) as? NSDictionary
      let events = object?["events"] as? [NSDictionary] ?? []
      return (events.count, object?["mistakes"] as? [String] ?? ["unread"])
    }
  }

  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../../Tests/FaultServer/server.py").path
}
