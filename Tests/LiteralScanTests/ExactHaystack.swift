import Testing

@testable import LiteralScan

extension LiteralScanner {
  /// Scans a copy in an allocation of its own, so that the address sanitizer sees a read outside it.
  func occurrences(in haystack: [UInt8], range: Range<Int>) -> [Occurrence] {
    var found: [Occurrence] = []
    // SAFETY: the copy has as many bytes as `haystack`, and lives until the end of this function.
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: haystack.count, alignment: 1)
    defer { unsafe copy.deallocate() }
    unsafe copy.copyBytes(from: haystack)
    unsafe scan(UnsafeRawBufferPointer(copy), range: range, into: &found)
    return found
  }

  /// Scans an array's own bytes.
  func scan(_ haystack: [UInt8], range: Range<Int>, into found: inout [Occurrence]) {
    // SAFETY: the bytes are only used inside the closure.
    unsafe haystack.withUnsafeBytes { unsafe scan($0, range: range, into: &found) }
  }
}

/// Says where two results part instead of printing them.
func expectSame(
  _ found: [Occurrence],
  _ wanted: [Occurrence],
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  guard found != wanted else { return }
  let index = zip(found, wanted).prefix { $0 == $1 }.count
  let (one, other) = (found.dropFirst(index).first, wanted.dropFirst(index).first)
  Issue.record(
    "\(found.count) of \(wanted.count), at \(index): \(String(describing: one)), not \(String(describing: other))",
    sourceLocation: sourceLocation
  )
}
