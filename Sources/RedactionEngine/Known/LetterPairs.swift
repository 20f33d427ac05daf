/// Which two letters follow each other in words of European languages written in ASCII.
enum LetterPairs {
  /// By first letter the letters that may follow; counted in the manuals and headers of a Linux system, those
  /// that make up 1/4,000 of all pairs or more.
  private static let followers: [UInt32] = [
    "bcdfgiklmnprstuvwy", "aeijlorstuy", "acehiklorstuy", "abdeilorstuvy",
    "abcdefghilmnopqrstuvwxy", "aefilorstuy", "aeghilnorstu", "aeinortu", "abcdefgklmnoprstvxz",
    "aeou", "aeinos", "adefgilopstuvy", "abeilmopsu", "acdefgiklmnopstuvy",
    "abcdefgiklmnoprstuvw", "adehiloprstuy", "u", "abcdefgiklmnoprstuvwy", "acefhiklmnopstuwy",
    "acdefhilmnoprstuwy", "abcdefgilmnprst", "aeio", "aehinors", "aceimpst", "ailmnoprst", "ae",
  ].map { letters in
    letters.utf8.reduce(into: 0) { $0 |= 1 << UInt32($1 - UInt8(ascii: "a")) }
  }

  /// Whether a word is likely to hold the two letters, which are ASCII, case aside.
  static func isLikely(_ first: UInt8, _ second: UInt8) -> Bool {
    let letterA = UInt8(ascii: "a")
    return followers[Int((first | 0x20) - letterA)] >> UInt32((second | 0x20) - letterA) & 1 == 1
  }
}
