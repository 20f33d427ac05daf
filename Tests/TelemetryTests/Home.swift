import BuiltInRules
import EventPolicy
import Foundation
import RedactionEngine
import RuleModel
import SystemIO

@testable import Telemetry

/// A home of a test's own, with what the process would see and say.
final class Home: Sendable {
  let path: String
  /// What was said to the person.
  let said = Monitor<[String]>([])

  init() throws {
    path = try FileSystem.createTemporaryDirectory(prefix: "redact-home").description
  }

  deinit {
    try? FileSystem.removeTree(FilePath(path))
  }

  func surroundings(_ variables: [String: String] = [:], saying works: Bool = true) -> Surroundings
  {
    let all = ["HOME": path].merging(variables) { $1 }
    let said = said
    return Surroundings(
      variable: { name in all[name].map { Array($0.utf8) } },
      say: { text in
        said.change { $0.append(text) }
        return works
      },
      now: { .seconds(1_773_478_930) }
    )
  }

  func gate(_ variables: [String: String] = [:], saying works: Bool = true) -> ConsentGate {
    ConsentGate(of: "shop", in: surroundings(variables, saying: works))
  }

  /// Every file below the home, sorted.
  func names() -> [String] {
    let walk = FileManager.default.enumerator(atPath: path)
    return (walk?.compactMap { $0 as? String } ?? []).sorted()
  }

  func file(_ name: String) -> FilePath {
    FilePath(path + "/" + name)
  }

  func text(_ name: String) throws -> String {
    String(decoding: try FileSystem.readAll(file(name)), as: UTF8.self)
  }

  func write(_ text: String, to name: String, permissions: UInt32 = 0o600) throws {
    try? FileSystem.createDirectory(file(name).parent, permissions: 0o700)
    try FileSystem.write(Array(text.utf8), to: file(name))
    try FileSystem.setPermissions(permissions, of: file(name))
  }
}

// MARK: - Telemetry of a tool in it

extension Home {
  /// Built once for all tests: rules take their time in a debug build.
  static let scrubber = EventScrubber(
    Redactor(
      rules: BuiltInRules.rules,
      policy: BuiltInRules.policies["tool-telemetry"] ?? Policy(name: "missing", actions: [:])
    )
  )

  private struct SaysYes: PayloadReader {
    func objections(to payload: [UInt8]) -> Int { 0 }
  }

  /// The telemetry of the tool `shop`.
  func telemetry(
    _ variables: [String: String],
    through transport: any TelemetryTransport,
    changed: (inout TelemetryConfiguration) -> Void
  ) -> Telemetry {
    var configuration = TelemetryConfiguration(
      tool: "shop",
      version: "1.4.0",
      projectKey: "phc_test",
      notice: TelemetryNotice("shop counts what it does.", version: "1"),
      scrubber: { Self.scrubber },
      transport: { transport },
      reader: { SaysYes() }
    )
    configuration.surroundings = surroundings(variables)
    changed(&configuration)
    return Telemetry(configuration)
  }
}
