// A small tool that shows the whole life of telemetry: see Documentation/SwiftTelemetry.md.

import Foundation
import Telemetry

// Before anything is read: a crash prints no memory and leaves no core file.
CrashOutput.forbid()

let arguments = Array(CommandLine.arguments.dropFirst())
let telemetry = Telemetry(.shop)
let start = ContinuousClock.now
var status: Int32 = 0
do {
  if telemetry.isFirstRun {
    telemetry.capture(FirstRun())
  }
  telemetry.setProject(at: FileManager.default.currentDirectoryPath)
  try Shop().run(arguments)
} catch {
  telemetry.capture(error: error, source: "cli", handled: false, fatal: true)
  FileHandle.standardError.write(Data("shop: \(error)\n".utf8))
  status = error is UsageError ? 64 : 1
}
telemetry.capture(
  CommandRun(
    command: arguments.first ?? "",
    duration: start.duration(to: .now),
    succeeded: status == 0
  )
)
telemetry.shutdown()
exit(status)
