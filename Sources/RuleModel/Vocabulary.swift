/// Words that a policy lets through.
///
/// Kept as one text, because a program that starts reads all policies and looks at the words of one.
public struct Vocabulary: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// The words, a line each.
  private(set) var text: String

  /// A vocabulary of `words`, which hold no line ends.
  public init(_ words: some Sequence<String>) {
    text = words.joined(separator: "\n")
  }

  /// A vocabulary of the words in brackets.
  public init(arrayLiteral words: String...) {
    self.init(words)
  }

  init(text: String) {
    self.text = text
  }

  /// The words, in the order of their files.
  public var words: [String] {
    text.split(separator: "\n").map(String.init)
  }

  /// Whether there is no word.
  public var isEmpty: Bool {
    text.isEmpty
  }

  /// The words of both.
  public static func + (left: Vocabulary, right: Vocabulary) -> Vocabulary {
    guard !left.isEmpty, !right.isEmpty else { return left.isEmpty ? right : left }
    return Vocabulary(text: left.text + "\n" + right.text)
  }
}
