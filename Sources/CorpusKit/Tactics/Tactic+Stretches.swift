internal import CorpusOracle

/// A text that is encoded as a whole, in the middle of a line.
extension Tactic {
  private static let limits = [Limit.encodedAlready, .noText, .chance]

  static let stretches: [Tactic] = [
    Tactic("base64", "base64 at each alignment", except: limits) { subject in
      ["", " ", "  "].map { start in
        framed(base64(long(subject).between(start, "", .kept)), subject)
      } + [framed(base64(long(subject), digits: Encoder.urlDigits, isPadded: false), subject)]
    },
    Tactic("base64-wrapped", "base64 in lines of 64 and 76 digits", except: limits) { subject in
      let padding = "retry 3 of 5, all is well so far and there is nothing to be seen in here\n"
      return [64, 76].map { width in
        let text = base64(subject.encodable.between(padding, "\n", .kept))
        return TacticVariant(
          wrapped(text, at: width).between("body:\n", "\nend", subject.frameFate)
        )
      }
    },
    Tactic("base64-utf-16", "UTF-16 in base64, as PowerShell takes it", except: limits) { subject in
      let text = long(subject).encoded { segment -> [Segment] in
        let written = Encoder.utf16(segment.bytes)
        // The upper half of a secret's last unit says nothing.
        return [
          Segment(segment.fate, Array(written.dropLast())),
          Segment(.free, Array(written.suffix(1))),
        ]
      }
      return [framed(base64(text), subject)]
    },
    Tactic("hex", "two hexadecimal digits a byte", except: limits) { subject in
      [false, true].map { upper in
        framed(
          long(subject).encoded { $0.flatMap { Encoder.hex($0, upper: upper) } },
          subject
        )
      }
    },
    Tactic("byte-list", "bytes as runtimes print them", except: limits) { subject in
      let decimal = list(long(subject), ", ") { Array("\($0)".utf8) }
      let hex = list(long(subject), " ") { Encoder.hex($0) }
      let prefixed = list(long(subject), ", ") { Array("0x".utf8) + Encoder.hex($0) }
      let colons = list(long(subject), ":") { Encoder.hex($0) }
      return [
        TacticVariant(decimal.between("body: [", "]", subject.frameFate)),
        TacticVariant(hex.between("<Buffer ", ">", subject.frameFate)),
        TacticVariant(prefixed.between("[]byte{", "}", subject.frameFate)),
        framed(colons, subject),
      ]
    },
  ]

  static let nested: [Tactic] = [
    nest("percent-in-base64") { base64($0.encoded { Encoder.percent($0) }) },
    nest("json-in-base64") { base64($0.encoded(Encoder.json).between("{\"m\":\"", "\"}", .kept)) },
    nest("base64-in-base64") { base64(base64($0)) },
    nest("hex-in-base64") { base64($0.encoded { $0.flatMap { Encoder.hex($0) } }) },
    nest("base64-in-json") { text in
      base64(text).between("{\"payload\":\"", "\",\"n\":3}", .kept)
    },
    nest("base64-in-url", isExposed: true) { text in
      base64(text).encoded { Encoder.percent($0) }
        .between("https://app.example/cb?state=7&data=", "&n=1", .free)
    },
    nest("percent-in-json", isOpaque: false) { text in
      text.encoded { Encoder.json(Encoder.percent($0)) }.between("{\"m\":\"", "\"}", .kept)
    },
    nest("references-in-json", isOpaque: false) { text in
      text.encoded { Encoder.json(Encoder.references($0)) }.between("{\"m\":\"", "\"}", .kept)
    },
    nest("unicode-in-json", isOpaque: false) { text in
      text.encoded { bytes in Encoder.json(Encoder.unicodeEscapes(bytes) { _ in true }) }
        .between("{\"log\":\"{\\\"m\\\":\\\"", "\\\"}\"}", .kept)
    },
    nest("colour-in-json", isOpaque: false) { text in
      text.encoded(Encoder.json).between("{\"m\":\"\\u001b[31m", "\\u001b[0m\"}", .kept)
    },
  ]

  private static func nest(
    _ name: String,
    isOpaque: Bool = true,
    isExposed: Bool = false,
    _ encode: @escaping @Sendable (MarkedText) -> MarkedText
  ) -> Tactic {
    let words = name.split(separator: "-").joined(separator: " ")
    let limits = isOpaque ? limits : [Limit.encodedAlready, .noText]
    return Tactic(name, words, except: limits) { subject in
      guard !isExposed || subject.item.policy == "logs" else {
        return [framed(encode(subject.exposed), subject)]
      }
      return [framed(encode(isOpaque ? long(subject) : subject.encodable), subject)]
    }
  }

  /// The text with a line behind it, so that what is encoded is no chance.
  private static func long(_ subject: TacticSubject) -> MarkedText {
    subject.encodable.between("", "\nretry 3 of 5\n", .kept)
  }

  private static func framed(_ text: MarkedText, _ subject: TacticSubject) -> TacticVariant {
    TacticVariant(text.between("got ", " from peer", subject.frameFate))
  }

  private static func base64(
    _ text: MarkedText,
    digits: [UInt8] = Encoder.standardDigits,
    isPadded: Bool = true
  ) -> MarkedText {
    text.spelled(Encoder.base64Groups(text.bytes, digits: digits, isPadded: isPadded))
  }

  /// `text` with a line end behind every `width` bytes; line ends stay.
  private static func wrapped(_ text: MarkedText, at width: Int) -> MarkedText {
    var column = 0
    var result = text
    result.segments = text.segments.flatMap { segment -> [Segment] in
      var parts: [Segment] = []
      var rest = segment.bytes[...]
      while !rest.isEmpty {
        if column == width {
          parts.append(Segment(.kept, [0x0A]))
          column = 0
        }
        let part = rest.prefix(width - column)
        parts.append(Segment(segment.fate, Array(part)))
        column += part.count
        rest = rest.dropFirst(part.count)
      }
      return parts
    }
    return result
  }

  private static func list(
    _ text: MarkedText,
    _ separator: String,
    _ number: (UInt8) -> [UInt8]
  ) -> MarkedText {
    let joined = text.joined { _ in [] }
    var segments: [Segment] = []
    for (index, segment) in joined.enumerated() {
      let written = Array(segment.bytes.map(number).joined(separator: separator.utf8))
      if index > 0 {
        segments.append(Segment(.kept, Array(separator.utf8)))
      }
      segments.append(Segment(segment.fate, written))
    }
    return text.rewritten(segments)
  }
}
