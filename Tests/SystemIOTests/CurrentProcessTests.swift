import SystemIO
import Testing

@Suite struct CurrentProcessTests {
  @Test func knowsItsMemoryAndProcessors() {
    #expect(CurrentProcess.peakResidentBytes > 1 << 20)
    #expect(CurrentProcess.processorCount >= 1)
  }

  @Test func theClockDoesNotGoBack() {
    let first = MonotonicTime.now
    #expect(MonotonicTime.now >= first)
  }

  @Test func aTrapUnderForbiddenOutputDumpsNoMemory() async {
    let result = await #expect(
      processExitsWith: .failure,
      observing: [\.standardErrorContent, \.standardOutputContent]
    ) {
      CurrentProcess.forbidCrashOutput()
      let canary = Array("canary-4111111111111111".utf8)
      let index = canary.count + Int(CurrentProcess.processorCount)
      _ = canary[index]
    }
    let output = (result?.standardErrorContent ?? []) + (result?.standardOutputContent ?? [])
    let text = String(decoding: output, as: UTF8.self)
    for sign in ["canary", "Registers", "rip", "Thread", "Backtrace", "63 61 6e 61"] {
      #expect(!text.contains(sign))
    }
  }
}
