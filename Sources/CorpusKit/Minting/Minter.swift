internal import RuleModel

/// Fills in the shapes of a case, the same on every run with the same seed.
public struct Minter: Sendable {
  private let shapes: [String: Shape]
  /// What other than the case decides the made-up text.
  public let seed: UInt64

  /// A minter of `shapes`.
  public init(shapes: [Shape], seed: UInt64 = 0) {
    self.shapes = Dictionary(shapes.map { ($0.name.text, $0) }) { first, _ in first }
    self.seed = seed
  }

  /// The text of `item` with every shape filled in.
  public func minted(_ item: CorpusCase) -> MintedCase {
    var random = RandomSource(name: item.id, seed: seed)
    let known = item.known.map { value in
      value.parts.flatMap { text(of: $0.content, known: [], &random) }
    }
    return MintedCase(
      parts: item.text.parts.map { part in
        let isMinted =
          switch part.content {
          case .bytes: false
          case .shape: true
          }
        let bytes = text(of: part.content, known: known, &random)
        return MintedCase.Part(
          mark: part.mark,
          bytes: bytes,
          isMinted: isMinted,
          prefixLength: prefixLength(of: part.content)
        )
      },
      isLoose: item.isLoose,
      known: known
    )
  }

  /// How many bytes of `content` a shape gives away.
  private func prefixLength(of content: CaseText.Content) -> Int {
    guard case .shape(let name, _, _) = content else { return 0 }
    switch shapes[name]?.form {
    case .token(let token): return token.prefix.utf8.count
    case .row(let row):
      guard let first = row.parts.first else { return 0 }
      if case .bytes(let bytes) = first.content { return bytes.count }
      return prefixLength(of: first.content)
    case nil: return 0
    }
  }

  private func text(
    of content: CaseText.Content,
    known: [[UInt8]],
    _ random: inout RandomSource
  ) -> [UInt8] {
    switch content {
    case .bytes(let bytes): return bytes
    case .shape(let name, let number, _):
      if let writing = KnownWriting(rawValue: name) {
        return writing.text(of: known, number: number)
      }
      return text(of: shapes[name], length: number, &random)
    }
  }

  private func text(of shape: Shape?, length: Int?, _ random: inout RandomSource) -> [UInt8] {
    switch shape?.form {
    case .token(let token):
      let body = (0..<(length ?? token.length)).map { offset in
        random.element(of: token.alphabet.characters(at: offset))
      }
      let prefix = Array(token.prefix.utf8)
      let whole = token.checksum?.completed(prefix: prefix, body: body) ?? prefix + body
      return whole + Array(token.suffix.utf8)
    case .row(let row):
      return row.parts.flatMap { text(of: $0.content, known: [], &random) }
    case nil:
      preconditionFailure("a corpus with an unknown shape is not minted")
    }
  }
}
