/// A text in which `⟦…⟧` marks what has to be found and `⟪…⟫` what has to stay.
public struct MarkedText: Sendable, Hashable {
  /// The text's UTF-8 without the marks.
  public let bytes: [UInt8]
  /// What has to be found, in order.
  public let secrets: [Range<Int>]
  /// What has to stay, in order.
  public let kept: [Range<Int>]

  /// Reads `text`; nil if a mark is not closed or not opened.
  public init?(_ text: String) {
    var bytes: [UInt8] = []
    var secrets: [Range<Int>] = []
    var kept: [Range<Int>] = []
    var secretStart: Int?
    var keptStart: Int?
    for character in text.unicodeScalars {
      switch (character, secretStart, keptStart) {
      case ("⟦", nil, _): secretStart = bytes.count
      case ("⟧", let start?, _):
        secrets.append(start..<bytes.count)
        secretStart = nil
      case ("⟪", _, nil): keptStart = bytes.count
      case ("⟫", _, let start?):
        kept.append(start..<bytes.count)
        keptStart = nil
      case ("⟦", _, _), ("⟧", _, _), ("⟪", _, _), ("⟫", _, _): return nil
      default: bytes += Array(String(character).utf8)
      }
    }
    guard secretStart == nil, keptStart == nil else { return nil }
    self.bytes = bytes
    self.secrets = secrets
    self.kept = kept
  }
}
