import Foundation
import Testing

/// `swift run delivery-victim 1000` prints the same for a thousand points.
@Suite struct KillTests {
  @Test(.timeLimit(.minutes(5)))
  func `over kill -9 at any step nothing accepted is lost and nothing arrives twice and different`()
    throws
  {
    let own = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let process = Process()
    let output = Pipe()
    process.executableURL = own.appendingPathComponent("delivery-victim")
    process.arguments = ["150"]
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
    #expect(said.contains("killed at 150 points"))
    #expect(said.contains(" 0 lost, 0 distinct duplicates, 0 files left"))
  }
}
