extension JSONTokenizer {
  /// The strings, keys and numbers of the one JSON value in `bytes`, in order.
  public static func leaves(
    of bytes: [UInt8],
    depthLimit: Int = defaultDepthLimit
  ) throws(JSONError) -> [JSONToken] {
    try leaves(of: bytes.span, depthLimit: depthLimit)
  }

  /// Whether `bytes` are one JSON value.
  public static func isValue(_ bytes: [UInt8], depthLimit: Int = defaultDepthLimit) -> Bool {
    isValue(bytes.span, depthLimit: depthLimit)
  }
}
