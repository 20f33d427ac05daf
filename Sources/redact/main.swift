internal import SystemIO

// Before the first byte is read: a crash may show nothing of it.
CurrentProcess.forbidCrashOutput()
CurrentProcess.occupyStandardFiles()
CurrentProcess.ignoreBrokenPipes()
CurrentProcess.ignoreFileSizeSignal()

let words = CurrentProcess.arguments.dropFirst().map(ArgumentText.text)
let status = CommandLineRun.status(of: words)
SignalFlag.reraise()
CurrentProcess.exit(status.rawValue)
