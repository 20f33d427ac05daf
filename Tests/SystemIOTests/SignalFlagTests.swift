import SystemIO
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct SignalFlagTests {
  @Test func aSignalEndsABlockedRead() async {
    await #expect(processExitsWith: .exitCode(7)) {
      let pipe = try Pipe()
      try SignalFlag.watch()
      sendTerminationLater()
      do {
        _ = try pipe.reading.readAll()
      } catch  where (error as? SystemError)?.isInterruption == true && SignalFlag.raised == SIGTERM
      {
        CurrentProcess.exit(7)
      }
    }
  }

  @Test func aSignalBeforeTheReadIsNotMissed() async {
    await #expect(processExitsWith: .exitCode(7)) {
      let pipe = try Pipe()
      try SignalFlag.watch()
      kill(getpid(), SIGINT)
      while SignalFlag.raised == nil {}
      do {
        _ = try pipe.reading.readAll()
      } catch  where (error as? SystemError)?.isInterruption == true && SignalFlag.raised == SIGINT
      {
        CurrentProcess.exit(7)
      }
    }
  }

  @Test func reraisingEndsByTheSignal() async {
    await #expect(processExitsWith: .signal(SIGTERM)) {
      try SignalFlag.watch()
      kill(getpid(), SIGTERM)
      while SignalFlag.raised == nil {}
      SignalFlag.reraise()
    }
  }

  @Test func theSecondSignalEndsTheProcess() async {
    await #expect(processExitsWith: .signal(SIGINT)) {
      try SignalFlag.watch()
      kill(getpid(), SIGINT)
      while SignalFlag.raised == nil {}
      kill(getpid(), SIGINT)
      while true {}
    }
  }
}

/// Sends SIGTERM to this process a little later, most likely when it waits.
private func sendTerminationLater() {
  let parent = getpid()
  Task.detached {
    try await Task.sleep(for: .milliseconds(50))
    kill(parent, SIGTERM)
  }
}
