public import SystemIO

/// What left last, byte for byte, so that a person can see it.
///
/// Two files of at most 256 KiB each: a full one takes the place of the older. A line is an event as it
/// left; it is written just before it leaves, so an event that was sent twice stands there twice.
public struct Journal: Sendable {
  private let file: FilePath

  private static let byteLimit = 256 << 10

  /// The journal in `file` and the older one beside it.
  public init(at file: FilePath) {
    self.file = file
  }

  private var older: FilePath {
    FilePath(bytes: file.bytes + Array(".1".utf8))
  }

  /// Appends an event, which is one line; false if it could not be written.
  @discardableResult
  func append(_ event: [UInt8]) -> Bool {
    do {
      try makeRoom(for: event.count + 1)
      let opened = try FileDescriptor(opening: file, .append, permissions: 0o600)
      // One write, so that lines of several processes do not mix.
      try opened.writeAll(event + [UInt8(ascii: "\n")])
      return true
    } catch {
      return false
    }
  }

  private func makeRoom(for count: Int) throws(SystemError) {
    guard let status = try? FileStatus(of: file), status.byteCount + count > Self.byteLimit else {
      return
    }
    try FileSystem.rename(file, to: older)
  }

  /// The events, the oldest first; none where there is no journal.
  public func events() throws(SystemError) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    for path in [older, file] {
      do {
        let bytes = try FileSystem.readAll(path, limit: 4 * Self.byteLimit)
        lines += bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
      } catch {
        guard error.isNotFound else { throw error }
      }
    }
    return lines
  }
}
