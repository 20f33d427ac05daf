internal import LiteralScan
internal import RuleModel

/// Puts the parts of a token together.
///
/// A stream waits for the next line only where the token is not whole without it or an operator says
/// that it goes on. Where a whole token may go on all the same, its line may have been written: what
/// follows is found from the next line back, at most ``reachBack`` bytes.
struct TokenJoiner {
  private let seed: TokenSeed
  private let text: [UInt8]
  private let endsText: Bool
  private let firstLine: Int
  private var lineStart: Int
  private var pieces: [Range<Int>]
  private var secret: [Range<Int>]?
  /// Whether the text to come decides about the token.
  private(set) var isUndecided = false
  /// Where the parts begin that are found from their own line.
  private(set) var startOfLateParts: Int?

  /// How many bytes before a part the line may begin whose token goes on there though it is whole, less
  /// than a stream keeps as context.
  static let reachBack = 200
  private static let mostPieces = 64
  private static let mostWeakPieces = 4
  /// Turns of a piece that can be nothing but a part of a token, and how long it is.
  private static let certainTurns = 3
  private static let certainLength = 6
  /// Bytes that tell one kind of token from another.
  private static let tellingLength = 4

  init(_ seed: TokenSeed, lineStart: Int, text: [UInt8], endsText: Bool) {
    self.seed = seed
    firstLine = lineStart
    self.lineStart = lineStart
    self.text = text
    self.endsText = endsText
    pieces = [seed.start..<seed.end]
  }

  /// The bytes at which a token may stop and go on elsewhere.
  static let stops = ByteSet("\n\r\"'`\\")

  /// The parts of the secret if it goes over more than one; `secrets` are those of the rule in some
  /// bytes at an offset.
  mutating func secret(_ secrets: ([UInt8], Int) -> [Range<Int>]) -> [Range<Int>]? {
    while pieces.count < Self.mostPieces, let piece = nextPiece() {
      pieces.append(piece)
      secret = joined(secrets) ?? secret
    }
    return secret
  }

  /// Whether the token is whole without what follows.
  private var isWhole: Bool {
    secret != nil || seed.isComplete
  }

  /// The next part of the token.
  private mutating func nextPiece() -> Range<Int>? {
    let last = pieces[pieces.count - 1]
    let next = NextPart.behind(
      last.upperBound,
      token: last.lowerBound,
      lineStart: lineStart,
      in: text,
      endsText: endsText
    )
    switch next {
    case .none: return nil
    case .undecided(let sign):
      isUndecided = sign == .sign || !isWhole
      return nil
    case .piece(let start, let sign):
      let newline = ByteSearch.lastIndex(
        of: UInt8(ascii: "\n"),
        in: text,
        last.upperBound..<start
      )
      guard let piece = piece(from: start) else {
        isUndecided = sign == .sign || !isWhole
        return nil
      }
      guard isPart(piece, sign, crossesLine: newline != nil) else { return nil }
      if let newline {
        lineStart = newline + 1
      }
      return piece
    }
  }

  /// Whether `piece`, to which `sign` leads, is a part of the token and not something else.
  private mutating func isPart(
    _ piece: Range<Int>,
    _ sign: NextPart.Sign,
    crossesLine: Bool
  ) -> Bool {
    // What begins like the token is another one.
    let beginning = text[seed.start..<min(seed.end, seed.start + Self.tellingLength)]
    guard !piece.isEmpty, !text[piece].starts(with: beginning) else { return false }
    guard sign != .sign else { return true }
    let turns = NextPart.turns(in: text[piece], most: Self.certainTurns)
    let isCertain = turns >= Self.certainTurns && piece.count >= Self.certainLength
    guard isWhole else {
      return turns > 0 && (sign == .width || pieces.count < Self.mostWeakPieces)
    }
    guard crossesLine else { return isCertain && pieces.count < Self.mostWeakPieces }
    guard isCertain || sign == .width && turns > 0,
      piece.lowerBound - firstLine <= Self.reachBack
    else { return false }
    startOfLateParts = startOfLateParts ?? piece.lowerBound
    return true
  }

  /// The token's bytes from `start` on; nil if the text to come may have more of them.
  private func piece(from start: Int) -> Range<Int>? {
    var end = start
    let limit = min(text.count, start + CompiledRule.maximumWindow)
    while end < limit, NextPart.tokenBytes.contains(text[end]) {
      end += 1
    }
    return end == text.count && !endsText ? nil : start..<end
  }

  private func joined(_ secrets: ([UInt8], Int) -> [Range<Int>]) -> [Range<Int>]? {
    let start = max(0, seed.start - 1)
    var reading = Reading(from: start)
    reading.append(text, start..<seed.end)
    for (index, piece) in pieces.enumerated().dropFirst() {
      reading.append(.nothing, from: pieces[index - 1].upperBound..<piece.lowerBound)
      reading.append(text, piece)
    }
    let first = seed.start - start
    let secret = secrets(reading.bytes, first).first {
      $0.lowerBound == first && $0.upperBound > seed.end - start
    }
    return secret.map { reading.rawParts(of: $0) }
  }
}
