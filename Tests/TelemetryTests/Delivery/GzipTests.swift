import Foundation
import RuleModel
import Testing

@testable import Telemetry

@Suite struct GzipTests {
  /// What gzip(1) makes of the compressed bytes.
  private func decompressed(_ bytes: [UInt8]) throws -> [UInt8] {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    DispatchQueue.global().async {
      try? input.fileHandleForWriting.write(contentsOf: Data(bytes))
      try? input.fileHandleForWriting.close()
    }
    let result = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return Array(result)
  }

  static let samples: [(name: String, bytes: [UInt8])] = {
    var random = SplitMix64(seed: 7)
    let noise = (0..<100_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let few = (0..<70_000).map { _ in UInt8.random(in: 97...99, using: &random) }
    var runs: [UInt8] = []
    // Every length of a match, and distances up to the whole window and past it.
    for length in 1...300 {
      runs += noise[(length * 7)..<(length * 7 + length)]
      runs += [UInt8(truncatingIfNeeded: length)]
      runs += noise[(length * 7)..<(length * 7 + length)]
    }
    return [
      ("nothing", []), ("one byte", [0]), ("two", [255, 255]), ("three", [1, 2, 3]),
      ("zeros", [UInt8](repeating: 0, count: 70_000)), ("258", [UInt8](repeating: 9, count: 259)),
      ("noise", noise), ("few letters", few), ("runs", runs),
      ("the window", Array(noise[..<300]) + noise[1000..<33_468] + noise[..<300]),
      ("past the window", Array(noise[..<300]) + noise[1000..<33_469] + noise[..<300]),
      ("all bytes", (0...255).map { UInt8($0) }),
    ]
  }()

  @Test(arguments: samples.indices)
  func `gzip reads what was written`(index: Int) throws {
    let sample = Self.samples[index]
    #expect(try decompressed(Gzip.compressed(sample.bytes)) == sample.bytes, "\(sample.name)")
  }

  @Test func `a batch of exceptions becomes less than a third`() {
    let event = """
      {"event":"$exception","properties":{"$exception_list":[{"type":"ValueError","value":"bad",\
      "stacktrace":{"type":"raw","frames":[{"platform":"python","function":"load","lineno":41,\
      "filename":"app/load.py","in_app":true},{"platform":"python","function":"main","lineno":7}]}}]}}
      """
    let batch = Array(repeatElement(event, count: 20).joined(separator: ",").utf8)
    #expect(Gzip.compressed(batch).count < batch.count / 3)
    #expect(Gzip.compressed(Array(event.utf8)).count < event.utf8.count * 4 / 5)
  }
}
