internal import SystemIO

/// Work of several jobs at once, received in the order of the jobs.
///
/// A thread that is ahead of the job being received waits once it has a few pieces ready, so that
/// memory stays flat. Jobs are taken in their order: the one being received is always at work.
final class OrderedDeliveries<Job: OrderedJob>: Sendable {
  private struct State: Sendable {
    var nextJob = 0
    var ready: [[Delivery<Job>]]
    var isCancelled = false
    var workers = 0
  }

  private let jobs: [Job]
  private let state: Monitor<State>

  /// Pieces of a job that may wait to be received.
  private static var readyLimit: Int { 32 }
  /// Files that a job has open at a time: an original, its replacement and their folder.
  private static var filesOfJob: Int { 3 }
  /// Files that are open beside: standard streams, a ledger, and what the system's libraries open.
  private static var otherFiles: Int { 12 }

  /// Deliveries of `jobs`, none of which has begun.
  init(of jobs: [Job]) {
    self.jobs = jobs
    state = Monitor(State(ready: jobs.map { _ in [] }))
  }

  /// Begins with `count` threads, or as many as there is work and the system allows; one at least.
  func start(_ count: Int) throws(Stop) {
    let room = (CurrentProcess.openFileLimit - Self.otherFiles) / Self.filesOfJob
    for number in 0..<max(1, min(count, jobs.count, room)) {
      state.change { $0.workers += 1 }
      do {
        try WorkerThread { [self] in work() }.detach()
      } catch {
        state.change { $0.workers -= 1 }
        guard number == 0 else { return }
        throw Stop(error, at: "a thread")
      }
    }
  }

  /// Waits for what the job at `index` hands over next; not to be called after its outcome.
  func next(ofJob index: Int) -> Delivery<Job> {
    state.wait { $0.ready[index].isEmpty ? nil : $0.ready[index].removeFirst() }
  }

  /// Ends the work; jobs that need cleaning have cleaned up.
  func cancel() {
    state.change { $0.isCancelled = true }
    // Others may wait for input that never comes.
    guard jobs.contains(where: \.needsCleaning) else { return }
    state.wait { $0.workers == 0 ? () : nil }
  }

  private func work() {
    while let index = nextJob() {
      let outcome = jobs[index].perform { (piece) throws(Stop) in
        let isWanted = state.wait { state -> Bool? in
          guard !state.isCancelled else { return false }
          guard state.ready[index].count < Self.readyLimit else { return nil }
          state.ready[index].append(.piece(piece))
          return true
        }
        guard isWanted else { throw .readerGone }
      }
      state.change { $0.ready[index].append(.outcome(outcome)) }
    }
    state.change { $0.workers -= 1 }
  }

  private func nextJob() -> Int? {
    state.change { state in
      guard !state.isCancelled, state.nextJob < jobs.count else { return nil }
      defer { state.nextJob += 1 }
      return state.nextJob
    }
  }
}
