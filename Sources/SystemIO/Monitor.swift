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
    let results = unsafe (pthread_mutex_init(mutex, nil), pthread_cond_init(condition, nil))
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
}
