internal import Digest
internal import RuleModel

/// A Swift source that holds an archive as two strings.
///
/// A string compiles in no time at any size; array literals of this length do not.
struct SwiftSource {
  /// The source.
  let text: String

  init(_ archive: RuleSetArchive) {
    let encoded = archive.encoded()
    text = """
      // Generated from the rule files of this target; edit those.

      /// The compiled rules and policies as `RuleSetArchive` reads them.
      let embeddedRules: StaticString = "\(Self.escaped(encoded.rules))"

      /// What is read when it is asked for, at the places that the text above names.
      let embeddedDetails: StaticString = "\(Self.escaped(encoded.details))"

      /// The SHA-256 of both texts in hexadecimal digits; a program would need 30 ms for it.
      let embeddedDigest = "\(Self.digest(of: encoded))"

      """
  }

  private static func digest(of encoded: RuleSetArchive.Encoded) -> String {
    Hexadecimal.text(SHA256.digest(of: [encoded.rules, encoded.details].joined().utf8))
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": escaped += "\\\(scalar)"
      case "\n": escaped += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        escaped += "\\u{\(String(scalar.value, radix: 16))}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
