import BuiltInRules
import EventPolicy
import Foundation
import RedactionEngine
import SystemIO
import Telemetry

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One way to use delivery, tried once for each step at which its process can end.
struct Experiment {
  private static let scrubber: EventScrubber = {
    guard let policy = BuiltInRules.policies["tool-telemetry"] else {
      preconditionFailure("the example policy is built in")
    }
    return EventScrubber(Redactor(rules: BuiltInRules.rules, policy: policy))
  }()

  private static let events: [ScrubbedEvent] = (0..<8).compactMap { number in
    let text = """
      {"event":"command","distinct_id":"install-1","properties":{"durationMs":\(number)},\
      "timestamp":"2026-03-14T09:02:1\(number).000000+00:00",\
      "uuid":"00000000-0000-4000-8000-00000000000\(number)"}
      """
    return scrubber.scrub(Array(text.utf8)).event
  }

  private let seed: Int
  private let count: Int
  private let statuses: [Int]
  private let batchEvents: Int
  private let flushCount: Int
  /// Whether another process uses the same spool at the same time, and is left alone.
  private let isCrowded: Bool

  /// The experiment with number `seed`; each is another.
  init(seed: Int) {
    self.seed = seed
    var random = Linear(state: UInt64(seed))
    isCrowded = seed % 4 == 2
    count = seed == 0 ? 1 : Int.random(in: 2...(isCrowded ? 4 : 8), using: &random)
    batchEvents = Int.random(in: 1...8, using: &random)
    // Some send in the background while events still come.
    flushCount = seed.isMultiple(of: 3) ? 2 : 1000
    statuses = (0..<Int.random(in: 0...4, using: &random)).map { _ in
      // 0 is a connection that is cut.
      [500, 413, 429, 0, 200].randomElement(using: &random) ?? 200
    }
  }

  /// Tries each step until one comes after the end, or `totals` has `limit` points.
  func run(into totals: inout Totals, limit: Int) throws {
    precondition(Self.events.count == 8, "the policy lets the events out")
    var step = 0
    while totals.points < limit {
      let folder = try FileSystem.createTemporaryDirectory(prefix: "redact-victim")
      defer { try? FileSystem.removeTree(folder) }
      let other = isCrowded ? start { use(4..<8, in: folder, killedAt: nil) } : nil
      let victim = start { use(0..<count, in: folder, killedAt: step) }
      let isOver = try !wasKilled(victim)
      if let other, try wasKilled(other) {
        preconditionFailure("a process that is left alone ends by itself")
      }
      guard !isOver else { return }
      totals.points += 1
      // The next process is ended too, now and then, and the one after that is not.
      if totals.points.isMultiple(of: 4), totals.points < limit,
        try wasKilled(start { recover(folder, killedAt: step % 23) })
      {
        totals.points += 1
      }
      guard try !wasKilled(start { recover(folder, killedAt: nil) }) else {
        preconditionFailure("a process that is left alone ends by itself")
      }
      try judge(folder, into: &totals)
      step += 1
    }
  }

  /// Accepts events, each noted when that is done, and sends them.
  private func use(_ numbers: Range<Int>, in folder: FilePath, killedAt step: Int?) {
    let delivery = delivery(in: folder, statuses: statuses)
    KillSwitch.arm(at: step)
    for number in numbers where delivery.accept(Self.events[number]) == nil {
      let log = try? FileDescriptor(opening: folder.appending("accepted"), .append)
      try? log?.writeAll("\(number)\n")
    }
    _ = delivery.shutdownBlocking(within: .seconds(60))
  }

  /// Sends what is left to a server that works.
  private func recover(_ folder: FilePath, killedAt step: Int?) {
    let delivery = delivery(in: folder, statuses: [])
    KillSwitch.arm(at: step)
    _ = delivery.shutdownBlocking(within: .seconds(60))
  }

  private func delivery(in folder: FilePath, statuses: [Int]) -> Delivery {
    guard let endpoint = Endpoint("http://127.0.0.1:1"),
      let sender = Sender(projectKey: "phc_test", name: "redact-victim", version: "1.0")
    else { preconditionFailure("the names are plain") }
    var configuration = DeliveryConfiguration(endpoint: endpoint, sender: sender)
    configuration.batchLimits.events = batchEvents
    configuration.schedule = RetrySchedule(attempts: 8, firstWait: .zero)
    configuration.flushCount = flushCount
    configuration.flushInterval = .seconds(3600)
    configuration.compresses = false
    return Delivery(
      configuration,
      spool: Spool(in: folder.appending("spool"), storage: KillingStorage()),
      through: LoggingTransport(log: folder.appending("received"), statuses: Monitor(statuses)),
      scrubber: Self.scrubber,
      reader: Silent(),
      isAllowed: { true },
      willSend: { _ in },
      clock: DeliveryClock()
    )
  }

  private func judge(_ folder: FilePath, into totals: inout Totals) throws {
    let accepted = lines(folder.appending("accepted")).compactMap { Int($0) }
      .map { Self.events[$0].uuid }
    var arrived: [String: Set<String>] = [:]
    for line in lines(folder.appending("received")) {
      let body = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      for event in body?["batch"] as? [[String: Any]] ?? [] {
        guard let uuid = event["uuid"] as? String else { continue }
        let text = String(
          decoding: try JSONSerialization.data(withJSONObject: event, options: .sortedKeys),
          as: UTF8.self
        )
        if arrived[uuid, default: []].contains(text) {
          totals.repeated += 1
        }
        arrived[uuid, default: []].insert(text)
      }
    }
    totals.accepted += accepted.count
    totals.arrived += arrived.count
    totals.lost += Set(accepted).subtracting(arrived.keys).count
    totals.distinct += arrived.values.reduce(0) { $0 + $1.count - 1 }
    let queue = (try? FileSystem.entries(of: folder.appending("spool/queue"))) ?? []
    totals.left += queue.filter { $0.description.hasSuffix(".json") }.count
  }

  private func lines(_ path: FilePath) -> [Substring] {
    let bytes = (try? FileSystem.readAll(path)) ?? []
    // A last line without its end was cut off by the kill.
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  /// Starts a process that runs `body`.
  ///
  /// It is a copy of this one, which has compiled the rules and has no other thread.
  private func start(_ body: () -> Void) -> Int32 {
    let child = forked()
    if child == 0 {
      body()
      CurrentProcess.exit(0)
    }
    return child
  }

  /// Waits for the end of the process `child` and says if it was killed.
  private func wasKilled(_ child: Int32) throws -> Bool {
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw SystemError(code: errno, call: "waitpid") }
    }
    let signal = status & 0x7f
    guard signal == 0 ? status == 0 : signal == SIGKILL else {
      throw SystemError(code: status, call: "child")
    }
    return signal == SIGKILL
  }
}

/// A reader that objects to nothing.
private struct Silent: PayloadReader {
  func objections(to payload: [UInt8]) -> Int { 0 }
}

/// Numbers that are the same in each run; MMIX by Knuth.
private struct Linear: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state
  }
}

/// fork(2), which Darwin's module hides because of programs with threads.
@_silgen_name("fork")
private func forked() -> Int32
