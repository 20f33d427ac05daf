import RuleModel

/// Random texts over a tiny alphabet, so that hits, overlaps, neighbours and line ends are dense.
enum ToyText {
  static let alphabet = Array("aaabbb11==\n\n;\"xx ".utf8)
  private static let pieces: [[UInt8]] =
    [
      "a=", "ab", "b\n", "xa", "\r\n", "://", "?a=", "[redacted:r0]", "[redacted:r1", "redacted-r0",
      "[redacted:unscannable]", "a: ", "[", "]", "b=\n", "****", "\0",
    ].map { Array($0.utf8) } + [[0xFF, 0xC3], [0xE2, 0x82]]

  static func random(_ random: inout SplitMix64, count: Int) -> [UInt8] {
    var text: [UInt8] = []
    while text.count < count {
      if random.isOne(in: 9) {
        text += random.pick(pieces)
      } else {
        text.append(random.pick(alphabet))
      }
    }
    return text
  }
}
