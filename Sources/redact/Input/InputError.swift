internal import SystemIO

/// Why an input cannot be read to its end; it says where, never what stands there.
enum InputError: Error {
  case system(SystemError)
  /// Of the unit that begins at `offset` the second byte is missing.
  case invalidUTF16(offset: Int)
  case utf32

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
    }
  }
}

extension Stop {
  /// Why reading the input called `name` ended.
  init(_ error: InputError, at name: String) {
    self = error.isInterruption ? .interrupted : .failed("\(name): \(error)")
  }
}
