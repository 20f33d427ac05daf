#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

extension CurrentProcess {
  /// Makes sure that a crash writes nothing: no backtrace, no registers, no core file.
  ///
  /// The Swift runtime installs handlers that print memory to standard error; call this before the
  /// first byte is read. Cannot be undone: the limit on core files is lowered for good.
  public static func forbidCrashOutput() {
    for number in [SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV, SIGSYS, SIGQUIT] {
      _ = signal(number, SIG_DFL)
    }
    forbidCoreFiles()
  }

  private static func forbidCoreFiles() {
    #if canImport(Darwin)
      var limit = rlimit(rlim_cur: 0, rlim_max: 0)
      unsafe setrlimit(RLIMIT_CORE, &limit)
    #else
      // Zero does not stop a core that is piped to a program, one does, and is too small for a
      // file: fs/coredump.c, "Process %d(%s) has RLIMIT_CORE set to 1".
      var limit = rlimit(rlim_cur: 1, rlim_max: 1)
      #if canImport(Glibc)
        let resource = __rlimit_resource_t(RLIMIT_CORE.rawValue)
      #else
        let resource = RLIMIT_CORE
      #endif
      if unsafe setrlimit(resource, &limit) != 0 {
        // The hard limit may be zero already.
        limit = rlimit(rlim_cur: 0, rlim_max: 0)
        unsafe setrlimit(resource, &limit)
      }
      // prctl(2): PR_SET_DUMPABLE is 4. Also keeps other processes of the user from reading memory.
      _ = processControl(4, 0, 0, 0, 0)
    #endif
  }
}

#if !canImport(Darwin)
  // Swift does not import C functions with variable arguments. On the Linux ABIs whole numbers are
  // passed to them as to any other function.
  @_silgen_name("prctl")
  private func processControl(
    _ option: Int32,
    _ second: UInt,
    _ third: UInt,
    _ fourth: UInt,
    _ fifth: UInt
  ) -> Int32
#endif
