internal import PatternSyntax
internal import RuleModel

/// The small changes of a pattern that its examples ought to notice.
///
/// What stands in a grammar is left alone: it is shared, so that no one rule's examples can prove it.
struct PatternMutants {
  /// A changed pattern.
  struct Mutant {
    /// The pattern, its grammar calls replaced.
    var text: String
    /// What was changed, for a diagnostic.
    var change: String
    /// What it was changed into, where that is not said by `change`.
    var result: String?
    /// Where it was changed.
    var location: SourceLocation
    /// The bytes of the unchanged pattern that the change is about.
    var range: Range<Int>
    /// Whether all of the range was dropped, so that changes inside of it tell nothing new.
    var isDrop: Bool
  }

  /// The mutants in the order of the pattern, a dropped part before what is inside of it.
  private(set) var mutants: [Mutant] = []

  /// The pattern without a change, its grammar calls replaced.
  var original: String {
    pattern.text
  }

  private let source: SourceText
  private let written: [UInt8]
  private let pattern: ExpandedPattern
  private let bytes: [UInt8]

  private static let anyByte = ByteSet("\n").inverted

  /// Upper bounds from here on bound the work; what they keep out is no shape that an example has.
  private static let shapeBound = 64

  /// The mutants of `source`; nil if it is no pattern, or quotes with `\Q`, where a change would be
  /// text.
  init?(of source: SourceText, definitions: [String: String]) {
    guard let pattern = try? expanded(source.text, definitions: definitions),
      let root = try? Pattern(parsing: pattern.text).root, !pattern.text.contains("\\Q")
    else { return nil }
    self.source = source
    self.pattern = pattern
    written = Array(source.text.utf8)
    bytes = Array(pattern.text.utf8)
    visit(root)
  }

  private mutating func visit(_ node: PatternNode) {
    switch node.kind {
    case .byte(let set): weaken(set, at: node.range)
    case .alternation(let branches): dropEach(of: branches)
    case .repetition(let body, let quantifier):
      drop(node, body, quantifier)
      shift(quantifier)
    default: break
    }
    for child in node.children {
      visit(child)
    }
  }

  // MARK: - Changes

  private mutating func weaken(_ set: ByteSet, at range: Range<Int>) {
    let text = bytes[range]
    let isClass = text.first == UInt8(ascii: "[") || text.first == UInt8(ascii: "\\")
    guard isClass, set.count > 1, !Self.anyByte.intersection(set.inverted).isEmpty,
      isWritten(at: range.lowerBound)
    else { return }
    add(
      replacing: range,
      with: "[^\\n]",
      "this class is weakened to any byte: \(excerpt(range))",
      at: range.lowerBound
    )
  }

  private mutating func dropEach(of branches: [PatternNode]) {
    for (index, branch) in branches.enumerated() {
      // The bar before an alternative, or behind the first one, tells who wrote it.
      let first = branches[max(0, index - 1)].range.upperBound
      let second = branches[max(1, index)].range.lowerBound
      guard first <= second,
        let bar = bytes[first..<second].firstIndex(of: UInt8(ascii: "|")), isWritten(at: bar)
      else { continue }
      // It stays behind what never matches, so that groups keep their numbers.
      let start = branch.range.lowerBound
      add(
        replacing: start..<start,
        with: "(?!)",
        "this alternative is dropped: \(excerpt(branch.range))",
        dropping: branch.range,
        at: start
      )
    }
  }

  private mutating func drop(_ node: PatternNode, _ body: PatternNode, _ quantifier: Quantifier) {
    let range = quantifier.range
    guard quantifier.minimum == 0, quantifier.maximum != 0, isWritten(at: range.lowerBound) else {
      return
    }
    add(
      replacing: range,
      with: "{0}",
      "this optional part is dropped: \(excerpt(node.range))",
      dropping: node.range,
      at: body.range.lowerBound
    )
  }

  private mutating func shift(_ quantifier: Quantifier) {
    let (low, high) = (quantifier.minimum, quantifier.maximum)
    guard isWritten(at: quantifier.range.lowerBound) else { return }
    var shifted: [(minimum: Int, maximum: Int?)] = []
    if low > 0 {
      shifted.append((low - 1, high))
    }
    if high.map({ low < $0 }) ?? true {
      shifted.append((low + 1, high))
    }
    if let high, high > 1, high < Self.shapeBound || high == low {
      shifted += high > low ? [(low, high - 1)] : []
      shifted.append((low, high + 1))
    }
    let suffix =
      switch quantifier.preference {
      case .greedy: ""
      case .lazy: "?"
      case .possessive: "+"
      }
    for (minimum, maximum) in shifted {
      let counts =
        minimum == maximum ? "{\(minimum)}" : "{\(minimum),\(maximum.map(String.init) ?? "")}"
      add(
        replacing: quantifier.range,
        with: counts + suffix,
        "\(excerpt(quantifier.range)) becomes",
        into: counts + suffix,
        at: quantifier.range.lowerBound
      )
    }
  }

  // MARK: - Texts and places

  private mutating func add(
    replacing range: Range<Int>,
    with text: String,
    _ change: String,
    into result: String? = nil,
    dropping part: Range<Int>? = nil,
    at offset: Int
  ) {
    let mutant = bytes[..<range.lowerBound] + Array(text.utf8) + bytes[range.upperBound...]
    mutants.append(
      Mutant(
        text: String(decoding: mutant, as: UTF8.self),
        change: change,
        result: result,
        location: source.location(atByte: pattern.originalOffset(of: offset)),
        range: part ?? range,
        isDrop: part != nil
      )
    )
  }

  /// Whether the byte at `offset`, which is no parenthesis, stands in the rule itself: what was put
  /// in for a call has the place of the call's parenthesis.
  private func isWritten(at offset: Int) -> Bool {
    let original = pattern.originalOffset(of: offset)
    return written.indices.contains(original) && written[original] == bytes[offset]
  }

  /// The bytes in `range` as they were written, in quotes.
  private func excerpt(_ range: Range<Int>) -> String {
    let start = pattern.originalOffset(of: range.lowerBound)
    let end = min(pattern.originalOffset(of: range.upperBound), written.count)
    let text = String(decoding: written[start..<max(start, end)], as: UTF8.self)
    return text.count > 60 ? "'\(text.prefix(60))…'" : "'\(text)'"
  }
}
