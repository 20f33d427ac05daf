internal import CorpusOracle

/// What a terminal or a page shows as the same text.
extension Tactic {
  /// Characters without a width, and the soft hyphen.
  private static let invisible = [
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}",
  ]
  .map { Array($0.utf8) }

  private static let limits = [Limit.encodedAlready, .noText, .spansLines]

  static let unseen: [Tactic] = [
    Tactic("colour-around", "colours around secrets, words and the line", except: limits) {
      subject in
      let text = subject.encodable
      let secrets = text.encoded { segment -> [Segment] in
        guard segment.fate == .secret else { return [segment] }
        return [
          Segment(.free, Array("\u{1B}[1;31m".utf8)), segment,
          Segment(.free, Array("\u{1B}[0m".utf8)),
        ]
      }
      return [
        secrets, text.between("\u{1B}[33m", "\u{1B}[39m", .free),
        text.between("\u{1B}[2m09:14:03\u{1B}[0m \u{1B}[38;5;9m", "\u{1B}[m", .free),
      ].map { TacticVariant($0) }
    },
    Tactic("colour-inside", "colours in the middle of a secret", for: .secrets, except: limits) {
      subject in
      ["\u{1B}[0m\u{1B}[1m", "\u{1B}[K", "\u{1B}[38;2;9;9;9m"].map { colour in
        TacticVariant(inserted(Array(colour.utf8), in: subject.encodable))
      }
    },
    Tactic("zero-width", "characters without a width in a secret", for: .secrets, except: limits) {
      subject in
      let one = invisible.map { inserted($0, in: subject.encodable) }
      let many = inserted(invisible[0], in: subject.encodable, every: 3)
      return (one + [many]).map { TacticVariant($0) }
    },
    Tactic("zero-width-around", "characters without a width between words", except: limits) {
      subject in
      invisible.map { sign in
        TacticVariant(
          subject.encodable.encoded { segment -> [Segment] in
            guard segment.fate != .secret else { return [segment] }
            // Behind a blank, so that no word of the text is another one.
            let words = segment.bytes.split(separator: 0x20, omittingEmptySubsequences: false)
            return words.enumerated().flatMap { index, word -> [Segment] in
              let end: [UInt8] = index + 1 < words.count ? [UInt8(0x20)] : []
              let part = Segment(segment.fate, Array(word) + end)
              return end.isEmpty ? [part] : [part, Segment(.free, sign)]
            }.filter { !$0.bytes.isEmpty }
          }
        )
      }
    },
    Tactic(
      "full-width",
      "letters and signs in full width",
      except: limits + [
        Limit("there is nothing but ASCII to widen") { subject in
          subject.text.bytes.contains { $0 >= 0x80 }
        }
      ]
    ) { subject in
      [TacticVariant(subject.encodable.encoded(Encoder.fullWidth))]
    },
    Tactic(
      "utf-16",
      "a NUL behind or before each byte",
      except: limits + [
        Limit("only ASCII has NULs in UTF-16") { $0.text.bytes.contains { $0 >= 0x80 } },
        .severalLines,
      ]
    ) { subject in
      [
        TacticVariant(
          subject.encodable.encoded { segment -> [Segment] in
            let written = segment.bytes.flatMap { byte -> [UInt8] in [byte, 0] }
            // A NUL behind a secret may go with it.
            return [Segment(segment.fate, Array(written.dropLast())), Segment(.free, [0])]
          }
        )
      ]
    },
  ]

  /// `text` with `insertion` in the middle of each secret, or behind every so many characters of it.
  private static func inserted(
    _ insertion: [UInt8],
    in text: MarkedText,
    every step: Int? = nil
  ) -> MarkedText {
    text.encoded { segment -> [Segment] in
      guard segment.fate == .secret else { return [segment] }
      let characters = String(decoding: segment.bytes, as: UTF8.self).unicodeScalars
        .map { Array(String($0).utf8) }
      let step = max(1, step ?? characters.count / 2)
      let written = characters.enumerated().flatMap { index, character in
        index > 0 && index % step == 0 ? insertion + character : character
      }
      return [Segment(.secret, written)]
    }
  }
}
