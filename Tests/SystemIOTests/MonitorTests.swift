import SystemIO
import Testing

@Suite struct MonitorTests {
  @Test func `threads change a value one at a time`() throws {
    let sum = Monitor(0)
    let first = try WorkerThread {
      for _ in 0..<10_000 { sum.change { $0 += 1 } }
    }
    let second = try WorkerThread {
      for _ in 0..<10_000 { sum.change { $0 += 1 } }
    }
    first.join()
    second.join()
    #expect(sum.change { $0 } == 20_000)
  }

  @Test func `a thread waits until another has something for it`() throws {
    let queue = Monitor<[Int]>([])
    let producer = try WorkerThread {
      for number in 0..<100 {
        queue.wait { $0.count < 3 ? $0.append(number) : nil }
      }
    }
    let received = (0..<100).map { _ in queue.wait { $0.isEmpty ? nil : $0.removeFirst() } }
    producer.join()
    #expect(received == Array(0..<100))
  }

  @Test func `a wait ends when its time is over`() {
    let queue = Monitor<[Int]>([])
    let start = MonotonicTime.now
    #expect(queue.wait(atMost: .milliseconds(20)) { $0.first } == nil)
    #expect(MonotonicTime.now - start >= .milliseconds(20))
  }

  @Test func `a wait with a limit ends with the change that it waits for`() throws {
    let queue = Monitor<[Int]>([])
    let producer = try WorkerThread { queue.change { $0.append(7) } }
    #expect(queue.wait(atMost: .seconds(20)) { $0.first } == 7)
    producer.join()
  }
}
