internal import RuleMatching
internal import RuleModel

/// Proves that a token is found between every opener and terminator that programs print around values.
struct BoundaryProof {
  private let rule: Rule
  private let compiled: CompiledRule
  private let reference: RuleReference
  /// The bytes that the rule's secrets are made of.
  private let alphabet: ByteSet

  /// What stands before values.
  static let openers = [
    "", " ", "\"", "'", "`", "(", "[", "{", "<", "=", ":", ",", ";", "&", "|", "/", "\t", "\\n",
    "%20", "%3D", "\\u003d", "\u{1B}[31m", "\u{200B}", "密", "🔑",
  ]
  /// What stands behind values.
  static let terminators = [
    "", " ", ")", "]", "}", ">", ",", ".", ";", ":", "\"", "'", "\\", "|", "&", "%", "<", "\n",
    "\r\n", "\\n", "%20", "\u{1B}[0m", "\u{200B}", "密", "🔑", ". ", "...",
  ]

  init(_ rule: Rule, _ compiled: CompiledRule, _ reference: RuleReference, alphabet: ByteSet) {
    self.alphabet = alphabet
    self.rule = rule
    self.compiled = compiled
    self.reference = reference
  }

  /// The first opener and the first terminator that hide `secret`, which stands in `example`.
  ///
  /// Only for tokens that the rule finds on their own; a cue of which the secret is a part brings its
  /// own surroundings.
  func mistakes(secret: [UInt8], at example: SourceText) -> [Diagnostic] {
    guard finds(secret, between: "", and: "") else { return [] }
    var mistakes: [Diagnostic] = []
    let opener = Self.openers.first { opener in
      !mayContinueToken(opener) && !finds(secret, between: opener, and: "")
    }
    if let opener {
      mistakes.append(
        Diagnostic(at: example.location, "the token is not found behind '\(opener)'")
      )
    }
    let terminator = Self.terminators.first { terminator in
      !belongsToToken(terminator) && !finds(secret, between: "", and: terminator)
    }
    if let terminator {
      mistakes.append(
        Diagnostic(at: example.location, "the token is not found before '\(terminator)'")
      )
    }
    return mistakes
  }

  /// Whether the rule takes a sign for a part of the token, which is no mistake.
  private func belongsToToken(_ terminator: String) -> Bool {
    guard let byte = terminator.utf8.first else { return false }
    return alphabet.contains(byte)
  }

  /// Whether the rule's own lookbehind may take the end of an opener for the token's alphabet.
  private func mayContinueToken(_ opener: String) -> Bool {
    let pattern = rule.pattern?.text ?? ""
    guard let byte = opener.utf8.last, pattern.contains("(?<!") || pattern.contains("(?<=") else {
      return false
    }
    return alphabet.contains(byte)
  }

  private func finds(_ secret: [UInt8], between opener: String, and terminator: String) -> Bool {
    let bytes = Array(opener.utf8) + secret + Array(terminator.utf8)
    let start = opener.utf8.count
    // Letters of the opener's escape that the token's alphabet holds may go with it.
    return reference.secrets(in: bytes).contains { found in
      found.lowerBound <= start && found.upperBound == start + secret.count
    }
  }
}
