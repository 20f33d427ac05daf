/// A shape without any literal, found from its digits.
public enum Detector: Sendable, Hashable, CaseIterable {
  /// Thirteen or more digits with at most one blank or hyphen between two of them, the first six at
  /// most or thirteen in one group.
  ///
  /// Reported at every digit that follows no digit and begins such a sequence, because a date in
  /// front of a card number (`2024-01-02 4111 1111 …`) joins it.
  case cardDigits
  /// Four groups of digits with dots between them, after neither a digit nor a dot.
  ///
  /// The first three groups have one to three digits; of the last one only the first is looked at.
  case dottedQuad
  /// Nine digits as `ddd-dd-dddd`, after neither a digit nor a hyphen; what follows is not looked at.
  case dashedNine
}
