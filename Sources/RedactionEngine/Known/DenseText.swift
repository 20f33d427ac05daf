/// A subject in hexadecimal or base64, digit by digit, without writing it down.
struct DenseText {
  private let pool: [UInt8]
  private let subject: Range<Int>
  private let form: KnownSeed.Form

  /// The bytes at `subject` of `pool`, written in `form`.
  init(_ subject: Range<Int>, of pool: [UInt8], form: KnownSeed.Form) {
    self.pool = pool
    self.subject = subject
    self.form = form
  }

  /// The digits that the subject alone decides, counted from its group's first one.
  var digits: Range<Int> { Self.digits(of: subject, form: form) }

  /// The digits that the bytes at `subject` alone decide, counted from their group's first one.
  static func digits(of subject: Range<Int>, form: KnownSeed.Form) -> Range<Int> {
    guard form != .hexadecimal else { return 0..<(2 * subject.count) }
    let first = 8 * form.alignment
    return ((first + 5) / 6)..<((first + 8 * subject.count) / 6)
  }

  /// Whether the digit before or behind ``digits`` is decided by the subject in part.
  var isSharedBefore: Bool { form.alignment > 0 }

  /// Whether the digit behind ``digits`` is decided by the subject in part.
  var isSharedBehind: Bool {
    form != .hexadecimal && (8 * (form.alignment + subject.count)) % 6 != 0
  }

  /// The value of the digit at `index` of ``digits``.
  func value(at index: Int) -> UInt8 {
    guard form != .hexadecimal else {
      let byte = pool[subject.lowerBound + index / 2]
      return index % 2 == 0 ? byte >> 4 : byte & 15
    }
    let bit = 6 * index - 8 * form.alignment
    let place = subject.lowerBound + bit / 8
    let next = place + 1 < subject.upperBound ? UInt16(pool[place + 1]) : 0
    let pair = UInt16(pool[place]) << 8 | next
    return UInt8(truncatingIfNeeded: pair >> UInt16(10 - bit % 8)) & 63
  }

  /// The bytes of the subject that the digits in `range` decide.
  func bytes(of range: Range<Int>) -> Range<Int> {
    guard form != .hexadecimal else {
      let first = (range.lowerBound + 1) / 2
      return subject.lowerBound + first..<subject.lowerBound + max(first, range.upperBound / 2)
    }
    let first = max(0, (6 * range.lowerBound + 7) / 8 - form.alignment)
    let end = min(subject.count, max(first, 6 * range.upperBound / 8 - form.alignment))
    return subject.lowerBound + first..<subject.lowerBound + max(first, end)
  }

  /// The digits that stand in `text` around the one at `index`, which stands at `offset`, none of them
  /// before `floor`.
  func extent(around index: Int, at offset: Int, in text: [UInt8], floor: Int) -> Range<Int>? {
    let digits = digits
    var first = index
    while first > digits.lowerBound, offset - (index - first) > floor,
      isDigit(text[offset - (index - first) - 1], at: first - 1)
    {
      first -= 1
    }
    var end = index
    while end < digits.upperBound, offset + (end - index) < text.count,
      isDigit(text[offset + (end - index)], at: end)
    {
      end += 1
    }
    return first < end ? first..<end : nil
  }

  private func isDigit(_ byte: UInt8, at index: Int) -> Bool {
    let digit = form == .hexadecimal ? Sextets.hexadecimal(byte) : Sextets.base64(byte)
    return digit == value(at: index)
  }

  /// The digits that the subject alone decides, as they are written, by base64 and not base64url.
  static func written(
    _ subject: Range<Int>,
    of pool: [UInt8],
    form: KnownSeed.Form
  ) -> [UInt8] {
    let isBase64 = form != .hexadecimal
    let table = isBase64 ? Sextets.base64Digits : Sextets.hexadecimalDigits
    let width = isBase64 ? 6 : 4
    let digits = digits(of: subject, form: form)
    var text: [UInt8] = []
    text.reserveCapacity(digits.count)
    var bits: UInt32 = 0
    // Bits that belong to the digit before the first one are dropped.
    var count = form.alignment * 8 - digits.lowerBound * width
    for index in subject {
      bits = bits << 8 | UInt32(pool[index])
      count += 8
      while count >= width, text.count < digits.count {
        count -= width
        text.append(table[Int(bits >> UInt32(count)) & (isBase64 ? 63 : 15)])
      }
    }
    return text
  }
}
