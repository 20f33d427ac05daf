/// Writes values as shapes of a corpus, or as made-up text of the same kind, so that a line can be shared.
///
/// What is kept of a value is what anybody may know: the public prefix of a shape, the literals of the rule
/// that found it, its signs between words, and its length.
public struct Disguise: Sendable {
  private let shapes: ShapeFinder

  /// A disguise with `shapes`; without any, values become made-up text.
  public init(shapes: [Shape] = []) {
    self.shapes = ShapeFinder(shapes)
  }

  /// What stands for `value` in the text of a case.
  ///
  /// One of `literals` in front stays, or the prefix of a shape: they tell the kind of a token. The result differs from one
  /// call to the next: one that followed from the value could be looked up.
  public func text(for value: [UInt8], keeping literals: [[UInt8]] = []) -> [UInt8] {
    if let whole = shapes.reference(toWhole: value) {
      return Array(whole.utf8)
    }
    guard value.contains(where: { LookAlike.isWord($0) || $0 >= 0x80 }) else {
      // Of nothing but signs nothing would change.
      return shapes.word(Array(repeating: UInt8(ascii: "x"), count: value.count)[...])
    }
    let literal =
      (literals + shapes.prefixes).filter { Self.mayStay($0, in: value) }.max {
        $0.count < $1.count
      } ?? []
    var result = Array(value.prefix(literal.count))
    var rest = value.dropFirst(literal.count)
    while let byte = rest.first {
      // A backslash in front would make the shape stand for itself.
      let takesShape = result.last != UInt8(ascii: "\\")
      if takesShape, let (reference, count) = shapes.reference(toStartOf: rest) {
        result += reference.utf8
        rest = rest.dropFirst(count)
      } else if LookAlike.isWord(byte) {
        let word = rest.prefix(while: LookAlike.isWord)
        result += takesShape ? shapes.word(word) : LookAlike.text(for: word)
        rest = rest.dropFirst(word.count)
      } else {
        let count = LookAlike.characterLength(at: rest)
        result += LookAlike.text(for: rest.prefix(count))
        rest = rest.dropFirst(count)
      }
    }
    return result
  }

  /// A literal is a prefix if enough of the value comes behind it.
  private static func mayStay(_ literal: [UInt8], in value: [UInt8]) -> Bool {
    literal.count >= 3 && value.count >= literal.count + 8
      && value.prefix(literal.count).elementsEqual(literal) { $0 | 0x20 == $1 | 0x20 }
  }
}
