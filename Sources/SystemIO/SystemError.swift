#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// A system call that failed: its name and `errno`, never what it was reading or writing.
public struct SystemError: Error, Sendable, Hashable {
  /// The value of `errno` after the call.
  public let code: Int32

  /// The name of the call, such as `open`.
  public let call: String

  /// An error of the call named `call`.
  public init(code: Int32, call: String) {
    self.code = code
    self.call = call
  }

  /// Whether a file or a part of its path does not exist.
  public var isNotFound: Bool {
    code == ENOENT || code == ENOTDIR
  }

  /// Whether a file that was to be created exists.
  public var isAlreadyThere: Bool {
    code == EEXIST
  }

  /// Whether the reader of our output has gone away.
  public var isBrokenPipe: Bool {
    code == EPIPE
  }

  /// Whether a watched signal arrived while the call waited; see `SignalFlag`.
  public var isInterruption: Bool {
    code == EINTR
  }

  /// Whether somebody else holds a lock that was tried; see `FileLock`.
  public var isLocked: Bool {
    code == EWOULDBLOCK
  }

  /// Whether the input is longer than the caller's limit.
  public var isTooLarge: Bool {
    code == EFBIG
  }

  /// The error of `call` that stands for "longer than the caller's limit".
  static func tooLarge(_ call: String) -> SystemError {
    SystemError(code: EFBIG, call: call)
  }

  /// The result of `body`, which is called again for as long as a signal interrupts it.
  ///
  /// An interruption by a signal that `SignalFlag` watches is thrown instead.
  @discardableResult
  static func retrying<Result: SignedInteger>(
    _ call: String,
    _ body: () -> Result
  ) throws(SystemError) -> Result {
    while true {
      let result = body()
      guard result < 0 else { return result }
      let code = errno
      guard code == EINTR, SignalFlag.raised == nil else {
        throw SystemError(code: code, call: call)
      }
    }
  }
}

extension SystemError: CustomStringConvertible {
  /// The system's own words, such as `No such file or directory`.
  public var description: String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    // SAFETY: strerror(3) returns a terminated string that the next call may overwrite; copied now.
    return unsafe String(cString: text)
  }
}
