/// A template of a slot rule, read: the words of a message and the slots that hold its values.
///
/// A slot is a name in braces, made of letters, digits, hyphens and underscores. Other braces mean
/// themselves, and so does one behind a backslash, which goes.
public struct Template: Sendable, Hashable {
  /// A part of a template.
  public enum Piece: Sendable, Hashable {
    /// Text that stands in the message.
    case words(String)
    /// A hole; one in quotes takes the quotes around it with it.
    case slot(String, isQuoted: Bool)
  }

  /// The parts in order.
  public let pieces: [Piece]

  private static let quoteSigns: Set<Unicode.Scalar> = ["\"", "'", "`"]

  /// Reads `text`.
  public init(_ text: String) {
    var pieces: [Piece] = []
    var words = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\\", let brace = rest.first, brace == "{" || brace == "}" {
        rest.removeFirst()
        words.unicodeScalars.append(brace)
        continue
      }
      guard scalar == "{", let name = Self.slotName(before: rest) else {
        words.unicodeScalars.append(scalar)
        continue
      }
      rest.removeFirst(name.unicodeScalars.count + 1)
      let quote = words.unicodeScalars.last.flatMap { Self.quoteSigns.contains($0) ? $0 : nil }
      let isQuoted = quote != nil && rest.first == quote
      if isQuoted {
        words.unicodeScalars.removeLast()
        rest.removeFirst()
      }
      if !words.isEmpty {
        pieces.append(.words(words))
        words = ""
      }
      pieces.append(.slot(name, isQuoted: isQuoted))
    }
    self.pieces = words.isEmpty ? pieces : pieces + [.words(words)]
  }

  /// The names of the slots, in order.
  public var slotNames: [String] {
    pieces.compactMap { piece in
      guard case .slot(let name, _) = piece else { return nil }
      return name
    }
  }

  /// The name that begins `text` and ends at a brace.
  private static func slotName(before text: Substring.UnicodeScalarView) -> String? {
    let name = text.prefix { scalar in
      scalar == "-" || scalar == "_"
        || scalar.isASCII && ByteSet.alphanumerics.contains(UInt8(truncatingIfNeeded: scalar.value))
    }
    guard !name.isEmpty, text[name.endIndex...].first == "}" else { return nil }
    return String(name)
  }
}
