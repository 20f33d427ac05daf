/// Reads what is about to leave once more, by means of its own.
public protocol PayloadReader: Sendable {
  /// How many things in `payload` must not leave; 0 lets it go.
  ///
  /// `payload` is JSON, the body of a request before compression with an empty project key.
  func objections(to payload: [UInt8]) -> Int
}
