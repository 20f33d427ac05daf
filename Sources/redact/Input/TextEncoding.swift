/// How a text is written.
enum TextEncoding: Sendable, Hashable {
  /// UTF-8 or anything else that keeps ASCII; its bytes are read as they are.
  case bytes
  /// UTF-16 that begins with a byte order mark.
  case utf16(ByteOrder)
  /// UTF-32 that begins with a byte order mark; not read.
  case utf32

  /// Which byte of a unit comes first.
  enum ByteOrder: Sendable, Hashable {
    case big, little
  }

  /// The encoding that the first bytes of a text tell; nil while more bytes are needed.
  ///
  /// Source: The Unicode Standard, section 23.8, table 23-6.
  static func encoding(ofTextBeginning bytes: some Collection<UInt8>, isWhole: Bool) -> Self? {
    let first = Array(bytes.prefix(4))
    let marks: [([UInt8], TextEncoding)] = [
      ([0xFF, 0xFE, 0x00, 0x00], .utf32), ([0x00, 0x00, 0xFE, 0xFF], .utf32),
      ([0xFF, 0xFE], .utf16(.little)), ([0xFE, 0xFF], .utf16(.big)),
    ]
    for (mark, encoding) in marks {
      if first.starts(with: mark) {
        return encoding
      }
      // Little-endian UTF-16 and UTF-32 begin alike.
      if !isWhole, mark.starts(with: first) {
        return nil
      }
    }
    return .bytes
  }

  /// How many bytes of a file tell whether it is text.
  static let tellingByteCount = 8192

  /// Whether a file that begins with `bytes` is no text: a NUL is among the first 8 KiB, and it is no
  /// UTF-16.
  static func isBinary(fileBeginning bytes: some Collection<UInt8>) -> Bool {
    encoding(ofTextBeginning: bytes, isWhole: true) == .bytes
      && bytes.prefix(tellingByteCount).contains(0)
  }

  /// The mark that the text begins with and that is no part of it.
  var mark: [UInt8] {
    switch self {
    case .utf16(.little): [0xFF, 0xFE]
    case .utf16(.big): [0xFE, 0xFF]
    case .bytes, .utf32: []
    }
  }
}
