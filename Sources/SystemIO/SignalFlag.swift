import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// Whether SIGINT or SIGTERM has arrived.
///
/// The handler stores a number and writes one byte to a pipe, nothing else; reads and waits look at
/// both, so a signal never comes between the look and the wait. It works once: the second signal
/// ends the process as if nobody watched.
public enum SignalFlag {
  /// Watches SIGINT, SIGTERM and SIGHUP from now on, even where the calling thread blocked them, but not
  /// those that the parent has the process ignore, as nohup(1) does; calling it again changes nothing.
  public static func watch() throws(SystemError) {
    guard !isWatching else { return }
    var ends: [Int32] = [-1, -1]
    // SAFETY: pipe(2) writes two numbers, for which the array has room.
    try SystemError.retrying("pipe") { unsafe pipe(&ends) }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    raisedNumber.store(0, ordering: .sequentiallyConsistent)
    writeEnd.store(ends[1], ordering: .sequentiallyConsistent)
    readEnd.store(ends[0], ordering: .sequentiallyConsistent)
    let watched = [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored($0) }
    watched.forEach(install)
    unblock(watched)
  }

  /// The number of the signal that arrived; nil when none has.
  public static var raised: Int32? {
    let number = raisedNumber.load(ordering: .sequentiallyConsistent)
    return number == 0 ? nil : number
  }

  /// Whether `watch` was called.
  public static var isWatching: Bool {
    wakeDescriptor >= 0
  }

  /// Ends the process by the signal that arrived, so that the parent sees the right status.
  ///
  /// Returns when none has arrived.
  public static func reraise() {
    guard let number = raised else { return }
    _ = signal(number, SIG_DFL)
    // A thread of a concurrency pool blocks signals, and raise(3) is for the calling thread.
    unblock([number])
    _ = raise(number)
  }

  /// The file that has input once a signal has arrived; -1 when nobody watches.
  static var wakeDescriptor: Int32 {
    readEnd.load(ordering: .sequentiallyConsistent)
  }
}

private let raisedNumber = Atomic<Int32>(0)
private let readEnd = Atomic<Int32>(-1)
private let writeEnd = Atomic<Int32>(-1)

/// Stores the signal and wakes whoever polls.
///
/// Everything here is on the list of signal-safety(7), and `watch` has initialised the globals.
private func arrived(_ number: Int32) {
  let saved = errno
  raisedNumber.store(number, ordering: .sequentiallyConsistent)
  var byte: UInt8 = 0
  // SAFETY: one byte, on our own stack.
  _ = unsafe write(writeEnd.load(ordering: .sequentiallyConsistent), &byte, 1)
  errno = saved
}

/// Lets the calling thread receive signals that it blocks, as a child of a careless parent does.
private func unblock(_ numbers: [Int32]) {
  var set = sigset_t()
  unsafe sigemptyset(&set)
  for number in numbers {
    unsafe sigaddset(&set, number)
  }
  unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
}

/// Whether the process was started with the signal ignored.
private func isIgnored(_ number: Int32) -> Bool {
  let previous = signal(number, SIG_IGN)
  let ignored = unsafe unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  if !ignored {
    _ = signal(number, previous)
  }
  return ignored
}

private func install(_ number: Int32) {
  var action = sigaction()
  // Not SA_RESTART, so that a blocked call returns.
  #if canImport(Glibc)
    unsafe action.__sigaction_handler.sa_handler = arrived
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
  #elseif canImport(Musl)
    unsafe action.__sa_handler.sa_handler = arrived
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
  #elseif canImport(Android)
    unsafe action.sa_handler = arrived
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
  #else
    unsafe action.__sigaction_u.__sa_handler = arrived
    action.sa_flags = SA_RESETHAND
  #endif
  unsafe sigaction(number, &action, nil)
}
