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
  /// The words the process was started with, its own name first; they need not be UTF-8.
  public static var arguments: [[UInt8]] {
    // SAFETY: the runtime keeps `argc` terminated strings for the life of the process.
    (0..<Int(CommandLine.argc)).compactMap { index in
      guard let text = unsafe CommandLine.unsafeArgv[index] else { return nil }
      return unsafe Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
    }
  }

  /// Makes sure that the numbers 0, 1 and 2 are taken, so that no file opened later becomes one.
  ///
  /// A number that was closed is opened so that its use fails: reading where the process reads
  /// input is an error, and so is writing where it writes output.
  public static func occupyStandardFiles() {
    for number in Int32(0)...2 where fcntl(number, F_GETFD) < 0 {
      // open(2) takes the lowest free number, which is this one.
      _ = unsafe open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// Makes a write beyond the limit on file sizes (RLIMIT_FSIZE) fail instead of ending the process.
  public static func ignoreFileSizeSignal() {
    _ = signal(SIGXFSZ, SIG_IGN)
  }
}
