internal import CorpusOracle
internal import RuleModel

/// A case as a tactic sees it: its made-up text, and what the rules say about it as it is.
struct TacticSubject: Sendable {
  /// The case.
  let item: CorpusCase
  /// The text.
  let text: MarkedText
  /// What the caller hands over as secret.
  let known: [[UInt8]]
  /// For each secret of the text, in order: how many bytes at its beginning are public; nil if it is
  /// no token with a public beginning.
  let publicPrefixes: [Int?]
  /// Whether what the rules find in the case counts in an encoded stretch, too.
  let isCertain: Bool
  /// Whether a rule found something that may span lines.
  let spansLines: Bool
  /// What other than the case decides about what a tactic draws by lot.
  let seed: UInt64

  /// A public beginning is no chance from this length on.
  private static let shortestPrefix = 3

  init(_ item: CorpusCase, minted: MintedCase, isCertain: Bool, spansLines: Bool, seed: UInt64) {
    self.item = item
    self.spansLines = spansLines
    self.isCertain = isCertain
    self.seed = seed
    text = MarkedText(segments: minted.segments)
    known = minted.known
    publicPrefixes = MintedCase.stretches(of: minted.parts)
      .filter { $0.0 == .secret }
      .map { Self.publicPrefix(of: $0.1, family: item.family) }
  }

  /// The fate of what a tactic writes around a text: other policies than `logs` take times, paths
  /// and hosts, too.
  var frameFate: Segment.Fate {
    item.policy == "logs" ? .kept : .free
  }

  /// The text for an encoding, of which a policy that keeps words only leaves nothing.
  var encodable: MarkedText {
    guard item.policy == "lockdown" else { return text }
    return MarkedText(
      segments: text.segments.map { Segment($0.fate == .kept ? .free : $0.fate, $0.bytes) }
    )
  }

  /// The text for a place of which a policy other than `logs` leaves nothing.
  var exposed: MarkedText {
    guard item.policy != "logs" else { return text }
    return MarkedText(
      segments: text.segments.map { Segment($0.fate == .kept ? .free : $0.fate, $0.bytes) }
    )
  }

  /// Numbers for what the tactic called `tactic` draws by lot.
  func random(for tactic: String) -> RandomSource {
    RandomSource(name: "\(item.id) \(tactic)", seed: seed)
  }

  /// Whether the case is one of the `share` of all that a costly tactic runs on.
  func isDrawn(_ share: Double, for tactic: String) -> Bool {
    var random = random(for: tactic)
    return Double(random.next() >> 11) < share * Double(UInt64(1) << 53)
  }

  /// The text is on more than one line.
  var isMultiline: Bool {
    text.segments.contains { $0.bytes.contains(UInt8(ascii: "\n")) }
  }

  /// The bytes are valid UTF-8, each stretch for itself, without control characters but line ends,
  /// tabs and escapes.
  var isText: Bool {
    text.segments.allSatisfy { segment in
      Array(String(decoding: segment.bytes, as: UTF8.self).utf8) == segment.bytes
        && !segment.bytes.contains { $0 < 0x20 && ![0x09, 0x0A, 0x0D, 0x1B].contains($0) }
    }
  }

  private static func publicPrefix(of parts: [MintedCase.Part], family: String) -> Int? {
    guard family == "credential", let body = parts.last, body.isMinted, parts.count <= 2 else {
      return nil
    }
    let lead = parts.count == 2 ? parts[0] : nil
    guard lead?.isMinted != true else { return nil }
    let prefix = (lead?.bytes ?? []) + body.bytes.prefix(body.prefixLength)
    let isWord = prefix.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
    }
    // Letters that a case has before made-up ones, so that a password has some of each kind, tell nothing.
    let isClosed = prefix.last == 0x2D || prefix.last == 0x5F || body.prefixLength > 0
    let isToken = prefix.count > shortestPrefix || prefix.count == shortestPrefix && isClosed
    return isToken && isWord ? prefix.count : nil
  }
}
