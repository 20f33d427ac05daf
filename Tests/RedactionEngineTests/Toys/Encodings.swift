import Foundation
import RuleModel

/// A way to write a secret inside another text, by Foundation or by hand.
struct Encoding: Sendable {
  var name: String
  /// Whether the encoding says nothing about where words begin, so that it is none for words.
  var joinsWords = false
  /// The secret, written behind `offset` bytes of something else where the encoding is one of blocks.
  var write: @Sendable (String, Int, inout SplitMix64) -> String
  /// What undoes it, for an output that holds it in whole.
  var read: @Sendable (String) -> [String]
}

enum Encodings {
  private static func each(
    _ name: String,
    _ write: @escaping @Sendable (String) -> String
  ) -> Encoding {
    Encoding(name: name, write: { secret, _, _ in write(secret) }, read: { [$0] })
  }

  static let all: [Encoding] =
    [
      each("plain") { $0 }, each("upper") { $0.uppercased() }, each("lower") { $0.lowercased() },
      each("json", json), each("json twice") { json(json($0)) },
      each("json ascii") { escaped(json($0)) { $0.value > 126 } },
      each("json ascii twice") { json(escaped(json($0)) { $0.value > 126 }) },
      each("json slashes") { json($0).replacing("/", with: "\\/") },
      each("json html") { escaped(json($0)) { "<>&'+".unicodeScalars.contains($0) } },
      each("numbers") { escaped($0) { _ in true } },
      each("capital numbers") { escaped($0, isUpper: true) { _ in true } },
      each("percent") { percent($0, "-_.~") },
      each("percent component") { percent($0, "-_.!~*'()") },
      each("percent path") { percent($0, "-_.~/") },
      each("percent URI") { percent($0, "-_.!~*'();,/?:@&=+$#") },
      each("percent lower") { percent($0, "-_.~", isUpper: false) },
      each("percent twice") { percent(percent($0, "-_.~"), "-_.~") },
      each("percent all") { secret in
        secret.utf8.map { "%" + hexadecimal($0, isUpper: true) }.joined()
      },
      each("form") { percent($0, "-_.~ ").replacing(" ", with: "+") },
      each("hexadecimal") { $0.utf8.map { hexadecimal($0, isUpper: false) }.joined() },
      each("capital hexadecimal") { $0.utf8.map { hexadecimal($0, isUpper: true) }.joined() },
      each("html") { html($0, "&#39;") }, each("html hexadecimal") { html($0, "&#x27;") },
      each("sql") { "'" + $0.replacing("'", with: "''") + "'" },
      each("csv") { "\"" + $0.replacing("\"", with: "\"\"") + "\"" },
      each("shell") { "'" + $0.replacing("'", with: "'\"'\"'") + "'" },
      each("bash") { "'" + $0.replacing("'", with: "'\\''") + "'" },
      each("printf %q") { signs($0, escaping: " !\"#$&'()*;<>?[\\]^`{|}~,") },
      each("repr") { "'" + $0.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'" },
    ]
    + [0, 1, 2].flatMap { alignment in
      [base64(alignment, isURL: false), base64(alignment, isURL: true), wide(alignment)]
    }

  private static func base64(_ alignment: Int, isURL: Bool) -> Encoding {
    Encoding(
      name: "base64\(isURL ? "url" : "") \(alignment)",
      write: { secret, offset, random in
        let text =
          bytes(alignment + 3 * offset, &random) + Array(secret.utf8) + bytes(offset, &random)
        let encoded = Data(text).base64EncodedString()
        return isURL
          ? encoded.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
          : encoded
      },
      read: Decodings.base64
    )
  }

  private static func wide(_ alignment: Int) -> Encoding {
    Encoding(
      name: "UTF-16 in base64 \(alignment)",
      write: { secret, offset, random in
        let units = secret.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        return Data(bytes(alignment + 3 * offset, &random) + units).base64EncodedString()
      },
      read: { text in
        Decodings.base64(text).map { $0.replacing("\0", with: "") }
      }
    )
  }

  private static func bytes(_ count: Int, _ random: inout SplitMix64) -> [UInt8] {
    random.bytes(of: Array("abc {}:".utf8), count: count)
  }

  static func json(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }

  private static func escaped(
    _ text: String,
    isUpper: Bool = false,
    where isEscaped: (Unicode.Scalar) -> Bool
  ) -> String {
    text.unicodeScalars.map { scalar in
      guard isEscaped(scalar) else { return String(scalar) }
      return String(scalar).utf16.map { "\\u" + String(format: isUpper ? "%04X" : "%04x", $0) }
        .joined()
    }.joined()
  }

  private static func percent(_ text: String, _ kept: String, isUpper: Bool = true) -> String {
    text.utf8.map { byte in
      let isKept = KnownSamples.letters.contains(byte) || kept.utf8.contains(byte)
      return isKept ? String(UnicodeScalar(byte)) : "%" + hexadecimal(byte, isUpper: isUpper)
    }.joined()
  }

  private static func html(_ text: String, _ quote: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: quote)
  }

  private static func signs(_ text: String, escaping signs: String) -> String {
    text.map { signs.contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  private static func hexadecimal(_ byte: UInt8, isUpper: Bool) -> String {
    String(format: isUpper ? "%02X" : "%02x", byte)
  }
}

/// Looks for a secret in an output, in the encoding that it was written in.
enum Decodings {
  /// Whether `output` holds the secret or, of a long one, half of it in a row.
  static func holds(_ secret: String, in output: String, of encoding: Encoding) -> Bool {
    var random = SplitMix64(seed: 0)
    let characters = Array(secret)
    let half = characters.count < 16 ? characters.count : characters.count / 2
    return (0...(characters.count - half)).contains { start in
      let piece = String(characters[start..<(start + half)])
      guard !encoding.name.contains("base64") else {
        return encoding.read(output).contains { $0.contains(piece) }
      }
      return output.contains(encoding.write(piece, 0, &random))
    }
  }

  /// What the runs of base64 in a text hold, read from each of four digits on.
  static func base64(_ text: String) -> [String] {
    let standard = text.replacing("-", with: "+").replacing("_", with: "/")
    let runs = standard.split { !($0.isASCII && ($0.isLetter || $0.isNumber || "+/".contains($0))) }
    return runs.flatMap { run in
      (0..<4).compactMap { shift -> String? in
        let digits = run.dropFirst(shift)
        let padded = digits + String(repeating: "=", count: (4 - digits.count % 4) % 4)
        return Data(base64Encoded: String(padded)).map { String(decoding: $0, as: UTF8.self) }
      }
    }
  }
}
