/// `%XX` of URLs and forms, one byte each (RFC 3986, section 2.1).
enum PercentEscape {
  /// The escape at `offset`, where `%` stands.
  static func escape(at offset: Int, in text: [UInt8], before end: Int) -> Escape? {
    guard offset + 3 <= end, let byte = text.hexadecimal((offset + 1)..<(offset + 3)) else {
      return nil
    }
    return Escape(.byte(UInt8(truncatingIfNeeded: byte)), end: offset + 3)
  }
}
