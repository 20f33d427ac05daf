import YAMLEvents

/// The lines of a file, split as YAML splits them, to look characters up by mark.
struct PlacedText {
  private var lines: [[Unicode.Scalar]] = [[]]

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() where index > 0 || scalar != "\u{FEFF}" {
      switch scalar {
      case "\r" where index + 1 < scalars.count && scalars[index + 1] == "\n": continue
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": lines.append([])
      default: lines[lines.count - 1].append(scalar)
      }
    }
  }

  /// The character at `mark`; nil at a line's end.
  func character(at mark: YAMLMark) -> Unicode.Scalar? {
    guard lines.indices.contains(mark.line - 1) else { return nil }
    let line = lines[mark.line - 1]
    return line.indices.contains(mark.column - 1) ? line[mark.column - 1] : nil
  }

  /// The characters of `scalar` that do not stand where its marks say, as sentences.
  func misplacements(in scalar: YAMLScalar) -> [String] {
    var offset = 0
    var mistakes: [String] = []
    for character in scalar.text.unicodeScalars {
      let width = String(character).utf8.count
      let mark = scalar.mark(atByte: offset)
      if !isPlausible(self.character(at: mark), for: character, in: scalar.style) {
        mistakes.append("\(character.debugDescription) at \(mark.line):\(mark.column)")
      }
      for byte in offset..<offset + width where scalar.mark(atByte: byte) != mark {
        mistakes.append("byte \(byte) is not at the place of its character")
      }
      offset += width
    }
    return mistakes
  }

  private func isPlausible(
    _ written: Unicode.Scalar?,
    for character: Unicode.Scalar,
    in style: YAMLScalar.Style
  ) -> Bool {
    switch written {
    case nil: " \n\u{2028}\u{2029}".unicodeScalars.contains(character)
    case "\\" where style == .doubleQuoted: true
    default: written == character
    }
  }
}

extension YAMLNode {
  /// Every scalar of the tree, keys included, in the order of the file.
  var scalars: [YAMLScalar] {
    switch self {
    case .scalar(let scalar): [scalar]
    case .sequence(let sequence): sequence.items.flatMap(\.scalars)
    case .mapping(let mapping): mapping.pairs.flatMap { [$0.key] + $0.value.scalars }
    }
  }
}
