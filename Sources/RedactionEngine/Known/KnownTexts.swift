public import RuleModel

/// A snapshot of texts that the caller knows may not leave.
///
/// ```swift
/// var known = KnownTexts()
/// known.add(config.databaseURL)                  // only its password becomes known
/// known.add(request.prompt, as: .prompt)
/// let redactor = redactor.with(known: known)
/// ```
public struct KnownTexts: Sendable, CustomStringConvertible {
  private(set) var texts: [Text] = []
  private var seen: Set<[UInt8]> = []

  /// A text and what it is.
  struct Text: Sendable {
    var bytes: [UInt8]
    var kind: KnownKind
  }

  /// No text with fewer bytes is taken.
  public static let shortest = 6
  /// No text with more bytes is taken.
  public static let longest = 1 << 20

  /// The rules that redactions of known texts name.
  public static var rules: [CompiledRule] { KnownKind.rules }

  /// Whether a part of `text` was drawn at random, so that a piece of it would give the whole away.
  public static func looksRandom(_ text: [UInt8]) -> Bool {
    Randomness().mask(of: text).contains(true)
  }

  /// A snapshot of nothing.
  public init() {}

  /// Whether nothing is known.
  public var isEmpty: Bool { texts.isEmpty }

  /// How many texts are known; a URL counts as often as it has secret parts.
  public var count: Int { texts.count }

  /// How many texts are known, never which.
  public var description: String {
    "\(count) known texts"
  }

  /// Adds a text; of a URL or connection string that is a secret, only the secret parts.
  ///
  /// Returns why nothing of it can be removed, nil if something can.
  @discardableResult
  public mutating func add(_ text: String, as kind: KnownKind = .secret) -> KnownRefusal? {
    add(Array(text.utf8), as: kind)
  }

  /// Adds the text that `bytes` are, as the other `add` does.
  @discardableResult
  public mutating func add(_ bytes: [UInt8], as kind: KnownKind = .secret) -> KnownRefusal? {
    let text = Self.trimmed(bytes)
    guard text.count <= Self.longest else { return .tooLong }
    guard kind == .secret, let parts = KnownParts.secretParts(of: text) else {
      return add(whole: text, as: kind)
    }
    let refusals = parts.map { add(whole: $0, as: kind) }
    return refusals.isEmpty ? .noSecretPart : refusals.contains(nil) ? nil : refusals[0]
  }

  private mutating func add(whole text: [UInt8], as kind: KnownKind) -> KnownRefusal? {
    guard text.count >= Self.shortest else { return .tooShort }
    guard !CommonWords.contain(text) else { return .tooCommon }
    if seen.insert(text).inserted {
      texts.append(Text(bytes: text, kind: kind))
    }
    return nil
  }

  /// `bytes` without blanks around them, its line ends LF.
  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    let blanks = ByteSet(" \t\r\n")
    guard let first = bytes.firstIndex(where: { !blanks.contains($0) }),
      let last = bytes.lastIndex(where: { !blanks.contains($0) })
    else { return [] }
    let inner = bytes[first...last]
    guard inner.contains(UInt8(ascii: "\r")) else { return Array(inner) }
    return inner.indices.compactMap { index in
      let isBeforeLF =
        inner[index] == UInt8(ascii: "\r") && inner[index + 1] == UInt8(ascii: "\n")
      return isBeforeLF ? nil : inner[index]
    }
  }
}
