internal import CorpusOracle

/// Every place at which a text can be cut.
extension Tactic {
  /// The longest text that a sweep runs on: its cost grows with the square.
  private static let longestText = 2048
  private static let tooLong = Limit("a sweep of a longer text than 2 KiB costs too much") {
    $0.text.bytes.count > longestText
  }

  /// The tactics that try every place of a text, which a sample leaves out.
  public static let sweeps: [Tactic] = [
    Tactic(
      "cut-anywhere",
      "the text cut at every byte",
      for: .secrets,
      except: [
        tooLong, .encodedAlready,
        Limit("no secret has a public beginning or a name before it") { subject in
          subject.cuttable.isEmpty
        },
      ]
    ) { subject in
      let bytes = subject.text.bytes
      return (1...bytes.count).map { end in
        let heads = subject.cuttable.filter { $0.range.lowerBound < end }.map { secret in
          TacticVariant.Head(
            of: Array(bytes[secret.range]),
            prefix: secret.prefix,
            end: min(end, secret.range.upperBound) - secret.range.lowerBound
          )
        }
        return TacticVariant(subject.text.prefix(end), judgement: .heads(heads))
      }
    },
    Tactic("split-anywhere", "a stream cut in two at every byte", for: .secrets, except: [tooLong])
    {
      subject in
      let count = subject.text.bytes.count
      return (1..<max(2, count)).map { TacticVariant(subject.text, feed: .pieces([$0])) }
    },
  ]
}

extension TacticSubject {
  /// A secret that can be known by less than all of it.
  struct CuttableSecret: Sendable {
    var range: Range<Int>
    /// How many bytes at its beginning are public.
    var prefix: Int
  }

  /// Families in which a name or a scheme stands before what is secret.
  private static let cued: Set = ["auth-header", "cookie", "environment"]

  /// The secrets with a public beginning, or a name before them.
  var cuttable: [CuttableSecret] {
    var secrets: [CuttableSecret] = []
    var offset = 0
    var number = 0
    for segment in text.segments {
      if segment.fate == .secret {
        let range = offset..<(offset + segment.bytes.count)
        if let prefix = publicPrefixes[number] {
          secrets.append(CuttableSecret(range: range, prefix: prefix))
        } else if Self.cued.contains(item.family) {
          secrets.append(CuttableSecret(range: range, prefix: 0))
        }
        number += 1
      }
      offset += segment.bytes.count
    }
    return secrets
  }
}
