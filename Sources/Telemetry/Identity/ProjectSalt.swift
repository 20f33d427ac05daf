internal import Digest
internal import SystemIO

/// The secret of an installation that keeps the hash of a project's path from being guessed.
///
/// The path of a project is easy to guess, and the id of an installation is sent, so the key is another
/// number, which never leaves the machine.
struct ProjectSalt: Sendable {
  private let key: [UInt8]

  private static let byteCount = 32

  /// The salt in `file`, which is created if need be; nil where there is something else.
  init?(at file: FilePath) {
    if let key = Self.key(in: file) {
      self.key = key
      return
    }
    var generator = SystemRandomNumberGenerator()
    let fresh: [UInt8] = (0..<Self.byteCount).map { _ in generator.next() }
    // What exists stays as it is; another process may just have created it.
    try? FileSystem.create(
      file,
      containing: Hexadecimal.digits(fresh) + [UInt8(ascii: "\n")],
      permissions: 0o600
    )
    guard let key = Self.key(in: file) else { return nil }
    self.key = key
  }

  init(key: [UInt8]) {
    self.key = key
  }

  /// The id of the project in the folder `path`, 64 hexadecimal digits.
  func projectID(of path: FilePath) -> String {
    Hexadecimal.text(HMACSHA256(key: key).code(for: path.bytes))
  }

  private static func key(in file: FilePath) -> [UInt8]? {
    guard let status = try? FileStatus(of: file), status.kind == .regular,
      let bytes = try? FileSystem.readAll(file, limit: 2 * byteCount + 1)
    else { return nil }
    let text = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    guard let key = Hexadecimal.bytes(text), key.count == byteCount else { return nil }
    return key
  }
}
