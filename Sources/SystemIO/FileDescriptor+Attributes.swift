#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// Extended attributes, xattr(7): on Linux also access control lists and security labels.
extension FileDescriptor {
  /// The names of the file's extended attributes; none where the file system has no such thing.
  public func attributeNames() throws(SystemError) -> [String] {
    let names = try unsafe filled("flistxattr") { buffer in
      unsafe listAttributes(number, buffer.baseAddress, buffer.count)
    }
    return names.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }.sorted()
  }

  /// The value of the attribute called `name`; nil if there is none.
  public func attribute(named name: String) throws(SystemError) -> [UInt8]? {
    do {
      return try unsafe filled("fgetxattr") { buffer in
        unsafe name.withCString {
          unsafe getAttribute(number, $0, buffer.baseAddress, buffer.count)
        }
      }
    } catch {
      guard error.isNoAttribute else { throw error }
      return nil
    }
  }

  /// Gives the attribute called `name` a value.
  public func setAttribute(_ value: [UInt8], named name: String) throws(SystemError) {
    try SystemError.retrying("fsetxattr") {
      unsafe value.withUnsafeBytes { value in
        unsafe name.withCString {
          unsafe setAttributeValue(number, $0, value.baseAddress, value.count)
        }
      }
    }
  }

  /// Removes the attribute called `name`.
  public func removeAttribute(named name: String) throws(SystemError) {
    try SystemError.retrying("fremovexattr") {
      unsafe name.withCString { unsafe removeAttributeValue(number, $0) }
    }
  }

  /// What `body` writes into a buffer that is large enough for it; it gives the size that it needs or
  /// has written.
  private func filled(
    _ call: String,
    _ body: (UnsafeMutableBufferPointer<UInt8>) -> Int
  ) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let (count, code) = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
        let count = unsafe body(buffer)
        return (count, count < 0 ? errno : 0)
      }
      if code != 0 {
        let error = SystemError(code: code, call: call)
        if error.hasNoAttributes { return [] }
        // It has grown since it was measured.
        guard code == ERANGE else { throw error }
        bytes = []
      } else if bytes.isEmpty, count > 0 {
        // With no room the calls tell how much there is.
        bytes = [UInt8](repeating: 0, count: count)
      } else {
        return Array(bytes.prefix(count))
      }
    }
  }
}

extension SystemError {
  /// Whether the attribute that was asked for does not exist.
  fileprivate var isNoAttribute: Bool {
    #if canImport(Darwin)
      code == ENOATTR
    #else
      code == ENODATA
    #endif
  }

  /// Whether the file system knows no attributes.
  fileprivate var hasNoAttributes: Bool {
    code == ENOTSUP || code == ENOSYS
  }
}

#if canImport(Darwin)
  private func listAttributes(_ file: Int32, _ names: UnsafeMutableRawPointer?, _ count: Int) -> Int
  {
    unsafe flistxattr(file, names?.assumingMemoryBound(to: CChar.self), count, 0)
  }

  private func getAttribute(
    _ file: Int32,
    _ name: UnsafePointer<CChar>,
    _ value: UnsafeMutableRawPointer?,
    _ count: Int
  ) -> Int {
    unsafe fgetxattr(file, name, value, count, 0, 0)
  }

  private func setAttributeValue(
    _ file: Int32,
    _ name: UnsafePointer<CChar>,
    _ value: UnsafeRawPointer?,
    _ count: Int
  ) -> Int32 {
    unsafe fsetxattr(file, name, value, count, 0, 0)
  }

  private func removeAttributeValue(_ file: Int32, _ name: UnsafePointer<CChar>) -> Int32 {
    unsafe fremovexattr(file, name, 0)
  }
#else
  // The modules of the C libraries leave out <sys/xattr.h>.
  @_silgen_name("flistxattr")
  private func listAttributes(_ file: Int32, _ names: UnsafeMutableRawPointer?, _ count: Int) -> Int

  @_silgen_name("fgetxattr")
  private func getAttribute(
    _ file: Int32,
    _ name: UnsafePointer<CChar>,
    _ value: UnsafeMutableRawPointer?,
    _ count: Int
  ) -> Int

  @_silgen_name("fsetxattr")
  private func setAttributeFlagged(
    _ file: Int32,
    _ name: UnsafePointer<CChar>,
    _ value: UnsafeRawPointer?,
    _ count: Int,
    _ flags: Int32
  ) -> Int32

  private func setAttributeValue(
    _ file: Int32,
    _ name: UnsafePointer<CChar>,
    _ value: UnsafeRawPointer?,
    _ count: Int
  ) -> Int32 {
    unsafe setAttributeFlagged(file, name, value, count, 0)
  }

  @_silgen_name("fremovexattr")
  private func removeAttributeValue(_ file: Int32, _ name: UnsafePointer<CChar>) -> Int32
#endif
