// What telemetry costs the program that it is in; run by Benchmarks/telemetry.py.
//
//     telemetry-cost none            does nothing, with the library linked
//     telemetry-cost consult         decides whether there is telemetry, and prints how long that took
//     telemetry-cost capture COUNT   captures, and prints how long the caller waited: median, 99th, most

internal import BuiltInRules
internal import RuleModel
internal import SystemIO
internal import Telemetry

struct CommandRun: UsageEvent {
  let name = "command"
  var properties: [String: PropertyValue] {
    ["path": "checkout", "outcome": "ok", "durationMs": .duration(.milliseconds(12))]
  }
}

struct Failure: Error {
  var reason = "could not connect to postgres://svc@db.example/shop"
  var underlyingError: any Error = CancellationError()
}

func makeTelemetry() -> Telemetry {
  Telemetry(
    TelemetryConfiguration(
      tool: "telemetry-cost",
      version: "1.0.0",
      projectKey: "phc_example",
      notice: TelemetryNotice("measures itself", version: "1"),
      rules: { BuiltInRules.rules },
      policy: { BuiltInRules.policies["tool-telemetry"] ?? Policy(name: "none", actions: [:]) },
      transport: { RecordingTransport() }
    )
  )
}

func microseconds(_ duration: Duration) -> String {
  "\(duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000)"
}

func report(_ name: String, _ times: [Duration]) {
  let sorted = times.sorted()
  let shown = [sorted.count / 2, sorted.count * 99 / 100, sorted.count - 1].map { sorted[$0] }
  print(name, shown.map(microseconds).joined(separator: " "))
}

switch CommandLine.arguments.dropFirst().first {
case "consult":
  let start = MonotonicTime.now
  let telemetry = makeTelemetry()
  let time = MonotonicTime.now - start
  print(microseconds(time), telemetry.consent)
case "capture":
  let count = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 200
  let telemetry = makeTelemetry()
  var (events, errors): ([Duration], [Duration]) = ([], [])
  for _ in 0..<count {
    var start = MonotonicTime.now
    telemetry.capture(CommandRun())
    events.append(MonotonicTime.now - start)
    let error: any Error = Failure()
    start = MonotonicTime.now
    telemetry.capture(error: error, source: "cli")
    errors.append(MonotonicTime.now - start)
  }
  report("event", events)
  report("error", errors)
  let start = MonotonicTime.now
  let isDone = telemetry.shutdown(within: .seconds(60))
  print("rest", microseconds(MonotonicTime.now - start), isDone ? "sent" : "left")
default: break
}
