public import CorpusOracle

/// The text of a case as the redactor gets it.
public struct MintedCase: Sendable, Hashable {
  let parts: [Part]
  let isLoose: Bool
  /// What the caller hands over as secret.
  public internal(set) var known: [[UInt8]] = []

  struct Part: Sendable, Hashable {
    var mark: CaseText.Mark
    var bytes: [UInt8]
    var isMinted: Bool
    /// How many bytes at the beginning are the same in all texts of the shape.
    var prefixLength = 0
  }

  /// The bytes without marks.
  public var bytes: [UInt8] {
    parts.flatMap(\.bytes)
  }

  /// The bytes with marks, made-up text included.
  public var marked: [UInt8] {
    Self.stretches(of: parts).flatMap { mark, parts in
      let bytes = parts.flatMap(\.bytes)
      return switch mark {
      case .none: bytes
      case .secret: Array("⟦".utf8) + bytes + Array("⟧".utf8)
      case .kept: Array("⟪".utf8) + bytes + Array("⟫".utf8)
      }
    }
  }

  /// What the oracle has to know.
  public var segments: [Segment] {
    Self.stretches(of: parts).map { mark, parts in
      let fate: Segment.Fate =
        switch mark {
        case .secret: .secret
        case .kept: .kept
        case .none: isLoose ? .free : .kept
        }
      return Segment(fate, parts.flatMap(\.bytes))
    }
  }

  /// The parts that stand under one mark.
  static func stretches(of parts: [Part]) -> [(CaseText.Mark, [Part])] {
    var stretches: [(CaseText.Mark, [Part])] = []
    for part in parts {
      if stretches.last?.0 == part.mark {
        stretches[stretches.count - 1].1.append(part)
      } else {
        stretches.append((part.mark, [part]))
      }
    }
    return stretches
  }
}

extension MintedCase: CustomStringConvertible {
  /// How long the text is: made-up or not, a failing test prints no secret.
  public var description: String {
    "\(bytes.count) bytes"
  }
}
