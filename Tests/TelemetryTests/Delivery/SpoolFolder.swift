import SystemIO

@testable import Telemetry

/// A directory for a spool, which goes when the test ends.
final class SpoolFolder: Sendable {
  let parent: FilePath

  init() throws {
    parent = try FileSystem.createTemporaryDirectory(prefix: "redact-spool")
  }

  deinit {
    try? FileSystem.removeTree(parent)
  }

  var path: FilePath {
    parent.appending("spool")
  }

  /// The names in the queue.
  var names: [String] {
    ((try? FileSystem.entries(of: path.appending("queue"))) ?? []).map(\.description)
  }
}

/// A disk on which one kind of call fails, with nothing or a part done.
struct FailingStorage: SpoolStorage {
  enum Call: CaseIterable {
    case create, createPartly, rename, createDirectory, entries, remove
  }

  let failing: Monitor<Set<Call>>
  private let disk = DiskStorage()
  /// "No space left on device" on all systems that the tests run on.
  private let error = SystemError(code: 28, call: "write")

  init(_ failing: Set<Call>) {
    self.failing = Monitor(failing)
  }

  private func check(_ call: Call) throws(SystemError) {
    if failing.change({ $0.contains(call) }) { throw error }
  }

  func create(
    _ path: FilePath,
    containing bytes: [UInt8],
    synchronously: Bool
  ) throws(SystemError) {
    try check(.create)
    if failing.change({ $0.contains(.createPartly) }), !bytes.isEmpty {
      try disk.create(path, containing: Array(bytes.dropLast(7)), synchronously: false)
      throw error
    }
    try disk.create(path, containing: bytes, synchronously: synchronously)
  }

  func rename(_ source: FilePath, to target: FilePath) throws(SystemError) {
    try check(.rename)
    try disk.rename(source, to: target)
  }

  func remove(_ path: FilePath) throws(SystemError) {
    try check(.remove)
    try disk.remove(path)
  }

  func removeTree(_ path: FilePath) throws(SystemError) {
    try check(.remove)
    try disk.removeTree(path)
  }

  func createDirectory(_ path: FilePath) throws(SystemError) {
    try check(.createDirectory)
    try disk.createDirectory(path)
  }

  func synchronizeDirectory(_ path: FilePath) throws(SystemError) {
    try disk.synchronizeDirectory(path)
  }

  func entries(of path: FilePath) throws(SystemError) -> [FilePath] {
    try check(.entries)
    return try disk.entries(of: path)
  }

  func content(of path: FilePath, limit: Int) throws(SystemError) -> [UInt8] {
    try disk.content(of: path, limit: limit)
  }
}
