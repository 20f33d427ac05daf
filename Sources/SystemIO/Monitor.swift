#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// A value that threads use one at a time, and on which they wait for each other.
///
/// ```swift
/// let queue = Monitor<[Int]>([])
/// queue.change { $0.append(1) }
/// let first = queue.wait { $0.isEmpty ? nil : $0.removeFirst() }
/// ```
@safe public final class Monitor<Value: Sendable>: @unchecked Sendable {
  // SAFETY: both are initialised once and keep their address until the last user is gone.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  // SAFETY: only reached while the mutex is held, which is why the class may be called Sendable.
  private var value: Value

  /// A monitor of `value`.
  public init(_ value: Value) {
    self.value = value
    unsafe mutex.initialize(to: pthread_mutex_t())
    unsafe condition.initialize(to: pthread_cond_t())
    var attributes = pthread_condattr_t()
    unsafe pthread_condattr_init(&attributes)
    defer { unsafe pthread_condattr_destroy(&attributes) }
    #if !canImport(Darwin)
      // A clock that is set must not shorten or lengthen a wait.
      unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    #endif
    let results = unsafe (
      pthread_mutex_init(mutex, nil), pthread_cond_init(condition, &attributes)
    )
    precondition(results == (0, 0), "a mutex and a condition can be made")
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe pthread_mutex_destroy(mutex)
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }

  /// What `body` makes of the value, which it may change; whoever waits looks again.
  public func change<Result>(_ body: (inout Value) -> Result) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer {
      unsafe pthread_cond_broadcast(condition)
      unsafe pthread_mutex_unlock(mutex)
    }
    return body(&value)
  }

  /// The first result of `body`, which is asked now and after every change until it gives one.
  public func wait<Result>(until body: (inout Value) -> Result?) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer {
      unsafe pthread_cond_broadcast(condition)
      unsafe pthread_mutex_unlock(mutex)
    }
    while true {
      if let result = body(&value) {
        return result
      }
      unsafe pthread_cond_wait(condition, mutex)
    }
  }
  /// The first result of `body`, which is asked now and after every change until it gives one; nil
  /// when `limit` passes first.
  public func wait<Result>(
    atMost limit: Duration,
    until body: (inout Value) -> Result?
  ) -> Result? {
    let deadline = MonotonicTime.now + limit
    unsafe pthread_mutex_lock(mutex)
    defer {
      unsafe pthread_cond_broadcast(condition)
      unsafe pthread_mutex_unlock(mutex)
    }
    while true {
      if let result = body(&value) {
        return result
      }
      let left = deadline - MonotonicTime.now
      guard left > .zero else { return nil }
      sleep(until: deadline, left)
    }
  }

  /// Waits for a change until `deadline`, which is `left` from now.
  private func sleep(until deadline: Duration, _ left: Duration) {
    #if canImport(Darwin)
      var time = timespec(left)
      unsafe pthread_cond_timedwait_relative_np(condition, mutex, &time)
    #else
      var time = timespec(deadline)
      unsafe pthread_cond_timedwait(condition, mutex, &time)
    #endif
  }
}

extension timespec {
  fileprivate init(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    self.init(tv_sec: .init(clamping: seconds), tv_nsec: .init(attoseconds / 1_000_000_000))
  }
}
