import RuleModel
import Testing

@Suite struct ByteSetTests {
  @Test func `bytes are in ascending order, whatever order they came in`() {
    #expect(ByteSet([255, 0, 64, 63, 128, 64]).bytes == [0, 63, 64, 128, 255])
    #expect(ByteSet.all.bytes == Array(0...255))
    #expect(ByteSet().bytes == [])
  }

  @Test(arguments: [[], [0], [63, 64, 127, 128, 191, 192, 255], Array(10...200)] as [[UInt8]])
  func `a set holds its bytes and no other`(bytes: [UInt8]) {
    let set = ByteSet(bytes)
    #expect((0...255).filter(set.contains) == bytes)
    #expect(set.count == bytes.count)
    #expect(set.isEmpty == bytes.isEmpty)
    #expect(set.inverted.bytes == (0...255).filter { !bytes.contains($0) })
    #expect(set.union(set.inverted) == .all)
    #expect(set.intersection(set.inverted) == ByteSet())
  }
}
