internal import Digest
internal import RuleModel

/// A Swift source that holds an archive as two strings.
///
/// A string compiles in no time at any size; array literals of this length do not.
struct SwiftSource {
  /// The source.
  let text: String

  /// The source of an archive; with an `accessor`, also what reads it.
  init(_ archive: RuleSetArchive, accessor: Accessor? = nil) {
    let encoded = archive.encoded()
    text = """
      // Generated from the rule files of this target; edit those.
      \(accessor?.text ?? "")
      /// The compiled rules and policies as `RuleSetArchive` reads them.
      let embeddedRules: StaticString = "\(Self.escaped(encoded.rules))"

      /// What is read when it is asked for, at the places that the text above names.
      let embeddedDetails: StaticString = "\(Self.escaped(encoded.details))"

      /// The SHA-256 of both texts in hexadecimal digits; a program would need 30 ms for it.
      let embeddedDigest: StaticString = "\(Self.digest(of: encoded))"

      """
  }

  /// How a target of another package reaches its archive.
  struct Accessor {
    /// Ids of built-in rules that the files switch off.
    let switchedOff: Set<String>

    var text: String {
      let ids = switchedOff.sorted().map { "\"\(SwiftSource.escaped($0))\"" }
      return """

        import RuleModel

        /// The rules and policies of this target's `Rules` folder.
        enum EmbeddedRules {
          /// All of them, read on first use.
          static let archive = RuleSetArchive(
            RuleSetArchive.Encoded(
              rules: embeddedRules.description,
              details: embeddedDetails.description
            ),
            digest: digest
          )

          /// The policies by name.
          static var policies: [String: Policy] { archive.policies }

          /// 64 hexadecimal digits that say exactly which rules and policies these are.
          static var digest: String { embeddedDigest.description }

          /// Ids of built-in rules that the files switch off.
          static let switchedOff: Set<String> = [\(ids.joined(separator: ", "))]

          /// The rules of `builtIn` that the files do not switch off, and those of the files.
          static func rules(beside builtIn: RuleSet) -> RuleSet {
            let kept = builtIn.without(switchedOff)
            return archive.rules.rules.isEmpty ? kept : RuleSet(kept.rules + archive.rules.rules)
          }
        }

        """
    }
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
