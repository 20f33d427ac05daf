/// Colours, links and cursor movements of terminals, which stand for nothing.
///
/// Source: ECMA-48, sections 5.4 (control sequences) and 5.6 (control strings).
enum TerminalSequence {
  /// Links hold URLs; a longer string is none.
  private static let longestString = 2048
  private static let longestSequence = 64

  /// The sequence at `offset`, where ESC stands.
  static func escape(at offset: Int, in text: [UInt8], before end: Int) -> Escape? {
    sequence(behind: offset + 1, in: text, before: end)
  }

  /// The sequence whose ESC, however spelled, stands before `offset`.
  static func sequence(behind offset: Int, in text: [UInt8], before end: Int) -> Escape? {
    guard offset < end else { return nil }
    switch text[offset] {
    case UInt8(ascii: "["): return control(from: offset + 1, in: text, before: end)
    case UInt8(ascii: "]"): return command(from: offset + 1, in: text, before: end)
    case UInt8(ascii: "("), UInt8(ascii: ")"):
      return offset + 2 <= end ? Escape(.nothing, end: min(offset + 2, end)) : nil
    default: return nil
    }
  }

  private static func control(from start: Int, in text: [UInt8], before end: Int) -> Escape? {
    for position in start..<max(start, min(end, start + longestSequence)) {
      switch text[position] {
      case 0x20...0x3f: continue
      case 0x40...0x7e: return Escape(.nothing, end: position + 1)
      default: return nil
      }
    }
    return nil
  }

  /// A command ends in BEL or `ESC \`; what is in it is a title or a link's target.
  private static func command(from start: Int, in text: [UInt8], before end: Int) -> Escape? {
    for position in start..<max(start, min(end, start + longestString)) {
      if text[position] == 0x07 {
        return Escape(.nothing, end: position + 1)
      }
      if text[position] == 0x1b {
        guard position + 1 < end, text[position + 1] == UInt8(ascii: "\\") else { return nil }
        return Escape(.nothing, end: position + 2)
      }
    }
    return nil
  }
}
