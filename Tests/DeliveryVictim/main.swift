import SystemIO

// Ends processes with SIGKILL at every step of delivering events and looks at what arrives in the end.
//
//     swift run delivery-victim [POINTS]
//
// Prints the totals; the exit status is 1 if an accepted event is lost, or arrives twice and differs.
let points = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1000
var totals = Totals()
var seed = 0
do {
  while totals.points < points {
    try Experiment(seed: seed).run(into: &totals, limit: points)
    seed += 1
  }
} catch {
  try? FileDescriptor.standardError.writeAll("delivery-victim: \(error)\n")
  CurrentProcess.exit(2)
}
try? FileDescriptor.standardOutput.writeAll("\(totals)\n")
CurrentProcess.exit(totals.isClean ? 0 : 1)
