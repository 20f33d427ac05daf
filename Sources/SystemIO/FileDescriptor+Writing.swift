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
  /// Writes all of `bytes`, in as many pieces as the system wants.
  ///
  /// - Throws: an error that `isInterruption` when a signal that `SignalFlag` watches arrives while
  ///   the file takes no more; an unknown part is written then.
  public func writeAll(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[written...])
      written += try SystemError.retrying("write") {
        unsafe write(number, rest.baseAddress, rest.count)
      }
    }
  }

  /// Writes all of `bytes`, in as many pieces as the system wants.
  public func writeAll(_ bytes: Span<UInt8>) throws(SystemError) {
    try unsafe bytes.withUnsafeBytes { (bytes) throws(SystemError) in
      try unsafe writeAll(bytes)
    }
  }

  /// Writes all of `bytes`, in as many pieces as the system wants.
  public func writeAll(_ bytes: [UInt8]) throws(SystemError) {
    try writeAll(bytes.span)
  }

  /// Writes all of `bytes`, in as many pieces as the system wants.
  public func writeAll(_ bytes: ArraySlice<UInt8>) throws(SystemError) {
    try writeAll(bytes.span)
  }

  /// Writes the UTF-8 of `text`.
  public func writeAll(_ text: String) throws(SystemError) {
    try writeAll(Array(text.utf8))
  }
}
