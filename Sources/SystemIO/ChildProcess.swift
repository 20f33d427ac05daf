#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// Another program that reads one file and whose output comes through a pipe.
///
/// No shell is involved and nothing is inherited: the program gets the file as its standard input, the
/// pipe as its standard output, `/dev/null` as its standard error and an empty environment. It is ended
/// when the value goes away.
public struct ChildProcess: ~Copyable {
  /// What the program writes.
  public let output: FileDescriptor

  private let id: pid_t
  private var isWaitedFor = false

  /// How a program ended.
  public enum Ending: Sendable, Hashable {
    /// It ended by itself, with this status.
    case exit(Int32)
    /// It was ended by this signal.
    case signal(Int32)
  }

  /// Starts the program at `path` with `arguments`, of which the first is not the program's name.
  public init(
    _ path: FilePath,
    arguments: [String],
    input: borrowing FileDescriptor
  ) throws(SystemError) {
    // One start at a time: until its flag is set, a pipe's end could be inherited by a program that
    // another thread starts, and the pipe would not end with its own.
    _ = inheritedFilesStay
    starting.lock()
    defer { starting.unlock() }
    let pipe = try Pipe()
    id = try Self.start(
      path,
      [path.lastComponent] + arguments.map { FilePath($0) },
      files: [(input.number, 0), (pipe.writing.number, 1)]
    )
    output = pipe.closingWriter()
  }

  deinit {
    guard !isWaitedFor else { return }
    kill(id, SIGKILL)
    _ = Self.ending(of: id)
  }

  /// Waits for the end of the program, which may still be writing: read its output to the end first.
  public mutating func wait() throws(SystemError) -> Ending {
    isWaitedFor = true
    guard let ending = Self.ending(of: id) else { throw SystemError(code: errno, call: "waitpid") }
    return ending
  }

  /// The first file called `name` in the folders of `PATH` that may be run; relative folders, which a
  /// tree that is looked at could have put there, are not looked into.
  public static func path(ofProgram name: String) -> FilePath? {
    (Environment.value(of: "PATH") ?? []).split(separator: UInt8(ascii: ":"))
      .filter { $0.first == UInt8(ascii: "/") }
      .map { FilePath(bytes: $0).appending(FilePath(name)) }
      .first { path in
        guard let status = try? FileStatus(of: path), status.kind == .regular else { return false }
        return unsafe path.withCString { unsafe access($0, X_OK) == 0 }
      }
  }

  private static func ending(of id: pid_t) -> Ending? {
    var status: Int32 = 0
    while unsafe waitpid(id, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    // wait(2): the low seven bits are the signal, the next byte the status.
    let signal = status & 0x7F
    return signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
  }

  private static func start(
    _ path: FilePath,
    _ words: [FilePath],
    files: [(from: Int32, to: Int32)]
  ) throws(SystemError) -> pid_t {
    #if canImport(Darwin) || canImport(Android)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    for file in files {
      unsafe posix_spawn_file_actions_adddup2(&actions, file.from, file.to)
    }
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    // A program that inherits an ignored SIGPIPE writes on when nobody reads.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigaddset(&signals, SIGPIPE)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK)
    unsafe posix_spawnattr_setflags(&attributes, flags)

    // SAFETY: the copies are terminated, the list ends with a null pointer, and both live for the call.
    var arguments = unsafe words.map { word in
      unsafe word.withCString { unsafe strdup($0) }
    }
    unsafe arguments.append(nil)
    defer {
      unsafe arguments.forEach { unsafe free($0) }
    }
    var environment: [UnsafeMutablePointer<CChar>?] = unsafe [nil]
    var id = pid_t()
    let code = unsafe path.withCString {
      unsafe posix_spawn(&id, $0, &actions, &attributes, &arguments, &environment)
    }
    guard code == 0 else { throw SystemError(code: code, call: "posix_spawn") }
    return id
  }
}

private let starting = StartLock()

/// Keeps files that this process itself inherited, one of which may hold secrets, from being passed on;
/// those that it opens are not in the first place.
private let inheritedFilesStay: Void = {
  for number in Int32(3)..<Int32(clamping: min(CurrentProcess.openFileLimit, 4096)) {
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
  }
}()

/// Lets one thread through at a time.
private final class StartLock: Sendable {
  private let isTaken = Monitor(false)

  func lock() {
    isTaken.wait { isTaken -> Void? in
      guard !isTaken else { return nil }
      isTaken = true
      return ()
    }
  }

  func unlock() {
    isTaken.change { $0 = false }
  }
}
