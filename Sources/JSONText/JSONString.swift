/// Reads and writes the strings of JSON text.
public enum JSONString {
  /// What the string at `range` of `bytes` says; `range` includes the quotes, as a token's does.
  ///
  /// The map of the result is in offsets of `bytes`. Total: one or both quotes may be missing, a
  /// backslash that begins no escape stands for itself, and what follows an inner quote is decoded
  /// too.
  public static func decode(_ bytes: Span<UInt8>, in range: Range<Int>) -> DecodedString {
    let (start, end) = content(of: bytes, in: range.clamped(to: 0..<bytes.count))
    var result = DecodedString(start: start)
    var position = start
    var plainStart = start
    while position < end {
      guard bytes[position] == UInt8(ascii: "\\"),
        let escape = escape(in: bytes, at: position, end: end)
      else {
        position += 1
        continue
      }
      result.append(bytes.extracting(plainStart..<position))
      result.append(escape.scalar, from: position..<escape.end)
      position = escape.end
      plainStart = position
    }
    result.append(bytes.extracting(plainStart..<end))
    return result
  }

  /// What all of `raw` says, quotes included.
  public static func decode(_ raw: [UInt8]) -> DecodedString {
    decode(raw.span, in: 0..<raw.count)
  }

  /// The spelling of `bytes` inside a string; with `nesting`, inside that many strings of JSON.
  ///
  /// Bytes from 0x80 up are not looked at. Nesting 0 changes nothing.
  public static func escaped(_ bytes: [UInt8], nesting: Int = 1) -> [UInt8] {
    var result = bytes
    for _ in 0..<max(0, nesting) {
      let isPlain = result.allSatisfy { shortEscape(of: $0) == nil && $0 >= 0x20 }
      guard !isPlain else { return result }
      result = escapedOnce(result)
    }
    return result
  }

  /// A string that says `bytes`, with its quotes; with `nesting`, inside one string less than that.
  ///
  /// Nesting 1 is a string of the text itself: `"x"`. Nesting 2 is one inside it: `\"x\"`.
  public static func quoted(_ bytes: [UInt8], nesting: Int = 1) -> [UInt8] {
    let quote = [UInt8(ascii: "\"")]
    return escaped(quote + escaped(bytes) + quote, nesting: nesting - 1)
  }

  /// The range between the quotes that `range` begins and ends with.
  private static func content(of bytes: Span<UInt8>, in range: Range<Int>) -> (Int, Int) {
    var (start, end) = (range.lowerBound, range.upperBound)
    if start < end, bytes[start] == UInt8(ascii: "\"") {
      start += 1
    }
    if start < end, bytes[end - 1] == UInt8(ascii: "\"") {
      end -= 1
    }
    return (start, end)
  }

  /// The character that the escape at `start` spells and where it ends.
  ///
  /// A pair of surrogates is one character; one without a partner is itself.
  private static func escape(
    in bytes: Span<UInt8>,
    at start: Int,
    end: Int
  ) -> (scalar: UInt32, end: Int)? {
    guard start + 1 < end else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return (UInt32(bytes[start + 1]), start + 2)
    case UInt8(ascii: "b"): return (0x08, start + 2)
    case UInt8(ascii: "f"): return (0x0c, start + 2)
    case UInt8(ascii: "n"): return (0x0a, start + 2)
    case UInt8(ascii: "r"): return (0x0d, start + 2)
    case UInt8(ascii: "t"): return (0x09, start + 2)
    default: break
    }
    guard let first = codeUnit(in: bytes, at: start, end: end) else { return nil }
    if 0xd800..<0xdc00 ~= first, let second = codeUnit(in: bytes, at: start + 6, end: end),
      0xdc00..<0xe000 ~= second
    {
      let scalar = 0x10000 + (UInt32(first - 0xd800) << 10) + UInt32(second - 0xdc00)
      return (scalar, start + 12)
    }
    return (UInt32(first), start + 6)
  }

  /// The number in the `\uXXXX` at `start`.
  private static func codeUnit(in bytes: Span<UInt8>, at start: Int, end: Int) -> UInt16? {
    guard start + 6 <= end, bytes[start] == UInt8(ascii: "\\"),
      bytes[start + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for position in (start + 2)..<(start + 6) {
      guard let digit = bytes[position].hexadecimalValue else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }

  private static func escapedOnce(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      if let letter = shortEscape(of: byte) {
        result += [UInt8(ascii: "\\"), letter]
      } else if byte < 0x20 {
        result += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func shortEscape(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
    case 0x08: UInt8(ascii: "b")
    case 0x0c: UInt8(ascii: "f")
    case 0x0a: UInt8(ascii: "n")
    case 0x0d: UInt8(ascii: "r")
    case 0x09: UInt8(ascii: "t")
    default: nil
    }
  }
}
