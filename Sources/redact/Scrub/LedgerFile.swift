internal import RedactionEngine
internal import SystemIO

/// A file that accounts for every redaction, a line of JSON each, without values.
final class LedgerFile {
  private let name: String
  private let file: FileDescriptor
  private var pending: [UInt8] = []

  private static let pieceByteCount = 1 << 16

  /// Empties the file at `path`, which may be none of `inputs` and not what the output goes to.
  init(at path: FilePath, notAmong inputs: [Input]) throws(Stop) {
    name = path.printable
    if let status = try? FileStatus(of: path), status.kind == .regular {
      if let output = try? FileDescriptor.standardOutput.status(), output.isSameFile(as: status) {
        throw .misuse("\(path.printable): is the output, it cannot be the ledger")
      }
      for input in inputs {
        guard let other = Self.status(of: input), other.isSameFile(as: status) else { continue }
        throw .misuse("\(path.printable): is an input, it cannot be the ledger")
      }
    }
    do {
      file = try FileDescriptor(opening: path, .write, permissions: 0o600)
    } catch {
      throw Stop(error, at: path.printable)
    }
  }

  private static func status(of input: Input) -> FileStatus? {
    switch input {
    case .file(let path): try? FileStatus(of: path)
    case .standardInput: try? FileDescriptor.standardInput.status()
    }
  }

  /// Appends `entries`, which are of `input`.
  func enter(_ entries: [LedgerEntry], of input: Input) throws(Stop) {
    for entry in entries {
      let line = JSONValue.object([
        ("path", .string(input.path)), ("line", .number(entry.line)), ("rule", .string(entry.rule)),
        ("label", .string(entry.label)), ("input", .range(entry.input)),
        ("output", .range(entry.output)), ("lengthBucket", .number(entry.lengthBucket)),
        ("unscannable", entry.isUnscannable ? .flag(true) : nil),
      ])
      pending += (line.text + "\n").utf8
    }
    if pending.count >= Self.pieceByteCount {
      try flush()
    }
  }

  /// Writes what is left.
  func close() throws(Stop) {
    try flush()
  }

  private func flush() throws(Stop) {
    defer { pending.removeAll(keepingCapacity: true) }
    do {
      try file.writeAll(pending)
    } catch {
      throw Stop(error, at: name)
    }
  }
}
