internal import RuleModel
internal import SystemIO

/// A baseline on disk and the key that belongs to it.
struct BaselineFile {
  let path: FilePath
  /// What is recorded; nil if the file is to be made.
  let recorded: AuditBaseline?
  let key: FingerprintKey
  /// A key that is to be written with the baseline.
  private let newKey: (path: FilePath, bytes: [UInt8])?
  private let keyPath: FilePath

  /// More than any has; whoever names another file is told soon.
  private static let readLimit = 256 << 20

  /// Reads the baseline at `path`, which may be missing if it `isUpdated`, and its key: that of the file
  /// `keyFile`, else the one beside the baseline.
  init(at path: FilePath, keyFile: FilePath?, isUpdated: Bool) throws(Stop) {
    self.path = path
    recorded = try Self.baseline(at: path)
    guard recorded != nil || isUpdated else {
      throw .failed("\(path.printable): no such file; --update-baseline makes it")
    }
    let keyPath = keyFile ?? FilePath(bytes: path.bytes + Array(".key".utf8))
    self.keyPath = keyPath
    let exists = (try? FileStatus(of: keyPath)) != nil
    if exists || keyFile != nil {
      key = FingerprintKey(try KeyFile.bytes(at: keyPath))
      newKey = nil
    } else {
      guard recorded == nil else {
        throw .failed(
          "\(path.printable): its key \(keyPath.printable) is missing; --key-file names another file"
        )
      }
      let bytes = FingerprintKey.randomBytes()
      key = FingerprintKey(bytes)
      newKey = (keyPath, bytes)
    }
    if let recorded, recorded.keyName != key.name {
      throw .failed("\(path.printable): was made with another key than \(keyPath.printable)")
    }
  }

  /// The files of the baseline itself, which hold nothing to find; those that exist.
  var ownFiles: [FileStatus] {
    [path, keyPath].compactMap { try? FileStatus(of: $0) }
  }

  /// Makes `entries` what is recorded.
  func record(_ entries: Set<AuditBaseline.Entry>) throws(Stop) {
    if let newKey {
      try Self.write(newKey.bytes, to: newKey.path)
      Notice.print(
        "made the key \(newKey.path.printable); keep it secret and out of the repository: who has it "
          + "and the baseline can try out values"
      )
    }
    let baseline = AuditBaseline(keyName: key.name, entries: entries)
    guard baseline.entries != recorded?.entries else { return }
    if recorded == nil {
      try Self.write(baseline.encoded, to: path, permissions: 0o666)
    } else {
      try Self.replace(path, by: baseline.encoded)
    }
  }

  private static func baseline(at path: FilePath) throws(Stop) -> AuditBaseline? {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.readAll(path, limit: readLimit)
    } catch  where error.isNotFound {
      return nil
    } catch {
      throw Stop(error, at: path.printable)
    }
    guard AuditBaseline.isBegun(by: bytes) else {
      // Not a line of it is shown: it may be what should have been audited.
      throw .failed("\(path.printable): is no baseline")
    }
    let (baseline, mistakes) = AuditBaseline.read(bytes, path: path.printable)
    var sources = SourceIndex()
    sources.add(path: path.printable, text: String(decoding: bytes, as: UTF8.self))
    for mistake in mistakes {
      Notice.printPlain(sources.rendered(mistake))
    }
    guard let baseline, mistakes.isEmpty else {
      throw .failed("\(path.printable): has mistakes")
    }
    return baseline
  }

  private static func write(
    _ bytes: [UInt8],
    to path: FilePath,
    permissions: UInt32 = 0o600
  ) throws(Stop) {
    do {
      let file = try FileDescriptor(opening: path, .createExclusive, permissions: permissions)
      do {
        try file.writeAll(bytes)
        try file.synchronize()
      } catch {
        // Half a file would be in the way of the next attempt.
        try? FileSystem.removeFile(path)
        throw error
      }
    } catch let error as SystemError {
      throw Stop(error, at: path.printable)
    } catch {
      throw .failed("\(path.printable): could not be written")
    }
  }

  private static func replace(_ path: FilePath, by bytes: [UInt8]) throws(Stop) {
    do {
      let replacement = try AtomicReplacement(of: path)
      try replacement.write(bytes)
      try replacement.commit()
    } catch {
      throw .failed("\(path.printable): \(error)")
    }
  }
}
