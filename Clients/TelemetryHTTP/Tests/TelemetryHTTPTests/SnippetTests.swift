import BuiltInRules
import Foundation
import Telemetry
import TelemetryHTTP
import Testing

/// The README's example of telemetry is compiled and run as it stands there.
@Suite struct SnippetTests {
  @Test func `the example of the README`() throws {
    struct Failure: Error {}
    let error = Failure()
    // Opted out: nothing is created and nothing leaves.
    setenv("DO_NOT_TRACK", "1", 1)

    let telemetry = Telemetry(
      TelemetryConfiguration(
        tool: "shop",
        version: "1.4.0",
        projectKey: "phc_example",
        notice: TelemetryNotice("shop counts the commands that you run.", version: "1"),
        rules: { BuiltInRules.rules },
        policy: { BuiltInRules.policies["tool-telemetry"]! },
        transport: { HTTPTransport() }
      )
    )
    telemetry.capture(error: error, source: "cli")
    telemetry.shutdown()

    #expect(telemetry.consent.isOptOut)
    let own = try lines(of: URL(fileURLWithPath: #filePath))
    let readme = try lines(of: root.appendingPathComponent("README.md"))
    let start = try #require(readme.firstIndex(of: "let telemetry = Telemetry("))
    let snippet = readme[start...].prefix { $0 != "```" }
    let here = try #require(own.firstIndex(of: "let telemetry = Telemetry("))
    #expect(Array(own[here...].prefix(snippet.count)) == Array(snippet))
  }

  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../..").standardizedFileURL

  /// The lines of a file without blanks around them.
  private func lines(of file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
