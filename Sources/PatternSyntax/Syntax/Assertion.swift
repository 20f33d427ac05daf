/// A place in the text that a pattern can ask for.
public enum Assertion: Sendable, Hashable {
  /// `^` without `(?m)`, and `\A`.
  case textStart
  /// `^` under `(?m)`.
  case lineStart
  /// `$` without `(?m)`, and `\Z`: the end, or before an LF that ends the text.
  case textEndOrFinalLineFeed
  /// `\z`.
  case textEnd
  /// `$` under `(?m)`.
  case lineEnd
  /// `\b`.
  case wordBoundary
  /// `\B`.
  case notWordBoundary

  /// How many bytes before the place it inspects; the edge itself counts as one.
  var bytesBefore: Int {
    switch self {
    case .textStart, .lineStart, .wordBoundary, .notWordBoundary: 1
    case .textEndOrFinalLineFeed, .textEnd, .lineEnd: 0
    }
  }

  /// How many bytes after the place it inspects; the edge itself counts as one.
  var bytesAfter: Int {
    switch self {
    case .textStart, .lineStart: 0
    case .textEnd, .lineEnd, .wordBoundary, .notWordBoundary: 1
    case .textEndOrFinalLineFeed: 2
    }
  }
}
