import SystemIO
import RuleModel
import Testing

@testable import Telemetry

@Suite struct FlushPlanTests {
  let names = (0..<200).map { RecordName(for: [UInt8(truncatingIfNeeded: $0)], day: 0, now: .zero) }

  func plan(
    _ count: Int,
    bytes: Int = 100,
    limits: BatchLimits = BatchLimits(),
    schedule: RetrySchedule = RetrySchedule()
  ) -> FlushPlan {
    let entries = names.prefix(count).map { FlushPlan.Entry(id: $0, byteCount: bytes) }
    return FlushPlan(entries, limits: limits, schedule: schedule)
  }

  /// The numbers of the events of each batch that is sent when `answer` decides.
  func sent(
    _ plan: inout FlushPlan,
    steps: Int = 1000,
    answer: (FlushPlan.Batch) -> Answer
  ) -> (batches: [[Int]], end: FlushEnd?, settled: [FlushPlan.Settled]) {
    var (batches, settled): ([[Int]], [FlushPlan.Settled]) = ([], [])
    var now = Duration.zero
    for _ in 0..<steps {
      switch plan.next(now: now) {
      case .end(let end): return (batches, end, settled)
      case .wait(let duration): now += duration
      case .send(let batch):
        batches.append(batch.ids.compactMap { names.firstIndex(of: $0) })
        settled.append(plan.receive(answer(batch), now: now, random: 0.5))
      }
    }
    return (batches, nil, settled)
  }

  @Test func `nothing to send is the end`() {
    var plan = plan(0)
    #expect(plan.next(now: .zero) == .end(.emptied))
  }

  @Test func `batches keep the order and the limits`() {
    var plan = plan(7, limits: BatchLimits(events: 3))
    #expect(sent(&plan) { _ in .accepted }.batches == [[0, 1, 2], [3, 4, 5], [6]])
    // Each event counts its comma.
    plan = self.plan(5, bytes: 100, limits: BatchLimits(bytes: 202))
    #expect(sent(&plan) { _ in .accepted }.batches == [[0, 1], [2, 3], [4]])
    plan = self.plan(2, bytes: 100, limits: BatchLimits(bytes: 50))
    #expect(sent(&plan) { _ in .accepted }.batches == [[0], [1]])
  }

