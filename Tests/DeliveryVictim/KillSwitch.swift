import Synchronization
import SystemIO
import Telemetry

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ends this process with SIGKILL when it reaches a step.
enum KillSwitch {
  private static let left = Atomic<Int>(.max)

  /// Ends the process at the `step`th step from now on, counted from 0; nil for never.
  static func arm(at step: Int?) {
    left.store(step ?? .max, ordering: .sequentiallyConsistent)
  }

  /// A step; says if the process is to end within what follows.
  static func isDue() -> Bool {
    let (before, _) = left.subtract(1, ordering: .sequentiallyConsistent)
    return before == 0
  }

  /// A step at which the process may end.
  static func step() {
    if isDue() {
      end()
    }
  }

  /// Ends the process as `kill -9` does.
  static func end() -> Never {
    kill(getpid(), SIGKILL)
    while true { pause() }
  }
}

/// The disk, where the process may end before and after each call, and in the middle of a write.
struct KillingStorage: SpoolStorage {
  private let disk = DiskStorage()

  func create(
    _ path: FilePath,
    containing bytes: [UInt8],
    synchronously: Bool
  ) throws(SystemError) {
    KillSwitch.step()
    for part in [0, bytes.count / 2, max(0, bytes.count - 1)] where KillSwitch.isDue() {
      try disk.create(path, containing: Array(bytes.prefix(part)), synchronously: false)
      KillSwitch.end()
    }
    try disk.create(path, containing: bytes, synchronously: synchronously)
    KillSwitch.step()
  }

  func rename(_ source: FilePath, to target: FilePath) throws(SystemError) {
    KillSwitch.step()
    try disk.rename(source, to: target)
    KillSwitch.step()
  }

  func remove(_ path: FilePath) throws(SystemError) {
    KillSwitch.step()
    try disk.remove(path)
    KillSwitch.step()
  }

  func removeTree(_ path: FilePath) throws(SystemError) {
    KillSwitch.step()
    try disk.removeTree(path)
    KillSwitch.step()
  }

  func createDirectory(_ path: FilePath) throws(SystemError) {
    KillSwitch.step()
    try disk.createDirectory(path)
    KillSwitch.step()
  }

  func synchronizeDirectory(_ path: FilePath) throws(SystemError) {
    try disk.synchronizeDirectory(path)
  }

  func entries(of path: FilePath) throws(SystemError) -> [FilePath] {
    KillSwitch.step()
    return try disk.entries(of: path)
  }

  func content(of path: FilePath, limit: Int) throws(SystemError) -> [UInt8] {
    KillSwitch.step()
    return try disk.content(of: path, limit: limit)
  }
}

/// A server in the same process: what it has received is in a file before it answers.
struct LoggingTransport: TelemetryTransport {
  let log: FilePath
  /// What it answers, in order, and 200 after that.
  let statuses: Monitor<[Int]>

  func send(
    _ request: TelemetryRequest
  ) async throws(TransportError) -> TelemetryResponse {
    KillSwitch.step()
    let status = statuses.change { $0.isEmpty ? 200 : $0.removeFirst() }
    // A server may have stored what it then fails to confirm.
    if status != 413 {
      do {
        let file = try FileDescriptor(opening: log, .append, permissions: 0o600)
        try file.writeAll(request.body + [UInt8(ascii: "\n")])
      } catch {
        throw .refused
      }
    }
    KillSwitch.step()
    if status == 0 { throw .cut }
    return TelemetryResponse(status: status)
  }
}
