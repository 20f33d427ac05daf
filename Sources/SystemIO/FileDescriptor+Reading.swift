#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

extension FileDescriptor {
  /// Reads at most `buffer.count` bytes and says how many; 0 at the end of the file.
  ///
  /// Retried when interrupted, except by a signal that `SignalFlag` watches: that is thrown, also
  /// when it arrived before the call.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
    guard unsafe !buffer.isEmpty else { return 0 }
    if SignalFlag.isWatching {
      _ = try waitForInput(atMost: nil)
    }
    return try SystemError.retrying("read") {
      unsafe read_(number, buffer.baseAddress, buffer.count)
    }
  }

  /// Reads at most `buffer.count` bytes over the start of `buffer` and says how many.
  ///
  /// The result is 0 at the end of the file. The rest of `buffer` is left as it was.
  public func read(into buffer: inout [UInt8]) throws(SystemError) -> Int {
    try unsafe buffer.withUnsafeMutableBufferPointer { (buffer) throws(SystemError) -> Int in
      try unsafe read(into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// The bytes from here to the end of the file.
  ///
  /// - Throws: an error that `isTooLarge` when there are more than `limit` bytes.
  public func readAll(limit: Int = .max) throws(SystemError) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try read(into: &buffer)
      guard count > 0 else { return result }
      guard count <= limit - result.count else { throw .tooLarge("read") }
      result.append(contentsOf: buffer[..<count])
    }
  }

  /// At most `count` of the file's first bytes, wherever it stands and without moving it.
  ///
  /// - Throws: an error for a file that has no beginning, such as a pipe.
  public func firstBytes(_ count: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = try SystemError.retrying("pread") {
      // SAFETY: the array has room for as many bytes as the call is told.
      unsafe bytes.withUnsafeMutableBytes { unsafe pread(number, $0.baseAddress, $0.count, 0) }
    }
    return Array(bytes.prefix(read))
  }

  /// Whether a read would not wait: there is input now, or the end of it, or an error.
  public func hasInput() throws(SystemError) -> Bool {
    try waitForInput(atMost: .zero)
  }

  /// Waits until a read would not wait; false when `limit` passes first, nil waits for ever.
  ///
  /// - Throws: an error that `isInterruption` when a signal that `SignalFlag` watches arrives, or
  ///   arrived before.
  public func waitForInput(atMost limit: Duration?) throws(SystemError) -> Bool {
    let deadline = limit.map { MonotonicTime.now + $0 }
    while true {
      // A negative number is skipped by poll(2), so without a watch there is one file to wait for.
      var files = [
        pollfd(fd: number, events: Int16(POLLIN), revents: 0),
        pollfd(fd: SignalFlag.wakeDescriptor, events: Int16(POLLIN), revents: 0),
      ]
      let timeout = deadline.map { milliseconds(in: $0 - MonotonicTime.now) } ?? -1
      let count = try SystemError.retrying("poll") {
        // SAFETY: the array holds the two elements that the count promises.
        unsafe poll(&files, 2, timeout)
      }
      guard files[1].revents == 0, SignalFlag.raised == nil else {
        throw SystemError(code: EINTR, call: "poll")
      }
      guard count == 0 else { return true }
      if let deadline, MonotonicTime.now >= deadline { return false }
    }
  }
}

/// `read(2)`, under a name that does not hide behind the method.
private func read_(_ number: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  // SAFETY: the caller's buffer has room for `count` bytes.
  unsafe read(number, start, count)
}

/// The whole milliseconds that cover `duration`, within what poll(2) accepts.
private func milliseconds(in duration: Duration) -> Int32 {
  guard duration > .zero else { return 0 }
  let (seconds, attoseconds) = duration.components
  guard seconds < 1_000_000 else { return 1_000_000_000 }
  return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
}
