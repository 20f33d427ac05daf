/// Writes fields as `length:bytes`.
struct FieldWriter {
  private(set) var text = ""

  mutating func write(_ field: String) {
    text += "\(field.utf8.count):\(field)"
  }

  mutating func write(_ number: Int) {
    write(String(number))
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

  /// Bytes need not be text, so that they go in hexadecimal.
  mutating func write(bytes: [UInt8]) {
    write(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
  }

  mutating func write(_ set: ByteSet) {
    write(bytes: set.count > 128 ? set.inverted.bytes : set.bytes)
    write(set.count > 128 ? 1 : 0)
  }
}

/// Reads what ``FieldWriter`` wrote.
struct FieldReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func readField() -> ArraySlice<UInt8> {
    var length = 0
    while bytes[position] != UInt8(ascii: ":") {
      length = length * 10 + Int(bytes[position]) - 0x30
      position += 1
    }
    defer { position += 1 + length }
    return bytes[(position + 1)..<(position + 1 + length)]
  }

  mutating func readText() -> String {
    String(decoding: readField(), as: UTF8.self)
  }

  mutating func readNumber() -> Int {
    readField().reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  mutating func readRange() -> ClosedRange<Int> {
    let lower = readNumber()
    return lower...readNumber()
  }

  mutating func readTexts() -> [String] {
    (0..<readNumber()).map { _ in readText() }
  }

  mutating func readBytes() -> [UInt8] {
    let field = Array(readField())
    return stride(from: 0, to: field.count, by: 2).map {
      Self.value(of: field[$0]) << 4 | Self.value(of: field[$0 + 1])
    }
  }

  mutating func readByteSet() -> ByteSet {
    let set = ByteSet(readBytes())
    return readNumber() == 1 ? set.inverted : set
  }

  private static func value(of digit: UInt8) -> UInt8 {
    digit < 0x3A ? digit - 0x30 : digit - 0x57
  }
}
