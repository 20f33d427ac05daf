/// Reads an input piece by piece, as soon as there is something to read.
///
/// UTF-16 with a byte order mark is text like any other: it comes out as UTF-8.
struct TextReader: ~Copyable {
  private var source: TextSource
  /// How the input is written; known after the first piece.
  private(set) var encoding = TextEncoding.bytes
  private var buffer: [UInt8]
  private var filled = 0
  private var isStarted = false
  private var isEnded = false
  private var utf16: UTF16Reading?
  private var text: [UInt8] = []

  /// Bytes asked for at a time.
  static let pieceByteCount = 1 << 16

  /// A reader of `source` from where it stands.
  init(_ source: consuming TextSource) {
    self.source = source
    buffer = [UInt8](repeating: 0, count: Self.pieceByteCount)
  }

  /// The text that the last call of `advance` read.
  var piece: ArraySlice<UInt8> {
    utf16 == nil ? buffer[..<filled] : text[...]
  }

  /// Waits for the next piece of text; false at the end.
  mutating func advance() throws(InputError) -> Bool {
    if !isStarted {
      isStarted = true
      return try start()
    }
    guard !isEnded else { return false }
    try fill()
    return try decode(buffer[..<filled])
  }

  /// Reads until the encoding is certain, which is one read of anything but a mark.
  private mutating func start() throws(InputError) -> Bool {
    var first: [UInt8] = []
    var known: TextEncoding?
    while known == nil {
      try fill()
      first += buffer[..<filled]
      known = TextEncoding.encoding(ofTextBeginning: first, isWhole: filled == 0)
    }
    encoding = known ?? .bytes
    switch encoding {
    case .bytes: break
    case .utf32: throw .utf32
    case .utf16(let order): utf16 = UTF16Reading(order)
    }
    isEnded = false
    buffer.replaceSubrange(..<min(first.count, buffer.count), with: first)
    filled = first.count
    return try decode(first.dropFirst(encoding.mark.count))
  }

  private mutating func decode(_ bytes: ArraySlice<UInt8>) throws(InputError) -> Bool {
    guard utf16 != nil else { return filled > 0 }
    text.removeAll(keepingCapacity: true)
    utf16?.read(bytes, into: &text)
    if filled == 0 {
      try utf16?.finish(into: &text)
    }
    return filled > 0 || !text.isEmpty
  }

  private mutating func fill() throws(InputError) {
    filled = try source.read(into: &buffer)
    isEnded = filled == 0
  }
}
