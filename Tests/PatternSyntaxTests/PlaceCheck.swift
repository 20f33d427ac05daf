import PatternSyntax
import RuleModel

/// Whether lookaround and assertions hold at a place of a text, the naive way.
struct PlaceCheck {
  private let text: [UInt8]

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// Whether `node` holds at `offset`; lookaround of anything but fixed strings never does.
  func stands(_ node: PatternNode, at offset: Int) -> Bool {
    switch node.kind {
    case .look(let direction, let isNegative, let body):
      guard let strings = strings(of: body) else { return false }
      let isThere = strings.contains { string in
        let start = direction == .ahead ? offset : offset - string.count
        return start >= 0 && start + string.count <= text.count
          && zip(string, text[start...]).allSatisfy { $0.contains($1) }
      }
      return isThere != isNegative
    case .assertion(let place):
      return stands(place, at: offset)
    default:
      return false
    }
  }

  private func strings(of node: PatternNode) -> [[ByteSet]]? {
    switch node.kind {
    case .byte(let set):
      return [[set]]
    case .alternation(let branches):
      let strings = branches.compactMap { self.strings(of: $0) }
      return strings.count == branches.count ? strings.flatMap(\.self) : nil
    case .sequence(let parts):
      let strings = parts.compactMap { self.strings(of: $0)?.first }
      return strings.count == parts.count ? [strings.flatMap(\.self)] : nil
    default:
      return nil
    }
  }

  private func stands(_ place: Assertion, at offset: Int) -> Bool {
    switch place {
    case .textStart: offset == 0
    case .lineStart: offset == 0 || (text[offset - 1] == 0x0A && offset < text.count)
    case .textEndOrFinalLineFeed: text[offset...].isEmpty || text[offset...] == [0x0A]
    case .textEnd: offset == text.count
    case .lineEnd: offset == text.count || text[offset] == 0x0A
    case .wordBoundary: isWord(offset - 1) != isWord(offset)
    case .notWordBoundary: isWord(offset - 1) == isWord(offset)
    }
  }

  private func isWord(_ offset: Int) -> Bool {
    guard text.indices.contains(offset) else { return false }
    return ByteSet.alphanumerics.contains(text[offset]) || text[offset] == UInt8(ascii: "_")
  }
}
