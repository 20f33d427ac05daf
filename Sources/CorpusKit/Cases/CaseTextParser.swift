import RuleModel

/// Reads marks and shapes, and notes every mistake.
struct CaseTextParser {
  private let bytes: [UInt8]
  private let place: (Int) -> SourceLocation
  private(set) var mistakes: [Diagnostic] = []
  private var parts: [CaseText.Part] = []
  private var plain: [UInt8] = []
  private var open: (token: Token, offset: Int, partCount: Int)?

  /// A parser of `bytes`, whose byte at an offset stands at `place`.
  init(_ bytes: [UInt8], place: @escaping (Int) -> SourceLocation) {
    self.bytes = bytes
    self.place = place
  }

  /// The text, with what could be read of it.
  mutating func parse() -> CaseText {
    var index = 0
    while index < bytes.count {
      if let token = Token.allCases.first(where: { bytes[index...].starts(with: $0.bytes) }) {
        read(token, at: index)
        index += token.bytes.count
      } else if let shape = ShapeReference(in: bytes, at: index) {
        append(.shape(shape.name, length: shape.length, location: place(index)))
        index = shape.end
      } else {
        let isEscaped =
          bytes[index] == UInt8(ascii: "\\") && ShapeReference(in: bytes, at: index + 1) != nil
        // An escaped brace begins no shape, so it is taken together with its backslash.
        plain.append(bytes[isEscaped ? index + 1 : index])
        index += isEscaped ? 2 : 1
      }
    }
    if let open {
      note("mark '\(open.token.rawValue)' is not closed", at: open.offset)
    }
    flush()
    return CaseText(source: bytes, parts: parts)
  }

  private mutating func read(_ token: Token, at offset: Int) {
    switch (token.opening, open) {
    case (nil, nil):
      flush()
      open = (token, offset, parts.count)
    case (nil, let outer?):
      note("mark '\(token.rawValue)' inside '\(outer.token.rawValue)'", at: offset)
    case (let opening?, let outer?) where opening == outer.token:
      flush()
      if parts.count == outer.partCount {
        note("mark '\(outer.token.rawValue)' holds nothing", at: outer.offset)
      }
      open = nil
    case (_?, _):
      note("mark '\(token.rawValue)' is not opened", at: offset)
    }
  }

  private mutating func append(_ content: CaseText.Content) {
    flush()
    parts.append(CaseText.Part(mark: open?.token.mark ?? .none, content: content))
  }

  private mutating func flush() {
    guard !plain.isEmpty else { return }
    parts.append(CaseText.Part(mark: open?.token.mark ?? .none, content: .bytes(plain)))
    plain = []
  }

  private mutating func note(_ message: String, at offset: Int) {
    mistakes.append(Diagnostic(at: place(offset), message))
  }

  private enum Token: String, CaseIterable {
    case secretStart = "⟦"
    case secretEnd = "⟧"
    case keptStart = "⟪"
    case keptEnd = "⟫"

    var bytes: [UInt8] { Array(rawValue.utf8) }

    /// The mark that this one closes.
    var opening: Token? {
      switch self {
      case .secretStart, .keptStart: nil
      case .secretEnd: .secretStart
      case .keptEnd: .keptStart
      }
    }

    var mark: CaseText.Mark {
      self == .secretStart || self == .secretEnd ? .secret : .kept
    }
  }
}
