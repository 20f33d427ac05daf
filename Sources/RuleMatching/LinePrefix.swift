internal import RuleModel

/// What a program writes before a line that is not its own: a mark of quotation, a number, a time with a
/// level and a name.
struct LinePrefix {
  private let bytes: ArraySlice<UInt8>
  private var position: Int
  /// Whether a time stood there.
  private var isTimed = false
  /// Names without a sign behind them, of a host and a program.
  private var names = 0

  private static let mostNames = 2
  private static let longestName = 60
  private static let longestBracket = 80
  private static let blanks = ByteSet(" \t")
  private static let marks = ByteSet("><|#/*+-")
  private static let timeBytes = ByteSet("0123456789:.,TZ/+-")
  private static let nameBytes = ByteSet.alphanumerics.union(ByteSet("_-./@$:"))
  private static let levels = [
    "TRACE", "DEBUG", "INFO", "NOTICE", "WARN", "WARNING", "ERROR", "FATAL", "CRITICAL", "SEVERE",
    "ALERT", "EMERG", "PANIC",
  ].map { Array($0.utf8) }
  private static let days = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Mon",
    "Tue",
    "Wed", "Thu", "Fri", "Sat", "Sun",
  ].map { Array($0.utf8) }

  /// The beginning of a line.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Whether all of the bytes are a prefix, behind which the line of another program begins.
  var isWhole: Bool {
    mutating get {
      guard let last = bytes.last, Self.blanks.contains(last) || bytes.count == 1 else {
        return false
      }
      var mayEnd = true
      while true {
        while position < bytes.endIndex, Self.blanks.contains(bytes[position]) {
          position += 1
        }
        guard position < bytes.endIndex else { return mayEnd }
        guard let ends = readPiece() else { return false }
        mayEnd = ends
      }
    }
  }

  /// Reads up to the next blank; whether a line may begin behind it, nil if it is no part of a prefix.
  private mutating func readPiece() -> Bool? {
    if let close = Self.closing(of: bytes[position]) {
      return readBracket(to: close)
    }
    let start = position
    while position < bytes.endIndex, !Self.blanks.contains(bytes[position]) {
      position += 1
    }
    let piece = bytes[start..<position]
    guard piece.count <= Self.longestName else { return nil }
    if piece.allSatisfy(Self.marks.contains) {
      return piece.count <= 3
    }
    if piece.allSatisfy({ $0.isDigit }) {
      return false
    }
    if piece.allSatisfy(Self.timeBytes.contains) {
      isTimed = true
      return piece.contains(UInt8(ascii: ":"))
    }
    let word = piece.last == UInt8(ascii: ":") ? piece.dropLast() : piece
    if Self.levels.contains(where: { $0[...] == word }) {
      return isTimed || start == bytes.startIndex ? true : nil
    }
    if Self.days.contains(where: { piece.starts(with: $0) && piece.count <= 4 }) {
      return false
    }
    // The level and the day of glog.
    if piece.count == 5, "IWEFD".utf8.contains(piece[start]),
      piece.dropFirst().allSatisfy(\.isDigit)
    {
      return false
    }
    return readName(piece)
  }

  /// What a name of a host, a program or a logger says: one that a colon or a bracket ends is the last.
  private mutating func readName(_ piece: ArraySlice<UInt8>) -> Bool? {
    let name = piece.prefix(while: Self.nameBytes.contains)
    guard !name.isEmpty else { return nil }
    let rest = piece[name.endIndex...]
    let isEnd = piece.last == UInt8(ascii: ":") || piece.last == UInt8(ascii: "]")
    guard rest.allSatisfy({ $0.isDigit || "[]():".utf8.contains($0) }) else { return nil }
    names += 1
    guard isTimed else {
      // The name of a service in front of its bar.
      return names == 1 && piece.startIndex == bytes.startIndex && isBarNext ? false : nil
    }
    guard names <= Self.mostNames else { return nil }
    // Of a stream of a container: whether its line is whole.
    return isEnd || piece.elementsEqual("F".utf8) || piece.elementsEqual("P".utf8)
  }

  private var isBarNext: Bool {
    bytes[position...].first { !Self.blanks.contains($0) } == UInt8(ascii: "|")
  }

  /// Reads what stands in brackets, which may be a time.
  private mutating func readBracket(to close: UInt8) -> Bool? {
    let start = position
    guard
      let end = bytes[start...].prefix(Self.longestBracket).firstIndex(of: close), end > start + 1
    else { return nil }
    let inside = bytes[(start + 1)..<end]
    isTimed =
      isTimed
      || inside.first.map(\.isDigit) ?? false && inside.contains(UInt8(ascii: ":"))
    position = end + 1
    // `<11>1` of syslog, `[main]:` of others.
    while position < bytes.endIndex, !Self.blanks.contains(bytes[position]) {
      guard bytes[position].isDigit || bytes[position] == UInt8(ascii: ":") else { return nil }
      position += 1
    }
    return close != UInt8(ascii: ">")
  }

  private static func closing(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: "<"): UInt8(ascii: ">")
    default: nil
    }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool {
    (0x30...0x39).contains(self)
  }
}
