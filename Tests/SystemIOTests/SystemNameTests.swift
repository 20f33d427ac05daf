import Foundation
import SystemIO
import Testing

@Suite struct SystemNameTests {
  @Test func `the system has a name, a release and a processor`() {
    let name = SystemName.current
    #expect(["Linux", "Darwin"].contains(name.system))
    #expect(name.release.first?.isNumber == true)
    #expect(!name.machine.isEmpty)
  }

  @Test func `the clock on the wall tells the date`() {
    let seconds = Double(WallTime.now.components.seconds)
    #expect(abs(seconds - Date().timeIntervalSince1970) < 5)
  }
}
