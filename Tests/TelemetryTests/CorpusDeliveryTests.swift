import BuiltInRules
import CorpusKit
import CorpusOracle
import EventPolicy
import Foundation
import JSONText
import RedactionEngine
import RuleModel
import SystemIO
import Testing

@testable import Telemetry

/// What the corpus marks as secret, on its whole way: the spool, the journal, standard error in debug mode
/// and a server.
@Suite struct CorpusDeliveryTests {
  /// Every so many cases: each is captured four times, and a debug build is slow.
  private static let stride = 20

  private struct Failure: Error, CustomStringConvertible {
    var description: String
    var underlyingError: (any Error)?
  }

  private struct Command: UsageEvent {
    let name = "command"
    var detail: String
    var properties: [String: PropertyValue] {
      ["path": "checkout", "outcome": "error", "errorClass": "Error", "errorDetail": .text(detail)]
    }
  }

  /// A text of the corpus and what must not leave of it.
  private struct Sample {
    var id: String
    var text: String
    var secrets: [[UInt8]]
  }

  /// The cases whose secrets the rules remove, as far as those are long enough to stand nowhere by chance.
  private static func samples() throws -> [Sample] {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Corpus").standardizedFileURL
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path()).sorted()
    let files = try paths.filter { $0.hasSuffix(".yaml") }.map {
      CorpusFile(path: $0, bytes: Array(try Data(contentsOf: root.appending(path: $0))))
    }
    let corpus = Corpus(files, root: "Corpus", policies: Array(BuiltInRules.policies.keys))
    let minter = Minter(shapes: corpus.shapes, seed: 5)
    let minted = corpus.cases.filter { $0.policy != "lockdown" }
      .map { (id: $0.id, case: minter.minted($0)) }
      .filter { $0.case.known.isEmpty }
    let kept = minted.flatMap { $0.case.segments.filter { $0.fate != .secret }.map(\.bytes) }
      .joined(separator: [0x0A])
    let harmless = Array(kept)
    return Swift.stride(from: 0, to: minted.count, by: stride).compactMap { index in
      let (id, item) = minted[index]
      guard let text = String(validating: item.bytes, as: UTF8.self), item.bytes.count < 900 else {
        return nil
      }
      let plain = Home.scrubber.redactor.redact(item.bytes).bytes
      let secrets = item.segments.filter { $0.fate == .secret }.map(\.bytes).filter { secret in
        secret.count >= 10 && !plain.contains(secret) && !harmless.contains(secret)
      }
      return secrets.isEmpty ? nil : Sample(id: id, text: text, secrets: secrets)
    }
  }

  private func telemetry(
    in home: Home,
    _ variables: [String: String],
    through transport: any TelemetryTransport
  ) -> Telemetry {
    home.telemetry(variables, through: transport) { configuration in
      configuration.delivery = { $0.schedule.attempts = 1 }
    }
  }

  /// Captures each text as the message of an error, as that of its cause and as a detail of a usage event.
  private func capture(_ samples: [Sample], by telemetry: Telemetry) async {
    for sample in samples {
      let cause = Failure(description: sample.text)
      telemetry.capture(
        error: Failure(description: sample.text, underlyingError: cause),
        source: "cli"
      )
      telemetry.capture(Command(detail: sample.text))
    }
    _ = await telemetry.flush(within: .seconds(120))
    #expect(telemetry.counts.kept == 2 * samples.count)
  }

  /// The ids of the samples of which a secret stands in `bytes`, as it is or escaped as JSON.
  private func leaks(_ bytes: [UInt8], _ samples: [Sample]) -> [String] {
    samples.filter { sample in
      sample.secrets.contains { secret in
        bytes.contains(secret) || bytes.contains(JSONString.escaped(secret))
      }
    }.map(\.id)
  }

  private func files(in home: Home, _ part: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for name in home.names() where name.contains(part) {
      let isFile = (try? home.text(name)) != nil
      bytes += isFile ? Array(try home.text(name).utf8) : []
    }
    return bytes
  }

  @Test func `no secret is in the spool, the journal, standard error or a request`() async throws {
    let samples = try Self.samples()
    try #require(samples.count > 80)

    let debugHome = try Home()
    await capture(
      samples,
      by: telemetry(
        in: debugHome,
        ["SHOP_TELEMETRY_DEBUG": "1"],
        through: RecordingTransport()
      )
    )
    let said = Array(debugHome.said.change { $0.joined() }.utf8)
    #expect(said.count > 100 * samples.count)
    #expect(leaks(said, samples) == [])

    let home = try Home()
    let offline = RecordingTransport(answering: Array(repeating: .failure(.refused), count: 50))
    await capture(samples, by: telemetry(in: home, [:], through: offline))
    let spool = try files(in: home, "spool")
    #expect(spool.count > 100 * samples.count)
    #expect(leaks(spool, samples) == [])

    // What a server says waits in a pipe, which holds no more than so many events.
    for start in Swift.stride(from: 0, to: samples.count, by: 20) {
      try await send(Array(samples[start...].prefix(20)))
    }
  }

  /// Sends `samples` to a server and looks at what arrived and at the journal.
  private func send(_ samples: [Sample]) async throws {
    let home = try Home()
    let server = try FaultServer()
    await capture(
      samples,
      by: telemetry(
        in: home,
        ["SHOP_TELEMETRY_ENDPOINT": server.url],
        through: SocketTransport()
      )
    )
    let journal = try files(in: home, "journal")
    #expect(journal.count > 100 * samples.count)
    #expect(leaks(journal, samples) == [])
    let requests = try server.requests()
    #expect(requests.flatMap(\.mistakes) == [])
    let arrived = requests.flatMap(\.events)
    #expect(arrived.count == 2 * samples.count)
    let bytes = try JSONSerialization.data(
      withJSONObject: arrived,
      options: .withoutEscapingSlashes
    )
    #expect(leaks(Array(bytes), samples) == [])
  }
}
