import Foundation

/// An authority of the test's own and certificates that it signs; they live as long as the value.
final class Certificates {
  /// The files of a certificate and its key.
  typealias Pair = FaultServer.Certificate

  let folder: URL

  /// The authority's certificate.
  var authority: String {
    folder.appendingPathComponent("ca.pem").path
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try openssl(
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "2",
      "-subj",
      "/CN=test authority",
      "-addext",
      "basicConstraints=critical,CA:TRUE",
      "-keyout",
      "ca.key",
      "-out",
      "ca.pem"
    )
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// A certificate for `address`, valid for `days` from now.
  func pair(address: String = "127.0.0.1", days: Int = 2) throws -> Pair {
    let extensions = folder.appendingPathComponent("extensions")
    try Data("subjectAltName=IP:\(address)\n".utf8).write(to: extensions)
    try openssl(
      "req",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-subj",
      "/CN=\(address)",
      "-keyout",
      "server.key",
      "-out",
      "server.csr"
    )
    try openssl(
      "x509",
      "-req",
      "-in",
      "server.csr",
      "-CA",
      "ca.pem",
      "-CAkey",
      "ca.key",
      "-CAcreateserial",
      "-days",
      "\(days)",
      "-extfile",
      "extensions",
      "-out",
      "server.pem"
    )
    return Pair(
      certificate: folder.appendingPathComponent("server.pem").path,
      key: folder.appendingPathComponent("server.key").path
    )
  }

  private func openssl(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableNotLoadable) }
  }
}
