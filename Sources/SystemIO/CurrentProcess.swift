#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// What this process knows about itself and how it ends.
public enum CurrentProcess {
  /// Ends the process with `status`, without running what other values would do at their end.
  public static func exit(_ status: Int32) -> Never {
    exit_(status)
  }

  /// The numeric user whose rights the process has.
  public static var userID: UInt32 {
    geteuid()
  }

  /// The number of the process.
  public static var processID: Int32 {
    getpid()
  }

  /// The absolute path of the directory that relative paths start from; nil when it is gone.
  public static var workingDirectory: FilePath? {
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    // SAFETY: getcwd(3) with a null buffer returns a terminated string from malloc.
    defer { unsafe free(path) }
    return unsafe FilePath(terminated: path)
  }

  /// The most memory the process has had in use so far, in bytes.
  public static var peakResidentBytes: Int {
    var usage = rusage()
    #if canImport(Glibc)
      let subject = __rusage_who_t(RUSAGE_SELF.rawValue)
    #else
      let subject = RUSAGE_SELF
    #endif
    guard unsafe getrusage(subject, &usage) == 0 else { return 0 }
    #if canImport(Darwin)
      return Int(usage.ru_maxrss)
    #else
      // Kilobytes on Linux, bytes on Darwin; getrusage(2).
      return Int(usage.ru_maxrss) * 1024
    #endif
  }

  /// The number of processors that are switched on; at least 1.
  ///
  /// A container's quota is not looked at.
  public static var processorCount: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  /// The most files that the process may have open at a time.
  public static var openFileLimit: Int {
    var limit = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    // No limit is a number that does not fit.
    return unsafe getrlimit(resource, &limit) == 0 ? Int(clamping: limit.rlim_cur) : .max
  }

  /// Makes a write to a pipe without a reader fail with `SystemError.isBrokenPipe`.
  public static func ignoreBrokenPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }
}

private func exit_(_ status: Int32) -> Never {
  exit(status)
}
