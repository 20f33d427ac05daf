internal import CorpusOracle

/// What URLs and strings of JSON and programs do to the characters of a text, a line at a time.
extension Tactic {
  private static let limits = [Limit.encodedAlready, .noText]

  static let escapes: [Tactic] = [
    Tactic("percent", "the text as a part of a URL", except: limits) { subject in
      let text = subject.encodable
      return [
        text.encoded { Encoder.percent($0) },
        text.encoded { Encoder.percent($0, upper: false) },
        text.encoded { Encoder.percent($0, everything: true) },
      ].map { TacticVariant($0) }
    },
    Tactic("percent-twice", "percent signs encoded once more", except: limits) { subject in
      [
        subject.encodable.encoded { Encoder.percent(Encoder.percent($0)) },
        subject.encodable.encoded { Encoder.percent(Encoder.percent($0, everything: true)) },
      ].map { TacticVariant($0) }
    },
    Tactic("json-string", "the text as a string of JSON", except: limits) { subject in
      let text = subject.encodable.encoded(Encoder.json)
      return [("[3, \"", "\", null]"), ("body=\"", "\" n=3")].map {
        TacticVariant(text.between($0.0, $0.1, subject.frameFate))
      }
    },
    Tactic("json-twice", "JSON in a string of JSON", except: limits) { subject in
      let text = subject.encodable.encoded { Encoder.json(Encoder.json($0)) }
      return [
        text.between(#"{"log":"{\"msg\":\""#, #"\",\"n\":3}\n"}"#, subject.frameFate),
        text.between(#""[\""#, #"\"]""#, subject.frameFate),
      ].map { TacticVariant($0) }
    },
    Tactic("unicode-escapes", "characters as \\uXXXX", except: limits) { subject in
      let text = subject.encodable
      return [
        text.encoded { Encoder.unicodeEscapes($0) { _ in true } },
        text.encoded { Encoder.unicodeEscapes($0, upper: true) { _ in true } },
        text.encoded { bytes in
          Encoder.unicodeEscapes(Encoder.json(bytes)) {
            !$0.isASCII || "<>&'=+".unicodeScalars.contains($0)
          }
        },
        text.encoded { bytes in
          String(decoding: bytes, as: UTF8.self).unicodeScalars
            .flatMap { Array("\\u{\(String($0.value, radix: 16))}".utf8) }
        },
      ].map { TacticVariant($0.between("note=\"", "\", n=3", subject.frameFate)) }
    },
    Tactic("string-escapes", "bytes as \\xNN or \\ooo", except: limits) { subject in
      let text = subject.encodable
      return [
        text.encoded(Encoder.hexEscapes), text.encoded(Encoder.octal),
        text.encoded { bytes in
          bytes.flatMap { Encoder.isAlphanumeric($0) ? [$0] : Encoder.hexEscapes([$0]) }
        },
      ].map { TacticVariant($0.between("note='", "', n=3", subject.frameFate)) }
    },
  ]

  static let quoting: [Tactic] = [
    Tactic("repr", "the text as Python, Ruby and Rust print it", except: limits) { subject in
      let text = subject.encodable
      func quoted(_ start: String, _ quote: Unicode.Scalar, _ escapesAll: Bool) -> TacticVariant {
        let quote = UInt8(ascii: quote)
        return TacticVariant(
          text.encoded { Encoder.quoted($0, quote: quote, escapesAll: escapesAll) }
            .between(start, "\(start.last ?? "'"), n=3", subject.frameFate)
        )
      }
      return [
        quoted("note='", "'", false), quoted("note=b'", "'", true),
        quoted(":note=>\"", "\"", false),
        quoted("Some(\"", "\"", false),
      ]
    },
    Tactic("shell-quoting", "the text as an argument of a shell", except: limits + [.spansLines]) {
      subject in
      let text = subject.encodable
      return [
        text.encoded { bytes in
          bytes.flatMap { $0 == UInt8(ascii: "'") ? Array("'\\''".utf8) : [$0] }
        }.between("note='", "' n=3", subject.frameFate),
        text.encoded { bytes in
          bytes.flatMap { "\"\\$`!".utf8.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }
        }.between("note=\"", "\" n=3", subject.frameFate),
        text.encoded(Encoder.backslashes),
        text.encoded { Encoder.quoted($0, quote: UInt8(ascii: "'")) }
          .between("note=$'", "' n=3", subject.frameFate),
      ].map { TacticVariant($0) }
    },
  ]

  static let markup: [Tactic] = [
    Tactic("references", "the text in HTML or XML", except: limits + [.spansLines]) { subject in
      let text = subject.encodable
      return [
        text.encoded(Encoder.references),
        text.encoded { Encoder.references(Encoder.references($0)) },
        text.encoded { Encoder.numericReferences($0, radix: 10) },
        text.encoded { Encoder.numericReferences($0, radix: 16) },
      ].map { TacticVariant($0) }
    }
  ]
}
