internal import CorpusOracle

/// A token in two parts, each of which goes; of what joins them a sign may go along.
extension Tactic {
  private static let limits = [Limit.encodedAlready, .noText, .noToken]
  /// A usual width of a terminal, a mail and a log viewer.
  private static let widths = [76, 80, 120]

  static let splits: [Tactic] = [
    Tactic(
      "wrapped",
      "a line that is wrapped at each column of a token",
      for: .secrets,
      except: limits
    ) {
      subject in
      eachColumn(of: subject).enumerated().compactMap { number, column in
        wrapped(subject, before: column, at: widths[number % widths.count])
      }
    },
    Tactic(
      "continued",
      "a backslash and a line end at each column of a token",
      for: .secrets,
      except: limits
    ) { subject in
      eachColumn(of: subject).map {
        TacticVariant(split(subject, at: $0, "\\\n"), judgement: .pieces)
      }
    },
    Tactic("concatenated", "strings that a program joins", for: .secrets, except: limits) {
      subject in
      let columns = eachColumn(of: subject)
      let signs = ["\" + \"", "\" \"", "\", \"", "\" . \""]
      return columns.enumerated().map { number, column in
        let text = split(subject, at: column, signs[number % signs.count])
        return TacticVariant(text.between("t = \"", "\"", subject.frameFate), judgement: .pieces)
      }
    },
  ]

  /// The offsets behind the public beginning at which the first secret can be split.
  private static func eachColumn(of subject: TacticSubject) -> [Int] {
    guard let secret = subject.text.segments.first(where: { $0.fate == .secret }) else { return [] }
    let first = (subject.publicPrefixes.first ?? nil) ?? 0
    return Array((first + 1)..<max(first + 2, secret.bytes.count)).filter {
      $0 < secret.bytes.count
    }
  }

  /// The text with the first secret in two, before and behind `separator`, which stays.
  private static func split(
    _ subject: TacticSubject,
    at offset: Int,
    _ separator: String
  ) -> MarkedText {
    var isFirst = true
    return subject.text.encoded { segment -> [Segment] in
      guard segment.fate == .secret, isFirst else { return [segment] }
      isFirst = false
      return [
        Segment(.secret, Array(segment.bytes[..<offset])), Segment(.free, Array(separator.utf8)),
        Segment(.secret, Array(segment.bytes[offset...])),
      ]
    }
  }

  /// The text behind so much else that `width` columns end at `offset` of the first secret; nil if
  /// the line is longer than that already.
  private static func wrapped(
    _ subject: TacticSubject,
    before offset: Int,
    at width: Int
  ) -> TacticVariant? {
    let before = subject.text.segments.prefix { $0.fate != .secret }.flatMap(\.bytes)
    let line = before.suffix(while: { $0 != 0x0A })
    let column = String(decoding: line, as: UTF8.self).unicodeScalars.count + offset
    guard column < width, line.count == before.count else { return nil }
    let padding =
      String(repeating: "- ", count: (width - column) / 2)
      + ((width - column) % 2 == 1 ? " " : "")
    let text = split(subject, at: offset, "\n")
    return TacticVariant(text.between(padding, "", subject.frameFate), judgement: .pieces)
  }
}

extension Array {
  /// The elements behind the last one that does not satisfy `predicate`.
  func suffix(while predicate: (Element) -> Bool) -> ArraySlice<Element> {
    self[(lastIndex { !predicate($0) }.map { $0 + 1 } ?? startIndex)...]
  }
}
