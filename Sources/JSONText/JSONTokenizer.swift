/// Walks JSON text token by token without copying it and without recursion.
///
/// Accepts exactly the texts of RFC 8259, and leaves to the reader what it leaves open: lone
/// surrogate escapes, numbers of any size, duplicate keys. Bytes from 0x80 up inside strings are not
/// looked at. A byte order mark is refused.
///
/// The tokenizer does not hold the text; pass the same bytes to every call.
/// ```swift
/// var tokenizer = JSONTokenizer()
/// while let token = try tokenizer.next(in: line.span) { … }
/// ```
public struct JSONTokenizer: Sendable {
  /// The default for the number of objects and arrays that may be open at once.
  public static let defaultDepthLimit = 512

  private enum Expectation {
    case value
    case valueOrArrayEnd
    case keyOrObjectEnd
    case key
    case colon
    case commaOrEnd
    case nothing
  }

  private let depthLimit: Int
  private var expected = Expectation.value
  private var position = 0
  /// For each open container, whether it is an object.
  private var open: [Bool] = []

  /// A tokenizer at the start of a text that accepts `depthLimit` open objects and arrays.
  public init(depthLimit: Int = defaultDepthLimit) {
    self.depthLimit = depthLimit
  }

  /// The strings, keys and numbers of the one JSON value in `bytes`, in order.
  public static func leaves(
    of bytes: Span<UInt8>,
    depthLimit: Int = defaultDepthLimit
  ) throws(JSONError) -> [JSONToken] {
    var tokenizer = JSONTokenizer(depthLimit: depthLimit)
    var result: [JSONToken] = []
    while let token = try tokenizer.next(in: bytes) {
      if token.isLeaf {
        result.append(token)
      }
    }
    return result
  }

  /// Whether `bytes` are one JSON value.
  public static func isValue(_ bytes: Span<UInt8>, depthLimit: Int = defaultDepthLimit) -> Bool {
    var tokenizer = JSONTokenizer(depthLimit: depthLimit)
    do {
      while try tokenizer.next(in: bytes) != nil {}
      return true
    } catch {
      return false
    }
  }

  /// The next token of `bytes`; nil at the end of a text that is one JSON value.
  ///
  /// After an error every call fails.
  public mutating func next(in bytes: Span<UInt8>) throws(JSONError) -> JSONToken? {
    while true {
      position = bytes.firstNonWhitespace(from: position)
      guard position < bytes.count else {
        guard expected == .nothing else { throw JSONError(.unexpectedEnd, at: bytes.count) }
        return nil
      }
      let byte = bytes[position]
      switch expected {
      case .colon where byte == UInt8(ascii: ":"):
        expected = .value
        position += 1
      case .commaOrEnd where byte == UInt8(ascii: ","):
        expected = open.last == true ? .key : .value
        position += 1
      case .commaOrEnd, .valueOrArrayEnd, .keyOrObjectEnd:
        if let token = close(byte) { return token }
        guard expected != .commaOrEnd else { throw JSONError(.unexpectedByte, at: position) }
        return try value(byte, in: bytes, isKey: expected == .keyOrObjectEnd)
      case .value, .key:
        return try value(byte, in: bytes, isKey: expected == .key)
      case .colon:
        throw JSONError(.unexpectedByte, at: position)
      case .nothing:
        throw JSONError(.trailingBytes, at: position)
      }
    }
  }

  /// The end of the innermost container, where `byte` is that.
  private mutating func close(_ byte: UInt8) -> JSONToken? {
    let isObject = byte == UInt8(ascii: "}")
    guard isObject || byte == UInt8(ascii: "]"), open.last == isObject else { return nil }
    open.removeLast()
    return finish(isObject ? .objectEnd : .arrayEnd, end: position + 1)
  }

  private mutating func value(
    _ first: UInt8,
    in bytes: Span<UInt8>,
    isKey: Bool
  ) throws(JSONError) -> JSONToken {
    switch first {
    case UInt8(ascii: "\""):
      let (end, hasEscapes) = try bytes.endOfJSONString(at: position)
      return finish(.string(isKey: isKey, hasEscapes: hasEscapes), end: end)
    case _ where isKey:
      throw JSONError(.unexpectedByte, at: position)
    case UInt8(ascii: "{"):
      return try enter(isObject: true)
    case UInt8(ascii: "["):
      return try enter(isObject: false)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return finish(.number, end: try bytes.endOfJSONNumber(at: position))
    case UInt8(ascii: "t"):
      return finish(.literal, end: try bytes.end(of: "true", at: position))
    case UInt8(ascii: "f"):
      return finish(.literal, end: try bytes.end(of: "false", at: position))
    case UInt8(ascii: "n"):
      return finish(.literal, end: try bytes.end(of: "null", at: position))
    default:
      throw JSONError(.unexpectedByte, at: position)
    }
  }

  private mutating func enter(isObject: Bool) throws(JSONError) -> JSONToken {
    guard open.count < depthLimit else { throw JSONError(.tooDeep, at: position) }
    let token = JSONToken(
      isObject ? .objectStart : .arrayStart,
      range: position..<(position + 1),
      depth: open.count
    )
    open.append(isObject)
    expected = isObject ? .keyOrObjectEnd : .valueOrArrayEnd
    position += 1
    return token
  }

  private mutating func finish(_ kind: JSONToken.Kind, end: Int) -> JSONToken {
    let token = JSONToken(kind, range: position..<end, depth: open.count)
    position = end
    expected = token.isKey ? .colon : open.isEmpty ? .nothing : .commaOrEnd
    return token
  }
}
