internal import LiteralScan
internal import RuleModel

extension Redactor {
  /// The whole and exact placeholders of the rule set that stand in `text`, in order.
  public func placeholders(in text: [UInt8]) -> [WrittenPlaceholder] {
    var found: [WrittenPlaceholder] = []
    var position = 0
    while let first = ByteSearch.firstIndex(
      of: UInt8(ascii: "d"),
      in: text,
      position..<text.count
    ) {
      position = first + 1
      // `redacted` ends with the one of its letters that is the rarest before a sign.
      guard let start = opening(endingAt: first + 2, of: text),
        let range = scanner.placeholders.placeholder(at: start, in: text)
      else { continue }
      found.append(WrittenPlaceholder(range: range, label: Placeholder.label(of: text[range])))
      position = range.upperBound
    }
    return found
  }

  /// Where the opening begins whose sign is the byte before `end`.
  private func opening(endingAt end: Int, of text: [UInt8]) -> Int? {
    guard end <= text.count else { return nil }
    let opening =
      switch text[end - 1] {
      case UInt8(ascii: ":"): Placeholder.bracketedOpening
      case UInt8(ascii: "-"): Placeholder.bareOpening
      default: [UInt8]()
      }
    let start = end - opening.count
    guard !opening.isEmpty, start >= 0, text[start..<end].elementsEqual(opening) else { return nil }
    return start
  }
}

/// A placeholder that stands in a text.
public struct WrittenPlaceholder: Sendable, Hashable {
  /// Its bytes.
  public let range: Range<Int>
  /// Its label, without the digest of a pseudonym.
  public let label: String
}

extension Placeholder {
  /// The label of `placeholder`, which is whole and exact.
  fileprivate static func label(of placeholder: ArraySlice<UInt8>) -> String {
    let isBracketed = placeholder.starts(with: bracketedOpening)
    var label =
      isBracketed
      ? placeholder.dropFirst(bracketedOpening.count).dropLast()
      : placeholder.dropFirst(bareOpening.count)
    let digest = label.suffix(9)
    if digest.count == 9, digest.dropFirst().allSatisfy(digestBytes.contains),
      digest.first == UInt8(ascii: ":") || !isBracketed && digest.first == UInt8(ascii: "-")
    {
      label = label.dropLast(9)
    }
    return String(decoding: label, as: UTF8.self)
  }
}
