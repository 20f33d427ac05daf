internal import CLiteralScan

/// A place in a text where something may be encoded.
public struct ViewMark: Sendable, Hashable {
  /// The first byte of the escape, or the bytes of the stretch.
  public var range: Range<Int>
  /// What stands there.
  public var kind: Kind

  /// What a mark stands for.
  public enum Kind: Sendable, Hashable {
    /// An escape of any kind that hides a character; of those in a line
    /// not all are reported, but the first of each 64 bytes is.
    case escape
    /// Base64 or base64url that spells text, from the first digit of a group on.
    case base64
    /// Pairs of hexadecimal digits that spell text.
    case hex
    /// A line, without its LF, that is as long as programs wrap lines.
    case wrap
    /// What may be numbers with blanks, commas or colons between them.
    case list

    /// Whether all of the range is encoded, and nothing around it.
    public var isStretch: Bool {
      self == .base64 || self == .hex || self == .list
    }
  }

  /// A mark of `kind` at `range`.
  public init(_ kind: Kind, at range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

extension ViewMark.Kind {
  fileprivate init(_ kind: cls_mark_kind) {
    switch kind {
    case CLS_MARK_BASE64: self = .base64
    case CLS_MARK_HEX: self = .hex
    case CLS_MARK_LIST: self = .list
    case CLS_MARK_WRAP: self = .wrap
    default: self = .escape
    }
  }
}

extension ViewMark {
  /// Appends the marks in `range` of `text` to `marks`; they are in order within their kind.
  ///
  /// Linear, at a few dozen instructions for 64 bytes without any. What escapes and stretches are is
  /// judged roughly: a mark is a reason to decode, and decoding tells.
  public static func find(
    in text: [UInt8],
    range: Range<Int>,
    kernel: Kernel = .best,
    into marks: inout [ViewMark]
  ) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= text.count,
      "the range lies in the text"
    )
    precondition(text.count < UInt32.max, "a haystack has fewer than 4 GiB")
    guard !range.isEmpty else { return }
    // SAFETY: the buffer and the array live for the call; the C side hands the pointer to the array back
    // to the closure and nothing else.
    unsafe text.withUnsafeBufferPointer { bytes in
      unsafe withUnsafeMutablePointer(to: &marks) { marks in
        unsafe cls_find_marks(
          bytes.baseAddress,
          bytes.count,
          range.lowerBound,
          range.upperBound,
          kernel.identifier,
          { taker, start, end, kind in
            unsafe taker?.assumingMemoryBound(to: [ViewMark].self).pointee
              .append(ViewMark(ViewMark.Kind(kind), at: start..<end))
          },
          marks
        )
      }
    }
  }
}
