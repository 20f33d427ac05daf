internal import SystemIO

/// Why an input cannot be read to its end; it says where, never what stands there.
enum InputError: Error {
  case system(SystemError)
  /// Of the unit that begins at `offset` the second byte is missing.
  case invalidUTF16(offset: Int)
  case utf32
  /// The program that would decompress the input is not installed.
  case noDecompressor(String)
  /// The program that decompresses the input did not get to its end.
  case damaged(String)
  /// The decompressed input is longer than so many bytes.
  case tooLarge(Int)

  /// Whether a watched signal arrived.
  var isInterruption: Bool {
    if case .system(let error) = self { error.isInterruption } else { false }
  }
}

extension InputError: CustomStringConvertible {
  /// The reason, as a phrase that follows the path.
  var description: String {
    switch self {
    case .system(let error): error.description
    case .invalidUTF16(let offset): "no valid UTF-16 at byte \(offset + 1)"
    case .utf32: "UTF-32 is not read; convert it to UTF-8"
    case .noDecompressor(let program): "is compressed, and '\(program)' is not installed"
    case .damaged(let program): "is damaged: '\(program)' did not get to its end"
    case .tooLarge(let count): "comes to more than \(count) bytes when it is decompressed"
    }
  }
}

extension Stop {
  /// Why reading the input called `name` ended.
  init(_ error: InputError, at name: String) {
    self = error.isInterruption ? .interrupted : .failed("\(name): \(error)")
  }
}
