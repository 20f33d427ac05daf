internal import CorpusOracle

/// Where tactics do not apply, and why.
extension Tactic.Limit {
  /// Views are two deep, and such a case uses them up.
  static let encodedAlready = Self("the case is encoded already, and views are two deep") {
    subject in
    ["view", "known", "lockdown"].contains(subject.item.family) || subject.holdsEscapes
  }

  static let noText = Self("the bytes are no text") { !$0.isText }

  static let severalLines = Self("the place that the text is put in holds one line") {
    $0.isMultiline
  }

  /// README, "What is read".
  static let spansLines = Self("what spans lines is read without its escapes") {
    $0.isMultiline && $0.spansLines
  }

  /// README, "What is read".
  static let chance = Self("in an encoded stretch only what cannot be chance counts") { subject in
    subject.item.isPositive && !subject.isCertain
  }

  /// README, "What is read".
  static let doubledQuotes = Self("doubled quotes are not undone") { subject in
    subject.text.bytes.contains { "\"'".utf8.contains($0) }
  }

  static let noToken = Self("no secret is a token with a public beginning") { subject in
    subject.publicPrefixes.isEmpty || subject.publicPrefixes.contains(nil)
  }

  static let lockdown = Self("lockdown keeps words of its list only, wherever they stand") {
    $0.item.policy == "lockdown"
  }

  /// A limit for all cases but those of `families`.
  static func only(_ families: String..., because reason: String) -> Self {
    Self(reason) { !families.contains($0.item.family) }
  }
}

extension TacticSubject {
  /// Whether the text has escapes of its own.
  fileprivate var holdsEscapes: Bool {
    let bytes = text.bytes
    return bytes.contains(0x1B) || bytes.contains(0) || bytes.contains(UInt8(ascii: "\\"))
      || bytes.contains(UInt8(ascii: "%"))
      || bytes.contains(UInt8(ascii: "&")) && bytes.contains(UInt8(ascii: ";"))
  }
}
