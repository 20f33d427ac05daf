/// The same text in pieces.
extension Tactic {
  static let streams: [Tactic] = [
    Tactic("bytes", "byte by byte") { subject in
      [
        TacticVariant(
          subject.text,
          feed: .pieces(Array(1..<max(1, subject.text.bytes.count)))
        )
      ]
    },
    Tactic("pieces", "in pieces of random length") { subject in
      var random = subject.random(for: "pieces")
      let count = subject.text.bytes.count
      return (0..<4).map { _ in
        var cuts: [Int] = []
        var offset = 0
        while true {
          offset += 1 + Int(random.next() % 24)
          guard offset < count else { break }
          cuts.append(offset)
        }
        return TacticVariant(subject.text, feed: .pieces(cuts))
      }
    },
  ]
}
