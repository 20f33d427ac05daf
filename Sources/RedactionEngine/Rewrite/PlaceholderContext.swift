internal import RuleModel

/// Tells from the bytes that stay how a placeholder has to be written where it stands.
///
/// Only bytes of the region outside redactions are read, so that the style says nothing about a
/// secret and is the same however a stream was cut.
struct PlaceholderContext {
  /// The text that the redactions are of.
  let text: [UInt8]
  /// The part of the text that is rewritten.
  let region: Range<Int>
  /// The redactions of the region, in order.
  let redactions: [Redaction]
  /// Whether the region begins a line of the output.
  let startsLine: Bool
  /// Whether nothing follows the region.
  let endsText: Bool

  /// Bytes before a redaction that are read, at most.
  private static let reach = 1024
  private static let urlEnds = ByteSet(" \t\r\n\"'`<>{}|\\^,")
  private static let nameBytes = ByteSet.alphanumerics.union(ByteSet("_.-\"'"))
  private static let parameterNameBytes = ByteSet.alphanumerics.union(ByteSet("_.-%[]~"))
  private static let blanks = ByteSet(" \t\r")

  /// The style for the redaction at `index`.
  func style(at index: Int) -> Placeholder.Style {
    isURLPart(index) || isBareValue(index) ? .bare : .bracketed
  }

  /// Whether `://` stands before the redaction with nothing between that ends a URL, or the redaction
  /// is the value of a parameter behind `?` or `&`.
  private func isURLPart(_ index: Int) -> Bool {
    var before = Preceding(index, of: self)
    var isParameter = before.next() == .byte(UInt8(ascii: "="))
    if !isParameter {
      before = Preceding(index, of: self)
    }
    while true {
      switch before.next() {
      case .edge: return false
      case .redaction: isParameter = false
      case .byte(let byte):
        if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "&"), isParameter {
          return true
        }
        if byte == UInt8(ascii: "/"), before.standsBehindColonAndSlash {
          return true
        }
        guard !Self.urlEnds.contains(byte) else { return false }
        isParameter = isParameter && Self.parameterNameBytes.contains(byte)
      }
    }
  }

  /// Whether the redaction is all of the value in `name: value` or `name = value` on a line of its
  /// own, as in YAML, INI and TOML, where a bracket would begin a list.
  private func isBareValue(_ index: Int) -> Bool {
    guard endsLine(index) else { return false }
    var before = Preceding(index, of: self)
    let sign = before.next(behind: Self.blanks)
    guard sign == .byte(UInt8(ascii: ":")) || sign == .byte(UInt8(ascii: "=")) else { return false }
    guard case .byte(let byte) = before.next(behind: Self.blanks), Self.nameBytes.contains(byte)
    else { return false }
    var step = before.next(behind: Self.nameBytes)
    if case .byte(let byte) = step, Self.blanks.contains(byte) {
      step = before.next(behind: Self.blanks.union(ByteSet("-")))
    }
    return step == .byte(UInt8(ascii: "\n")) || step == .edge(isLineStart: true)
  }

  /// Whether nothing but blanks stands between the redaction and its line's end.
  private func endsLine(_ index: Int) -> Bool {
    guard !redactions[index].hidesEnd else { return false }
    let next =
      index + 1 < redactions.count ? redactions[index + 1].range.lowerBound : region.upperBound
    let rest = text[redactions[index].range.upperBound..<next]
    guard let byte = rest.first(where: { !Self.blanks.contains($0) }) else {
      return endsText && next == region.upperBound
    }
    return byte == UInt8(ascii: "\n")
  }

  /// What stands before a redaction, read backwards.
  private struct Preceding {
    private let context: PlaceholderContext
    private let floor: Int
    private var index: Int
    private var position: Int

    /// A step backwards.
    enum Step: Equatable {
      case byte(UInt8)
      /// Bytes that go.
      case redaction
      /// Nothing more is read.
      case edge(isLineStart: Bool)
    }

    init(_ index: Int, of context: PlaceholderContext) {
      self.context = context
      self.index = index
      position = context.redactions[index].range.lowerBound
      floor = max(context.region.lowerBound, position - PlaceholderContext.reach)
    }

    mutating func next() -> Step {
      if index > 0, context.redactions[index - 1].range.upperBound == position {
        index -= 1
        position = context.redactions[index].range.lowerBound
        return .redaction
      }
      guard position > floor else {
        return .edge(isLineStart: position == context.region.lowerBound && context.startsLine)
      }
      position -= 1
      return .byte(context.text[position])
    }

    /// The first step to something outside `set`.
    mutating func next(behind set: ByteSet) -> Step {
      while true {
        let step = next()
        guard case .byte(let byte) = step, set.contains(byte) else { return step }
      }
    }

    var standsBehindColonAndSlash: Bool {
      var before = self
      return before.next() == .byte(UInt8(ascii: "/")) && before.next() == .byte(UInt8(ascii: ":"))
    }
  }
}
