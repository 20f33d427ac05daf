/// A pattern after its `(?&name)` calls were replaced, with the way back to what was written.
public struct ExpandedPattern: Sendable, Hashable {
  /// The pattern without calls.
  public private(set) var text = ""
  private var segments: [Segment] = []

  /// A piece of the text.
  private struct Segment: Hashable {
    /// Where it begins in the expanded pattern.
    var start: Int
    /// Where it was written in the original pattern.
    var original: Int
    /// Whether its bytes were copied one by one, not put in for a call.
    var isCopied: Bool
  }

  init() {}

  /// The offset in the original pattern of the byte at `offset` of the expanded one.
  ///
  /// For bytes that were put in for a call it is where the call begins.
  public func originalOffset(of offset: Int) -> Int {
    guard let segment = segments.last(where: { $0.start <= offset }) else { return offset }
    return segment.original + (segment.isCopied ? offset - segment.start : 0)
  }

  /// `error` with its offset in the original pattern.
  public func located(_ error: PatternError) -> PatternError {
    PatternError(at: originalOffset(of: error.offset), error.message)
  }

  mutating func copy(_ bytes: ArraySlice<UInt8>) {
    segments.append(
      Segment(start: text.utf8.count, original: bytes.startIndex, isCopied: true)
    )
    text += String(decoding: bytes, as: UTF8.self)
  }

  mutating func put(_ replacement: String, forCallAt offset: Int) {
    segments.append(Segment(start: text.utf8.count, original: offset, isCopied: false))
    text += replacement
  }
}
