internal import RuleModel

/// Tells numbers of lines, frames, positions and error codes from all others.
enum HarmlessNumber {
  /// Words behind which a number says where or which kind.
  private static let cues: Set<String> = [
    "line", "lines", "column", "col", "char", "character", "position", "pos", "offset", "index",
    "frame", "goroutine", "code", "status", "signal", "errno", "exit", "attempt", "retry", "step",
    "error", "ora",
    "exception", "level", "sqlstate", "http", "errcode", "hresult", "on", "row",
  ]
  /// Cues of which a value may follow without a sign that it is a number.
  private static let weakCues: Set<String> = ["on", "row", "index"]
  private static let fileEndings: Set<String> = [
    "py", "js", "mjs", "cjs", "ts", "tsx", "jsx", "go", "rs", "java", "kt", "scala", "rb", "php",
    "cs",
    "c", "cc", "cpp", "h", "hpp", "swift", "m", "pl", "pm", "lua", "sh", "sql", "ex", "exs", "erl",
    "vue",
  ]
  private static let digits = ByteSet("0123456789")
  private static let letters = ByteSet(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
  )
  private static let between = ByteSet(" :=#(\"'[-/")
  private static let mostDigits = 6

  /// Whether the digits at `range` of `text` may stay.
  static func stays(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    guard range.count <= mostDigits else { return false }
    return isPlace(range, in: text) || followsCue(range, in: text)
  }

  /// Whether a file's name and perhaps a line stand in front: `.py:12`, `.js:12:5`, `.php(12`.
  private static func isPlace(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    var end = range.lowerBound
    for _ in 0..<2 {
      guard end > 0, text[end - 1] == UInt8(ascii: ":") || text[end - 1] == UInt8(ascii: "(") else {
        return false
      }
      end -= 1
      let name = text[..<end].suffix(8)
      if let dot = name.lastIndex(of: UInt8(ascii: ".")),
        fileEndings.contains(String(decoding: name[(dot + 1)...], as: UTF8.self))
      {
        return true
      }
      let line = text[..<end].suffix(mostDigits + 1).reversed().prefix(while: digits.contains)
      guard (1...mostDigits).contains(line.count) else { return false }
      end -= line.count
    }
    return false
  }

  /// Whether a word such as `line` stands in front, with a sign or two between.
  private static func followsCue(
    _ range: Range<Int>,
    in text: [UInt8],
    among cues: Set<String> = cues
  ) -> Bool {
    let before = text[..<range.lowerBound].suffix(24)
    let signs = before.reversed().prefix(while: between.contains)
    guard (1...3).contains(signs.count) else { return false }
    let word = before.dropLast(signs.count).reversed().prefix(while: letters.contains).reversed()
    let cue = String(decoding: Array(word), as: UTF8.self).lowercased()
    return cues.contains(cue) && !weakCues.contains(cue)
  }

  /// Whether `range` of `text` is a SQLSTATE: five digits and capitals behind that word.
  static func isState(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    range.count == 5
      && text[range].allSatisfy {
        digits.contains($0) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
      } && followsCue(range, in: text, among: ["sqlstate"])
  }

  /// The end of a date and time of day as logs write it, from `offset` on; nil if there is none.
  ///
  /// No other kind of value has this shape: `2026-03-14T09:02:10.123Z`.
  static func endOfTimestamp(at offset: Int, in text: [UInt8]) -> Int? {
    let shape = Array("dddd-dd-ddTdd:dd:dd".utf8)
    guard offset + shape.count <= text.count else { return nil }
    for (index, sign) in shape.enumerated() {
      let byte = text[offset + index]
      let fits =
        switch sign {
        case UInt8(ascii: "d"): digits.contains(byte)
        case UInt8(ascii: "T"): byte == UInt8(ascii: "T") || byte == UInt8(ascii: " ")
        default: byte == sign
        }
      guard fits else { return nil }
    }
    func number(_ start: Int, _ count: Int = 2) -> Int {
      text[(offset + start)..<(offset + start + count)].reduce(0) { $0 * 10 + Int($1 & 15) }
    }
    guard (1990...2099).contains(number(0, 4)), (1...12).contains(number(5)),
      (1...31).contains(number(8)), number(11) < 24, number(14) < 60, number(17) < 61
    else { return nil }
    var end = offset + shape.count
    if end < text.count, text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: ",") {
      let fraction = text[(end + 1)...].prefix(while: digits.contains)
      guard fraction.count <= mostDigits else { return nil }
      end = fraction.isEmpty ? end : fraction.endIndex
    }
    if end < text.count, text[end] == UInt8(ascii: "Z") {
      end += 1
    }
    let goesOn = end < text.count && ByteSet.alphanumerics.contains(text[end])
    return goesOn ? nil : end
  }
}
