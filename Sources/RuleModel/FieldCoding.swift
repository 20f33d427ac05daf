/// Writes numbers, texts and bytes one behind the other, as text that any string literal can hold.
///
/// A number takes one byte for each six bits, the lowest first, with the seventh bit set in all but
/// the last. Texts and bytes follow their length.
struct FieldWriter {
  private(set) var text = ""
  /// How many bytes `text` has.
  private(set) var count = 0

  mutating func write(_ number: Int) {
    write(UInt64(number))
  }

  private mutating func write(_ number: UInt64) {
    var rest = number
    repeat {
      let digit = UInt8(rest & 0x3F)
      rest >>= 6
      text.unicodeScalars.append(Unicode.Scalar(rest == 0 ? digit : digit | 0x40))
      count += 1
    } while rest != 0
  }

  mutating func write(_ field: String) {
    write(field.utf8.count)
    text += field
    count += field.utf8.count
  }

  mutating func write(_ range: ClosedRange<Int>) {
    write(range.lowerBound)
    write(range.upperBound)
  }

  mutating func write(_ fields: [String]) {
    write(fields.count)
    for field in fields {
      write(field)
    }
  }

  /// Bytes need not be text; where they are not ASCII, each goes as a number.
  mutating func write(bytes: [UInt8]) {
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    write(bytes.count << 1 | (isASCII ? 0 : 1))
    if isASCII {
      text += String(decoding: bytes, as: UTF8.self)
      count += bytes.count
    } else {
      bytes.forEach { write(Int($0)) }
    }
  }

  mutating func write(_ set: ByteSet) {
    write(set.words.0)
    write(set.words.1)
    write(set.words.2)
    write(set.words.3)
  }
}

/// Reads what ``FieldWriter`` wrote.
struct FieldReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func readNumber() -> Int {
    Int(readWord())
  }

  private mutating func readWord() -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let digit = bytes[position]
      position += 1
      // The shift stays below 64: the longest number has eleven digits.
      number |= UInt64(digit & 0x3F) &<< shift
      guard digit & 0x40 != 0 else { return number }
      shift += 6
    }
  }

  private mutating func readSlice(_ count: Int) -> ArraySlice<UInt8> {
    defer { position += count }
    return bytes[position..<(position + count)]
  }

  mutating func readText() -> String {
    String(decoding: readSlice(readNumber()), as: UTF8.self)
  }

  mutating func readRange() -> ClosedRange<Int> {
    let lower = readNumber()
    return lower...readNumber()
  }

  mutating func readTexts() -> [String] {
    let count = readNumber()
    return count == 0 ? [] : (0..<count).map { _ in readText() }
  }

  mutating func readBytes() -> [UInt8] {
    let header = readNumber()
    guard header & 1 == 0 else {
      return (0..<(header >> 1)).map { _ in UInt8(readNumber()) }
    }
    return Array(readSlice(header >> 1))
  }

  mutating func readByteSet() -> ByteSet {
    var set = ByteSet()
    set.words = (readWord(), readWord(), readWord(), readWord())
    return set
  }
}
