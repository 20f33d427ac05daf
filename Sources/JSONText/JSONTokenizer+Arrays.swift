extension JSONTokenizer {
  /// The strings, keys and numbers of the one JSON value in `bytes`, in order.
  public static func leaves(
    of bytes: [UInt8],
    depthLimit: Int = defaultDepthLimit
  ) throws(JSONError) -> [JSONToken] {
    try leaves(of: bytes.span, depthLimit: depthLimit)
  }

  /// All tokens of the one JSON value in `bytes`, in order.
  public static func tokens(
    of bytes: [UInt8],
    depthLimit: Int = defaultDepthLimit
  ) throws(JSONError) -> [JSONToken] {
    var tokenizer = JSONTokenizer(depthLimit: depthLimit)
    var result: [JSONToken] = []
    while let token = try tokenizer.next(in: bytes.span) {
      result.append(token)
    }
    return result
  }

  /// Whether `bytes` are one JSON value.
  public static func isValue(_ bytes: [UInt8], depthLimit: Int = defaultDepthLimit) -> Bool {
    isValue(bytes.span, depthLimit: depthLimit)
  }
}