  @Test func `a batch too large is halved until it fits, and order is kept`() {
    var plan = plan(9)
    let result = sent(&plan) { $0.ids.count > 2 ? .tooLarge : .accepted }
    #expect(
      result.batches == [
        [0, 1, 2, 3, 4, 5, 6, 7, 8], [0, 1, 2, 3], [0, 1], [2, 3], [4, 5], [6, 7], [8],
      ]
    )
    #expect(result.end == .emptied)
    #expect(result.settled.flatMap(\.delivered).count == 9)
  }

  @Test func `an event that is too large alone is dropped, the others are not`() {
    var plan = plan(4)
    let large = names[2]
    let result = sent(&plan) { $0.ids.contains(large) ? .tooLarge : .accepted }
    #expect(result.settled.flatMap(\.delivered) == [names[0], names[1], names[3]])
    #expect(result.settled.filter { $0.reason == .tooLarge }.flatMap(\.dropped) == [large])
    #expect(result.end == .emptied)
  }

  @Test func `what fails is tried again as often as the schedule says, with growing waits`() {
    var plan = plan(2, schedule: RetrySchedule(attempts: 4))
    var (now, waits, attempts) = (Duration.zero, [Duration](), [Int]())
    loop: for _ in 0..<20 {
      switch plan.next(now: now) {
      case .send(let batch):
        attempts.append(batch.attempt)
        _ = plan.receive(.retry(after: nil), now: now, random: 0.999_999)
      case .wait(let wait):
        waits.append(wait)
        now += wait
      case .end(let end):
        #expect(end == .exhausted)
        break loop
      }
    }
    #expect(attempts == [1, 2, 3, 4])
    #expect(waits.map { Int(($0 + .milliseconds(1)).components.seconds) } == [1, 2, 4])
  }

  @Test func `nothing is sent before the wait is over`() {
    var plan = plan(1)
    _ = plan.next(now: .seconds(10))
    _ = plan.receive(.retry(after: .seconds(20)), now: .seconds(10), random: 0)
    #expect(plan.next(now: .seconds(11)) == .wait(.seconds(19)))
    #expect(plan.next(now: .seconds(29)) == .wait(.seconds(1)))
    #expect(plan.next(now: .seconds(30)) == .send(.init(ids: [names[0]], attempt: 2)))
  }

  @Test func `a batch that gets through gives the next one all its attempts`() {
    var plan = plan(2, limits: BatchLimits(events: 1), schedule: RetrySchedule(attempts: 2))
    var answers: [Answer] = [.retry(after: nil), .accepted, .retry(after: nil), .accepted]
    let result = sent(&plan) { _ in answers.removeFirst() }
    #expect(result.batches == [[0], [0], [1], [1]])
    #expect(result.end == .emptied)
  }

  @Test(arguments: [400, 401, 403, 404, 422])
  func `a refused batch is dropped and the next is tried`(status: Int) {
    var plan = plan(3, limits: BatchLimits(events: 2))
    var answers: [Answer] = [.refused(status: status), .accepted]
    let result = sent(&plan) { _ in answers.removeFirst() }
    #expect(result.settled[0].dropped == [names[0], names[1]])
    #expect(result.settled[0].reason == .refused(status: status))
    #expect(result.settled[1].delivered == [names[2]])
  }

  @Test(arguments: [FlushEnd.redirected, .untrusted])
  func `what would go to the wrong place ends the flush and settles nothing`(end: FlushEnd) {
    var plan = plan(3, limits: BatchLimits(events: 1))
    let result = sent(&plan) { _ in .stop(end) }
    #expect(result.batches == [[0]])
    #expect(result.end == end)
    #expect(result.settled == [FlushPlan.Settled()])
  }

  @Test func `only what the server wants again is sent again`() {
    var plan = plan(4)
    let uuids = Dictionary(uniqueKeysWithValues: names.prefix(4).map { ($0, $0.file.description) })
    _ = plan.next(now: .zero)
    let settled = plan.receive(
      .decided([
        names[0].file.description: .accepted, names[1].file.description: .retry,
        names[2].file.description: .dropped,
      ]),
      uuids: uuids,
      now: .zero,
      random: 0
    )
    #expect(settled.delivered == [names[0]])
    #expect(settled.dropped == [names[2]])
    #expect(settled.reason == .refusedByServer)
    // The one that the answer leaves out is sent again too.
    #expect(plan.next(now: .seconds(60)) == .send(.init(ids: [names[1], names[3]], attempt: 2)))
  }

  @Test func `events that turn out to be gone are left out`() {
    var plan = plan(3, limits: BatchLimits(events: 2))
    _ = plan.next(now: .zero)
    plan.withdraw([names[0]])
    #expect(plan.next(now: .zero) == .send(.init(ids: [names[1]], attempt: 1)))
    plan.withdraw([names[1]])
    #expect(plan.next(now: .zero) == .send(.init(ids: [names[2]], attempt: 1)))
  }

  /// Whatever a server answers, a flush ends, and each event is settled once at most.
  @Test(arguments: 0..<200)
  func `any answers lead to an end`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var plan = plan(50, limits: BatchLimits(events: Int.random(in: 1...60, using: &random)))
    let result = sent(&plan, steps: 5000) { batch in
      switch Int.random(in: 0..<7, using: &random) {
      case 0, 1: .accepted
      case 2: .tooLarge
      case 3: .refused(status: 400)
      case 4: .retry(after: .seconds(.random(in: 0...100, using: &random)))
      case 5: .decided([:])
      default: .accepted
      }
    }
    #expect(result.end != nil)
    let settled = result.settled.flatMap { $0.delivered + $0.dropped }
    #expect(Set(settled).count == settled.count)
    if result.end == .emptied {
      #expect(settled.count == 50)
    }
  }
}
