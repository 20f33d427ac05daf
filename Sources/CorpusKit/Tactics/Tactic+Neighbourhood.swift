internal import CorpusOracle

/// What stands right beside a secret or before it.
extension Tactic {
  private static let decoys = [
    "see ghp_, sk_live_ and AKIA; ", "password policy: min 12 characters; ",
    "token_count=3 secret_santa=on ", "no Authorization header, no cookie; ",
    "-----BEGIN of the report----- ", "user@ localhost:// ",
  ]

  static let neighbourhood: [Tactic] = [
    Tactic(
      "neighbours",
      "signs, escapes and letters of other scripts right beside a token",
      for: .secrets,
      except: [.encodedAlready, .noText, .noToken]
    ) { subject in
      let openings = ["(", "[", "<", "\"", "'", "`", "=", ":", ",", "|", ";", "\t", "鍵", "é"]
      let endings = [
        ")", "]", ">", "\"", "'", "`", "&", ";", ",", "|", ".", "\t", "。", "é", "!", "\r\n", "}",
        "\\n", "…",
      ]
      return endings.enumerated().map { number, ending in
        beside(subject, openings[number % openings.count], ending)
      }
    },
    Tactic(
      "decoys",
      "what looks like the beginning of a secret before the text",
      except: [.lockdown]
    ) {
      subject in
      decoys.flatMap { decoy in
        [
          subject.text.between(decoy, "", subject.frameFate),
          subject.text.between("\(decoy)\n", "", subject.frameFate),
        ].map { TacticVariant($0) }
      }
    },
    Tactic(
      "twice",
      "the text once more behind itself",
      except: [
        .lockdown,
        Limit("a text that spans lines opens what its second copy closes") { $0.isMultiline },
      ]
    ) { subject in
      let copies = subject.text.segments + [Segment(.kept, [0x0A])] + subject.text.segments
      return [TacticVariant(MarkedText(segments: copies))]
    },
    Tactic(
      "cut-off",
      "the last secret cut short before a sign of omission",
      for: .secrets,
      except: [.encodedAlready, .noText, .noToken]
    ) { subject in
      guard let last = subject.text.segments.lastIndex(where: { $0.fate == .secret }) else {
        return []
      }
      let secret = subject.text.segments[last].bytes
      let prefix = (subject.publicPrefixes.last ?? nil) ?? 0
      let body = secret.count - prefix
      let lengths = Set([body / 4, body / 2, body * 3 / 4, body - 1, 12]).filter { 0..<body ~= $0 }
      return lengths.sorted().flatMap { length in
        let end = prefix + length
        let head = TacticVariant.Head(of: secret, prefix: prefix, end: end)
        return ["…", "...", " [truncated]"].map { sign in
          let segments =
            subject.text.segments[..<last]
            + [Segment(.secret, Array(secret[..<end])), Segment(.free, Array(sign.utf8))]
          let text = MarkedText(segments: Array(segments))
          return TacticVariant(text, judgement: .heads([head]))
        }
      }
    },
    Tactic(
      "window-edges",
      "so much text before it that a secret lies across 4 KiB or 64 KiB",
      except: [
        .lockdown,
        Limit("one case in three is enough for its cost") {
          !$0.isDrawn(1.0 / 3, for: "window-edges")
        },
      ]
    ) { subject in
      let before = subject.text.segments.prefix { $0.fate != .secret }.flatMap(\.bytes).count
      let length = subject.text.segments.first { $0.fate == .secret }?.bytes.count ?? 1
      return [4096, 65536].flatMap { edge in
        [0, length / 2, length].flatMap { inside -> [TacticVariant] in
          let count = max(0, edge - before - inside)
          return [padding(count, "\n"), padding(count, " ")].map { padding in
            TacticVariant(subject.text.between(padding, "", subject.frameFate))
          }
        }
      }
    },
  ]

  /// Each secret of the text directly between `opening` and `ending`, in place of a blank.
  private static func beside(
    _ subject: TacticSubject,
    _ opening: String,
    _ ending: String
  ) -> TacticVariant {
    var segments: [Segment] = []
    for segment in subject.text.segments {
      if segment.fate == .secret {
        if segments.last?.bytes.last == 0x20 || segments.isEmpty {
          segments.append(Segment(.kept, Array(opening.utf8)))
        }
        segments += [segment, Segment(.kept, Array(ending.utf8))]
      } else {
        segments.append(segment)
      }
    }
    return TacticVariant(MarkedText(segments: segments))
  }

  /// So many bytes of plain words, the last one a line end or blank.
  private static func padding(_ count: Int, _ end: String) -> String {
    guard count > 0 else { return "" }
    let words = end == "\n" ? "the quick brown fox jumps\n" : "the quick brown fox jumps "
    let rows = String(repeating: words, count: count / words.count)
    return rows + String(repeating: " ", count: max(0, count - rows.count - 1))
      + (count > rows.count ? end : "")
  }
}
