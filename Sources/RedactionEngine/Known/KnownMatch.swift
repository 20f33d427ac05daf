internal import RuleMatching
internal import RuleModel

/// A stretch of text that writes a piece of a subject.
struct KnownMatch {
  /// The bytes of the text.
  var range: Range<Int>
  /// The bytes of the subject, in the pool.
  var piece: Range<Int>
  /// How it is written.
  var form: KnownSeed.Form
  /// Whether it stands as the caller wrote it, case aside.
  var isWritten: Bool

  /// Pieces of a known text that is no secret go from this length on.
  static let shortestPiece = 32
  /// Pieces beside a cut go from this length on.
  static let shortestCut = 6
  /// Random bytes that a piece beside a cut holds at least.
  static let randomInCut = 3
  /// What has as many bytes is no part of another word.
  private static let shortestPhrase = 16
  /// A whole line of a known text that is no secret goes from this length on.
  private static let shortestLine = 16

  /// Whether the piece gives away enough to go.
  func goes(_ subject: KnownSubject, in pool: KnownPool, text: [UInt8], edges: TextEdges) -> Bool {
    if subject.kind == .secret, pool.isTelling(piece, of: subject) {
      return true
    }
    let surroundings = Surroundings(of: range, in: text, edges: edges)
    if piece == subject.range || isLine(of: subject, in: pool.bytes) {
      return wholeGoes(subject, in: pool, text: text, surroundings)
    }
    guard form == .text else { return false }
    if subject.kind != .secret {
      let blanks = pool.bytes[piece].count { $0 == UInt8(ascii: " ") }
      return piece.count >= Self.shortestPiece && blanks >= 3
        || blanks >= 2 && piece.count >= 12 && isCut(subject, surroundings)
    }
    return piece.count >= Self.shortestCut && pool.randomCount(piece) >= Self.randomInCut
      && isCut(subject, surroundings)
  }

  /// A word of the caller's is a word of others', too, so that it goes only where it stands alone.
  private func wholeGoes(
    _ subject: KnownSubject,
    in pool: KnownPool,
    text: [UInt8],
    _ surroundings: Surroundings
  ) -> Bool {
    guard form == .text, piece.count < Self.shortestPhrase, subject.isOfWords else { return true }
    return surroundings.hasBoundaryBefore && surroundings.hasBoundaryBehind
      && (!isWritten || isInOneCase(pool.bytes, text))
  }

  /// Whether the text is the piece as it is, all in capitals or all in small letters.
  private func isInOneCase(_ bytes: [UInt8], _ text: [UInt8]) -> Bool {
    let letters = text[range].filter { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
    return text[range].elementsEqual(bytes[piece]) || letters.allSatisfy { $0 & 0x20 == 0 }
      || letters.allSatisfy { $0 & 0x20 != 0 }
  }

  /// Whether the piece is a line of a subject that has several.
  private func isLine(of subject: KnownSubject, in bytes: [UInt8]) -> Bool {
    let newline = UInt8(ascii: "\n")
    guard piece.count >= (subject.kind == .secret ? KnownTexts.shortest : Self.shortestLine),
      piece.count < subject.range.count
    else { return false }
    let begins =
      piece.lowerBound == subject.range.lowerBound || bytes[piece.lowerBound - 1] == newline
    let ends = piece.upperBound == subject.range.upperBound || bytes[piece.upperBound] == newline
    return begins && ends && !CommonWords.contain(Array(bytes[piece]))
  }

  private func isCut(_ subject: KnownSubject, _ surroundings: Surroundings) -> Bool {
    let isHead = piece.lowerBound == subject.range.lowerBound
    let isTail = piece.upperBound == subject.range.upperBound
    return isHead && surroundings.hasBoundaryBefore && surroundings.hasCutBehind
      || isTail && surroundings.hasBoundaryBehind && surroundings.hasCutBefore
  }
}
