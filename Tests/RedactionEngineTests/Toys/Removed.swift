import RedactionEngine

extension Redacted {
  /// The bytes without the placeholders that the redactor wrote.
  var kept: [UInt8] {
    bytes.without(ledger.map(\.output))
  }
}

extension [UInt8] {
  /// The bytes outside `ranges`, which are in order and do not overlap.
  func without(_ ranges: [Range<Int>]) -> [UInt8] {
    var rest: [UInt8] = []
    var start = 0
    for range in ranges {
      rest += self[start..<range.lowerBound]
      start = range.upperBound
    }
    return rest + self[start...]
  }

  /// Whether the bytes stand in `other` in this order, with any bytes between.
  func isSubsequence(of other: [UInt8]) -> Bool {
    var rest = self[...]
    for byte in other where byte == rest.first {
      rest.removeFirst()
    }
    return rest.isEmpty
  }
}
