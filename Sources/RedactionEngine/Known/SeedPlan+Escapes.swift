internal import LiteralScan

/// The grams of texts that are written with escapes.
extension SeedPlan {
  /// Adds the grams of an encoder's text that touch an escape; the others are those of the plain text.
  mutating func addWritten(
    _ writing: SeedWriting,
    _ subject: KnownSubject,
    _ index: Int,
    seen: inout Set<Written>
  ) {
    let range = subject.range
    var text: [UInt8] = []
    /// By byte of the text: the subject's position whose unit it is part of, and whether it is an escape.
    var owners: [(position: Int, isEscape: Bool)] = []
    var hasEscape = false
    var start = range.lowerBound
    while start < range.upperBound {
      let end = Escaping.none.endOfUnit(at: start, in: bytes, limit: range.upperBound)
      let owner = (position: start - range.lowerBound, isEscape: true)
      if let escape = writing.escape(of: bytes, start..<end) {
        text += escape
        owners += repeatElement(owner, count: escape.count)
        hasEscape = true
      } else {
        text += bytes[start..<end]
        owners += repeatElement(
          (position: owner.position, isEscape: false),
          count: end - start
        )
      }
      start = end
    }
    guard hasEscape, text.count >= GramIndex.length else { return }
    var nextEscape = 0
    for place in 0...(text.count - GramIndex.length) {
      nextEscape = max(nextEscape, place)
      while nextEscape < text.count, !owners[nextEscape].isEscape {
        nextEscape += 1
      }
      guard nextEscape < place + GramIndex.length else { continue }
      // The digits of an escape are those of many values and say little.
      let isInside =
        place > 0 && owners[place - 1].position == owners[place].position
        && owners[place].position == owners[place + GramIndex.length - 1].position
      guard !isInside else { continue }
      // The first unit that begins in or behind the gram.
      var unit = place
      while unit < owners.count, unit > 0, owners[unit].position == owners[unit - 1].position {
        unit += 1
      }
      guard unit < owners.count else { continue }
      let position = owners[unit].position
      guard
        unitStart(atOrBehind: range.lowerBound + position, in: range) == range.lowerBound + position
      else { continue }
      let gram = gram(at: place, of: text)
      let end = place + GramIndex.length
      let before = place == 0 ? .nothing : GramIndex.Neighbor.byte(text[place - 1])
      let behind = end == text.count ? .nothing : GramIndex.Neighbor.byte(text[end])
      let written = Written(
        gram: GramIndex.Gram(gram, before: before, behind: behind),
        position: position,
        distance: unit - place
      )
      if seen.insert(written).inserted {
        add(
          gram,
          before: before,
          behind: behind,
          .text,
          index,
          position: position,
          distance: unit - place
        )
      }
    }
  }

  /// A gram of an encoder's text, which other encoders may write, too.
  struct Written: Hashable {
    var gram: GramIndex.Gram
    var position: Int
    var distance: Int
  }

  /// Adds grams of texts of which every byte is written as `%XX` or `\u00XX`.
  mutating func addNumbered(_ subject: KnownSubject, _ index: Int) {
    let range = subject.range
    let percent = UInt32(UInt8(ascii: "%"))
    // Once in 24 bytes: a shorter piece is telling only in the other forms.
    for position in stride(from: 0, through: range.count - 3, by: 24) {
      let first = digits(of: bytes[range.lowerBound + position])
      let second = digits(of: bytes[range.lowerBound + position + 1])
      let behind = GramIndex.Neighbor.byte(UInt8(second >> 8))
      let whole = percent | first << 8 | percent << 24
      add(
        whole,
        before: .nothing,
        behind: .byte(UInt8(second & 0xFF)),
        .text,
        index,
        position: position
      )
      let middle = first | percent << 16 | (second & 0xFF) << 24
      add(
        middle,
        before: .nothing,
        behind: behind,
        .text,
        index,
        position: position + 1,
        distance: 2
      )
      let last = first >> 8 | percent << 8 | second << 16
      add(
        last,
        before: .nothing,
        behind: .byte(UInt8(ascii: "%")),
        .text,
        index,
        position: position + 1,
        distance: 1
      )
      addNumberedInUTF16(from: position, subject, index)
    }
  }

  /// Adds `0ab\`, `ab\u` and `b\u0` of `\u00ab\u00cd`, at the first two characters of ASCII.
  private mutating func addNumberedInUTF16(
    from position: Int,
    _ subject: KnownSubject,
    _ index: Int
  ) {
    let range = subject.range
    let places = (range.lowerBound + position)..<(range.upperBound - 1)
    guard let place = places.first(where: { bytes[$0] < 0x80 && bytes[$0 + 1] < 0x80 }) else {
      return
    }
    let zero = UInt32(UInt8(ascii: "0"))
    let slash = UInt32(UInt8(ascii: "\\"))
    let letter = UInt32(UInt8(ascii: "u"))
    let first = digits(of: bytes[place])
    for (gram, beside, distance) in [
      (zero | first << 8 | slash << 24, letter, 3), (first | slash << 16 | letter << 24, zero, 2),
      (first >> 8 | slash << 8 | letter << 16 | zero << 24, zero, 1),
    ] {
      add(
        gram,
        before: .nothing,
        behind: .byte(UInt8(beside)),
        .text,
        index,
        position: place + 1 - range.lowerBound,
        distance: distance
      )
    }
  }

  /// The two hexadecimal digits of a byte, the first one lowest.
  private func digits(of byte: UInt8) -> UInt32 {
    UInt32(Sextets.hexadecimalDigits[Int(byte >> 4)])
      | UInt32(Sextets.hexadecimalDigits[Int(byte & 15)]) << 8
  }
}
