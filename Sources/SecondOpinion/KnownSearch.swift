/// Looks for known texts in the ways that they are usually written.
struct KnownSearch: Sendable {
  /// Each writing of each text, in small letters.
  private let writings: [[UInt8]]
  /// Positions in ``writings`` by their first two bytes.
  private let byStart: [UInt16: [Int]]

  private static let shortest = 6

  /// A search for `texts`.
  init(_ texts: [[UInt8]]) {
    var writings: Set<[UInt8]> = []
    for text in texts where text.count >= Self.shortest {
      writings.formUnion(Writing.all(of: text).map { $0.map(Self.folded) })
    }
    self.writings = Array(writings.filter { $0.count >= Self.shortest })
    var byStart: [UInt16: [Int]] = [:]
    for (index, writing) in self.writings.enumerated() {
      byStart[Self.start(writing, 0), default: []].append(index)
    }
    self.byStart = byStart
  }

  /// Whether one of the texts stands in `text`, in capitals or small letters.
  func finds(in text: [UInt8]) -> Bool {
    guard !writings.isEmpty else { return false }
    let folded = text.map(Self.folded)
    return folded.indices.dropLast().contains { position in
      byStart[Self.start(folded, position)]?.contains {
        folded[position...].starts(with: writings[$0])
      } ?? false
    }
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
  }

  private static func start(_ text: [UInt8], _ position: Int) -> UInt16 {
    UInt16(text[position]) << 8 | UInt16(text[position + 1])
  }
}

/// How a text may be written in a payload.
private enum Writing {
  static func all(of text: [UInt8]) -> [[UInt8]] {
    let once = json(text)
    let percent = escaped(text)
    var writings: [[UInt8]] = [text, once, json(once), percent, html(text)]
    writings.append(replacing(percent, "%20", by: "+"))
    writings.append(replacing(percent, "%", by: "%25"))
    for sign in ["", "%", "%25", "\\u00", "\\\\u00", "\\x"] {
      writings.append(spelled(text, sign))
    }
    writings.append(replacing(text, "'", by: "''"))
    writings.append(replacing(text, "'", by: "'\\''"))
    for before in 0..<3 {
      writings += base64(of: text, behind: before)
    }
    return writings
  }

  /// Each byte as two hexadecimal digits behind `sign`.
  private static func spelled(_ text: [UInt8], _ sign: String) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text {
      result += sign.utf8
      result += hexadecimal(byte)
    }
    return result
  }

  private static func replacing(_ text: [UInt8], _ old: String, by new: String) -> [UInt8] {
    let parts = text.split(separator: Array(old.utf8), omittingEmptySubsequences: false)
    return Array(parts.joined(separator: Array(new.utf8)))
  }

  private static func json(_ text: [UInt8]) -> [UInt8] {
    text.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x22, 0x5C: [0x5C, byte]
      case 0x0A: Array("\\n".utf8)
      case 0x0D: Array("\\r".utf8)
      case 0x09: Array("\\t".utf8)
      default: [byte]
      }
    }
  }

  /// Source: RFC 3986, section 2.3: what needs no escape.
  private static func escaped(_ text: [UInt8]) -> [UInt8] {
    text.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: [byte]
      default: [UInt8(ascii: "%")] + hexadecimal(byte)
      }
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func html(_ text: [UInt8]) -> [UInt8] {
    text.flatMap { byte -> [UInt8] in
      switch byte {
      case 0x26: Array("&amp;".utf8)
      case 0x3C: Array("&lt;".utf8)
      case 0x3E: Array("&gt;".utf8)
      case 0x22: Array("&quot;".utf8)
      case 0x27: Array("&#39;".utf8)
      default: [byte]
      }
    }
  }

  /// The digits that `text` has in base64 and base64url `before` bytes behind a group's start, without
  /// those that its neighbours have a part in.
  private static func base64(of text: [UInt8], behind before: Int) -> [[UInt8]] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var bits = [UInt8](repeating: 0, count: before * 8)
    for byte in text {
      for shift in 0..<8 {
        bits.append(byte >> UInt8(7 - shift) & 1)
      }
    }
    let first = (before * 8 + 5) / 6
    var digits: [UInt8] = []
    for index in first..<max(first, bits.count / 6) {
      let value = bits[(index * 6)..<(index * 6 + 6)].reduce(0) { $0 << 1 | Int($1) }
      digits.append(alphabet[value])
    }
    let url = replacing(replacing(digits, "+", by: "-"), "/", by: "_")
    return url == digits ? [digits] : [digits, url]
  }
}
