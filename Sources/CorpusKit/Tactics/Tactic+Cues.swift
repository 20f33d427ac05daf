internal import CorpusOracle

/// What gives a secret away, written in another way that means the same.
extension Tactic {
  /// Words whose case does not matter where they name a value.
  private static let words = [
    "password", "passwd", "secret", "token", "api_key", "api-key", "apikey", "access_token",
    "client_secret", "authorization", "cookie", "set-cookie", "x-api-key", "x-auth-token",
  ].map { Array($0.utf8) }

  static let cues: [Tactic] = [
    Tactic(
      "cue-case",
      "names of fields and variables in other cases",
      for: .secrets,
      except: [
        .only(
          "auth-header",
          "cookie",
          "environment",
          "credential",
          because: "case matters outside of names of fields and variables"
        ),
        Limit("no name stands before a secret") { cueRanges(in: $0).isEmpty },
      ]
    ) { subject in
      [uppercased, lowercased, capitalized].map { recase in
        let ranges = cueRanges(in: subject)
        return TacticVariant(
          MarkedText(
            segments: subject.text.segments.enumerated().map { index, segment in
              guard let range = ranges[index] else { return segment }
              var segment = segment
              segment.bytes.replaceSubrange(range, with: recase(Array(segment.bytes[range])))
              return segment
            }
          )
        )
      }
    },
    Tactic(
      "spacing",
      "more, fewer and other blanks behind a field's name",
      for: .secrets,
      except: [
        Limit("no field's name and colon stand before a secret") { fieldEnds(in: $0).isEmpty },
        .only(
          "auth-header",
          "cookie",
          because: "only a header's blanks are free (RFC 9110, section 5.5)"
        ),
      ]
    ) { subject in
      ["", "  ", "\t", " \t "].map { blanks in
        let ends = fieldEnds(in: subject)
        return TacticVariant(
          MarkedText(
            segments: subject.text.segments.enumerated().map { index, segment in
              guard let end = ends[index] else { return segment }
              return Segment(segment.fate, segment.bytes[..<end] + Array(blanks.utf8))
            }
          )
        )
      }
    },
  ]

  /// By segment that stands before a secret: where a word begins and ends that names it.
  private static func cueRanges(in subject: TacticSubject) -> [Int: Range<Int>] {
    before(subject) { bytes in
      let separators = bytes.reversed().prefix { " \t=:\"'".utf8.contains($0) }.count
      guard separators > 0 else { return nil }
      let end = bytes.count - separators
      let lower = lowercased(Array(bytes[..<end]))
      guard
        let word = words.filter({ lower.reversed().starts(with: $0.reversed()) })
          .max(by: { $0.count < $1.count })
      else { return nil }
      let start = end - word.count
      let isWhole = start == 0 || !Encoder.isAlphanumeric(bytes[start - 1])
      return isWhole && (start == 0 || !"_-.$[".utf8.contains(bytes[start - 1])) ? start..<end : nil
    }
  }

  /// By segment that stands before a secret: where the blanks behind `Name:` begin.
  private static func fieldEnds(in subject: TacticSubject) -> [Int: Int] {
    before(subject) { bytes in
      let blanks = bytes.reversed().prefix { $0 == 0x20 }.count
      let end = bytes.count - blanks
      let name = Array(bytes[..<end]).suffix(while: { $0 != 0x0A })
      let isField =
        name.last == UInt8(ascii: ":") && name.count > 1
        && name.dropLast().allSatisfy { Encoder.isAlphanumeric($0) || $0 == 0x2D }
      return isField ? end : nil
    }
  }

  private static func before<Place>(
    _ subject: TacticSubject,
    _ place: ([UInt8]) -> Place?
  ) -> [Int: Place] {
    var places: [Int: Place] = [:]
    let segments = subject.text.segments
    for index in segments.indices.dropLast() where segments[index + 1].fate == .secret {
      places[index] = segments[index].fate == .secret ? nil : place(segments[index].bytes)
    }
    return places
  }

  private static func uppercased(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
  }

  private static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }

  private static func capitalized(_ bytes: [UInt8]) -> [UInt8] {
    var isFirst = true
    return lowercased(bytes).map { byte in
      defer { isFirst = byte == 0x2D }
      return isFirst ? uppercased([byte])[0] : byte
    }
  }
}
