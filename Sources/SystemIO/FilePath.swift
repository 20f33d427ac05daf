/// The path of a file as the system knows it: bytes, which need not be UTF-8.
public struct FilePath: Sendable, Hashable {
  /// The bytes of the path, without a terminator.
  public let bytes: [UInt8]

  /// The path made of `bytes`; one that is empty or holds a NUL names no file.
  public init(bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }

  /// The path written as `text`.
  public init(_ text: String) {
    self.init(bytes: text.utf8)
  }

  /// The part after the last slash; the whole path when there is none.
  public var lastComponent: FilePath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return self }
    return FilePath(bytes: bytes[(slash + 1)...])
  }

  /// The directory the path is in: `.` for a bare name, `/` for a name in the root.
  public var parent: FilePath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == 0 ? "/" : FilePath(bytes: bytes[..<slash])
  }

  /// The path of `component` inside this directory; `component` itself where it is absolute.
  public func appending(_ component: FilePath) -> FilePath {
    guard component.bytes.first != UInt8(ascii: "/"), !bytes.isEmpty else { return component }
    let separator = bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
    return FilePath(bytes: bytes + separator + component.bytes)
  }

  /// Calls `body` with the terminated path; a path that holds a NUL becomes the empty one, which
  /// names no file.
  func withCString<Result, Failure: Error>(
    _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let terminated = bytes.contains(0) ? [0] : bytes.map { CChar(bitPattern: $0) } + [0]
    // SAFETY: the array is terminated and outlives the call.
    return try unsafe body(terminated)
  }
}

extension FilePath: ExpressibleByStringLiteral {
  /// The path written as `value`.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

extension FilePath: CustomStringConvertible {
  /// The path as text, with U+FFFD where it is not UTF-8.
  public var description: String {
    String(decoding: bytes, as: UTF8.self)
  }
}

extension FilePath: Comparable {
  /// Whether the bytes of `left` come before those of `right`.
  public static func < (left: FilePath, right: FilePath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
