/// All pieces of some secrets, for finding any of them in one pass.
struct Pieces {
  private let length: Int
  private var long: Set<ArraySlice<UInt8>> = []
  /// Secrets shorter than a piece, whole.
  private var short: Set<ArraySlice<UInt8>> = []

  init(of secrets: [[UInt8]], length: Int = CorpusOracle.pieceLength) {
    self.length = length
    for secret in secrets where !secret.isEmpty {
      if secret.count < length {
        short.insert(secret[...])
      } else {
        long.formUnion(Self.windows(of: secret, length))
      }
    }
  }

  /// Leaves out what `text` holds anyway.
  mutating func subtract(_ text: [UInt8]) {
    long.subtract(Self.windows(of: text, length))
    short = short.filter { Self.offset(of: $0, in: text[...]) == nil }
  }

  /// How many bytes of `text` belong to a piece.
  func coveredBytes(of text: [UInt8]) -> Int {
    var isCovered = [Bool](repeating: false, count: text.count)
    for window in Self.windows(of: text, length) where long.contains(window) {
      isCovered.replaceSubrange(
        window.indices,
        with: repeatElement(true, count: window.count)
      )
    }
    for secret in short {
      for window in Self.windows(of: text, secret.count) where window == secret {
        isCovered.replaceSubrange(
          window.indices,
          with: repeatElement(true, count: window.count)
        )
      }
    }
    return isCovered.count { $0 }
  }

  private static func windows(of text: [UInt8], _ length: Int) -> [ArraySlice<UInt8>] {
    guard text.count >= length else { return [] }
    return (0...(text.count - length)).map { text[$0..<($0 + length)] }
  }

  private static func offset(of piece: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Int? {
    guard text.count >= piece.count else { return nil }
    return (text.startIndex...(text.endIndex - piece.count)).first {
      text[$0..<($0 + piece.count)] == piece
    }
  }
}
