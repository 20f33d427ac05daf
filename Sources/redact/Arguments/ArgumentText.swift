internal import SystemIO

/// Words of the command line as text that keeps every byte.
///
/// A file name need not be UTF-8, the argument parser wants text. So a byte that is not UTF-8 is
/// passed through it as a private-use character, which no file name holds.
enum ArgumentText {
  private static let firstStandIn: UInt32 = 0x10_FF00

  /// `bytes` as text, with stand-ins where they are not UTF-8.
  static func text(of bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) {
      return text
    }
    var result = String.UnicodeScalarView()
    var rest = bytes[...]
    while let byte = rest.first {
      let length = (1...min(4, rest.count)).first {
        String(validating: rest.prefix($0), as: UTF8.self) != nil
      }
      if let length {
        result += String(decoding: rest.prefix(length), as: UTF8.self).unicodeScalars
      } else if let standIn = Unicode.Scalar(firstStandIn + UInt32(byte)) {
        result.append(standIn)
      }
      rest = rest.dropFirst(length ?? 1)
    }
    return String(result)
  }

  /// The bytes that `text` was made of.
  static func bytes(of text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      byte(of: scalar).map { [$0] } ?? Array(String(scalar).utf8)
    }
  }

  /// The byte that `scalar` stands in for.
  static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    guard scalar.value >= firstStandIn + 0x80, scalar.value <= firstStandIn + 0xFF else {
      return nil
    }
    return UInt8(scalar.value - firstStandIn)
  }
}

extension FilePath {
  /// The path that a word of the command line names.
  init(argument: String) {
    self.init(bytes: ArgumentText.bytes(of: argument))
  }
}
