#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// A thread of its own for work that waits for files, which a concurrency pool should not do.
@safe public struct WorkerThread {
  private let thread: pthread_t

  /// As large as Linux and glibc make it; musl would give 128 KiB, pthread_attr_init(3).
  private static let stackByteCount = 8 << 20

  /// Starts a thread that runs `body`.
  public init(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
    // SAFETY: the thread takes over the reference that is retained here, or it is released below.
    let work = unsafe Unmanaged.passRetained(Work(body))
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, Self.stackByteCount)
    // A number in glibc and Bionic, a pointer elsewhere.
    #if canImport(Glibc) || canImport(Android)
      var started = pthread_t()
    #else
      var started: pthread_t?
    #endif
    let code = unsafe pthread_create(&started, &attributes, run, work.toOpaque())
    guard code == 0 else {
      unsafe work.release()
      throw SystemError(code: code, call: "pthread_create")
    }
    #if canImport(Glibc) || canImport(Android)
      thread = started
    #else
      guard let started = unsafe started else {
        throw SystemError(code: EAGAIN, call: "pthread_create")
      }
      unsafe thread = started
    #endif
  }

  /// Starts a thread that runs `body` and that no signal of the process is delivered to.
  ///
  /// For a library inside somebody's program: its handlers run where they would without us.
  public static func withoutSignals(
    _ body: @escaping @Sendable () -> Void
  ) throws(SystemError) -> WorkerThread {
    // A thread starts with the mask of the one that made it.
    var (all, before) = (sigset_t(), sigset_t())
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try WorkerThread(body)
  }

  /// Lets the thread end by itself; nobody may wait for it any more.
  public func detach() {
    #if canImport(Glibc) || canImport(Android)
      _ = pthread_detach(thread)
    #else
      _ = unsafe pthread_detach(thread)
    #endif
  }

  /// Waits until the thread has run to its end; to be called once at most, and this or `detach` always.
  public func join() {
    #if canImport(Glibc) || canImport(Android)
      _ = pthread_join(thread, nil)
    #else
      _ = unsafe pthread_join(thread, nil)
    #endif
  }
}

private final class Work: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
  }
}

#if canImport(Darwin)
  private func run(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    // SAFETY: the pointer is the retained reference that `WorkerThread.init` passed.
    unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
    return nil
  }
#else
  private func run(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let work = unsafe work else { return nil }
    // SAFETY: the pointer is the retained reference that `WorkerThread.init` passed.
    unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
    return nil
  }
#endif
