import Foundation
import SystemIO
import Testing

@testable import Telemetry

/// A disk of 64 KiB in memory; only root may have one.
@Suite struct FullDiskTests {
  private static func mount(_ arguments: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  @Test(.enabled(if: CurrentProcess.userID == 0))
  func `on a full disk what was accepted stays and leaves, and the rest is reported`() async throws
  {
    let folder = try SpoolFolder()
    let disk = folder.parent.description
    guard Self.mount("mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs", disk) else {
      return
    }
    defer { _ = Self.mount("umount", disk) }
    let transport = RecordingTransport()
    var configuration = DeliveryConfiguration(
      endpoint: try #require(Endpoint("https://events.example.test")),
      sender: TestEvents.sender
    )
    configuration.flushCount = 1000
    let delivery = Delivery(
      configuration,
      in: folder.path,
      through: transport,
      scrubber: TestEvents.scrubber,
      reader: WordReader(),
      isAllowed: { true }
    )
    let reasons = (0..<40).map { delivery.accept(TestEvents.event($0, padding: 900)) }
    let accepted = reasons.filter { $0 == nil }.count
    #expect(accepted > 3 && accepted < 40)
    #expect(reasons.allSatisfy { $0 == nil || $0 == .unwritable })
    // There is no room for another name, and still all of it leaves and goes.
    let report = await delivery.shutdown(within: .seconds(20))
    #expect(report.end == .emptied)
    #expect(report.counts.delivered == accepted)
    #expect(folder.names.filter { !$0.hasPrefix("day-") } == [])
    #expect(delivery.accept(TestEvents.event(50)) == nil)
    #expect(delivery.erase())
  }
}
