internal import RedactionEngine
internal import SystemIO

/// Reads the key of pseudonyms and fingerprints.
enum KeyFile {
  /// No key is longer; whoever names another file by mistake is told soon.
  private static let limit = 4096

  /// The key in the file at `path`: all of its bytes, a final LF included.
  static func key(at path: FilePath) throws(Stop) -> RedactionKey {
    guard let key = RedactionKey(bytes: try bytes(at: path)) else {
      throw .failed("\(path.printable): a key has 16 bytes or more")
    }
    return key
  }

  /// The bytes of the key in the file at `path`, 16 or more.
  static func bytes(at path: FilePath) throws(Stop) -> [UInt8] {
    let (permissions, bytes): (UInt32, [UInt8])
    do {
      let file = try FileDescriptor(opening: path, .read)
      permissions = try file.status().permissions
      bytes = try file.readAll(limit: limit)
    } catch {
      throw Stop(error, at: path.printable)
    }
    guard permissions & 0o077 == 0 else {
      throw .failed("\(path.printable): others may read this key; try chmod 600")
    }
    guard bytes.count >= 16 else {
      throw .failed("\(path.printable): a key has 16 bytes or more")
    }
    return bytes
  }
}
