@testable import LiteralScan
import RuleModel
import Testing

@Suite struct LiteralScannerTests {
  /// One random case: what to look for and where.
  struct Scene: CustomTestStringConvertible {
    let seed: UInt64
    var testDescription: String { "seed \(seed)" }
  }

  static let scenes = (1...60).map { Scene(seed: $0) }

  @Test(arguments: Kernel.available, scenes)
  func findsWhatTheReferenceFinds(kernel: Kernel, scene: Scene) {
    var random = SplitMix64(seed: scene.seed)
    let alphabet = Self.alphabets[Int(scene.seed) % Self.alphabets.count]
    let longest = [2, 5, 9, 64][Int(scene.seed / 7) % 4]
    let literals = (0..<Int.random(in: 0...60, using: &random)).map { _ in
      random.bytes(from: alphabet, count: Int.random(in: 1...longest, using: &random))
    }
    let detectors = Set(Detector.allCases.filter { _ in Bool.random(using: &random) })
    let neighbours = literals.map { _ in
      LiteralNeighbours(
        preceding: Self.randomBytes(using: &random),
        following: Self.randomBytes(using: &random)
      )
    }
    let scanner = LiteralScanner(
      LiteralList(literals, neighbours),
      detectors: detectors,
      kernel: kernel,
      bytesWorthKernel: [0, 500, .max][Int(scene.seed) % 3]
    )
    let reference = ReferenceLiteralScan(
      LiteralList(literals, neighbours),
      detectors: detectors
    )
    for _ in 0..<10 {
      let haystack = random.haystack(
        from: alphabet,
        count: Int.random(in: 0...300, using: &random),
        holding: literals
      )
      let bounds = (0..<2).map { _ in Int.random(in: 0...haystack.count, using: &random) }.sorted()
      for range in [0..<haystack.count, bounds[0]..<bounds[1]] {
        expectSame(
          scanner.occurrences(in: haystack, range: range),
          reference.occurrences(in: haystack, range: range)
        )
      }
    }
  }

  @Test(arguments: Kernel.available)
  func findsTheSameAcrossSlices(kernel: Kernel) {
    var random = SplitMix64(seed: 99)
    for (alphabet, size) in [("abcd", 65_536), ("ab1. -", 20_000), ("0123456789 -.", 12_288)] {
      let literals = (0..<40).map { _ in
        random.bytes(from: Array(alphabet.utf8), count: Int.random(in: 4...20, using: &random))
      }
      let haystack = random.haystack(from: Array(alphabet.utf8), count: size, holding: literals)
      let scanner = LiteralScanner(
        LiteralList(literals),
        detectors: Set(Detector.allCases),
        kernel: kernel,
        bytesWorthKernel: 0
      )
      let reference = ReferenceLiteralScan(
        LiteralList(literals),
        detectors: Set(Detector.allCases)
      )
      expectSame(
        scanner.occurrences(in: haystack, range: 0..<size),
        reference.occurrences(in: haystack, range: 0..<size)
      )
    }
  }

  @Test(arguments: Kernel.available)
  func findsALiteralAtEveryOffsetOfEveryLength(kernel: Kernel) {
    for literal in ["@", "k=", "://", "oken", "Password", "-----BEGIN PRIVATE KEY-----"] {
      let bytes = Array(literal.utf8)
      let scanner = LiteralScanner(
        LiteralList([bytes]),
        detectors: [],
        kernel: kernel,
        bytesWorthKernel: 0
      )
      for count in bytes.count...150 {
        for offset in [0, 1, 61, 62, 63, 64, 65, count - bytes.count]
        where offset + bytes.count <= count {
          var haystack = [UInt8](repeating: 0, count: count)
          haystack.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
          let found = scanner.occurrences(in: haystack, range: 0..<count)
          expectSame(found, [Occurrence(offset: UInt32(offset), literal: 0)])
          expectSame(
            scanner.occurrences(
              in: Array(haystack.dropLast(count - offset - bytes.count + 1)),
              range: 0..<offset
            ),
            []
          )
        }
      }
    }
  }

  @Test(arguments: Kernel.available)
  func foldsLettersAndNothingElse(kernel: Kernel) {
    let haystack = (UInt8.min...UInt8.max).flatMap { Array(repeating: $0, count: 12) }
    for first in UInt8.min...UInt8.max {
      let literals = [[first], [first, first], Array(repeating: first, count: 12)]
      let scanner = LiteralScanner(
        LiteralList(literals),
        detectors: [],
        kernel: kernel,
        bytesWorthKernel: 0
      )
      let isLetter = (0x41...0x5a).contains(first & ~0x20)
      let equal = isLetter ? [first & ~0x20, first | 0x20] : [first]
      let found = scanner.occurrences(in: haystack, range: 0..<haystack.count)
      #expect(Set(found.map { haystack[Int($0.offset)] }) == Set(equal), "byte \(first)")
      #expect(found.count == 24 * equal.count, "byte \(first)")
    }
  }

  @Test(arguments: Kernel.available)
  func reportsLiteralsAtAnOffsetInOrderAndEqualOnesOnce(kernel: Kernel) {
    let literals = ["token", "tok", "TOKEN", "t", "ken"].map { Array($0.utf8) }
    let scanner = LiteralScanner(
      LiteralList(literals),
      detectors: [],
      kernel: kernel,
      bytesWorthKernel: 0
    )
    let found = scanner.occurrences(in: Array("a Token".utf8), range: 0..<7)
    #expect(found.map(\.literal) == [0, 1, 2, 3])
    #expect(found.map(\.offset) == [2, 2, 2, 4])
    #expect((0..<4).map(scanner.ids) == [[0, 2], [1], [3], [4]])
  }

  @Test(arguments: Kernel.available)
  func findsMoreThanItsRoomHolds(kernel: Kernel) {
    let literals = (0..<3000).map { [UInt8](repeating: 0x61, count: 1 + $0 % 16) }
    let scanner = LiteralScanner(
      LiteralList(literals),
      detectors: [],
      kernel: kernel,
      bytesWorthKernel: 0
    )
    let haystack = [UInt8](repeating: 0x61, count: 60)
    let reference = ReferenceLiteralScan(LiteralList(literals), detectors: [])
    expectSame(
      scanner.occurrences(in: haystack, range: 0..<60),
      reference.occurrences(in: haystack, range: 0..<60)
    )
  }

  @Test(arguments: Kernel.available)
  func findsEachOfFourThousandLiterals(kernel: Kernel) {
    var random = SplitMix64(seed: 7)
    let letters = Array("abcdefghijklmnopqrstuvwxyz_=-".utf8)
    let literals = (0..<4000).map { _ in
      random.bytes(from: letters, count: Int.random(in: 6...20, using: &random))
    }
    let scanner = LiteralScanner(
      LiteralList(literals),
      detectors: [],
      kernel: kernel,
      bytesWorthKernel: 0
    )
    let haystack = literals.reduce(into: []) { $0 += $1 + [0x20] }
    let found = scanner.occurrences(in: haystack, range: 0..<haystack.count)
    #expect(Set(found.map(\.literal)).count == 4000)
    #expect(found == found.sorted())
  }

  @Test(arguments: Kernel.available)
  func appendsToWhatIsThere(kernel: Kernel) {
    let scanner = LiteralScanner(
      LiteralList([[0x61]]),
      detectors: [],
      kernel: kernel,
      bytesWorthKernel: 0
    )
    var found = [Occurrence(offset: 9, literal: 9)]
    scanner.scan([0x61], range: 0..<1, into: &found)
    #expect(found == [Occurrence(offset: 9, literal: 9), Occurrence(offset: 0, literal: 0)])
  }

  private static func randomBytes(using random: inout SplitMix64) -> ByteSet {
    Bool.random(using: &random)
      ? .all : ByteSet((0...255).filter { _ in Bool.random(using: &random) })
  }

  /// Small alphabets, so that much is found; the last have bytes that folding could confuse.
  static let alphabets: [[UInt8]] = [
    Array("ab".utf8), Array("aAbB@`".utf8), Array("[{_\u{7f}k".utf8), Array("0123456789".utf8),
    Array("01. -".utf8), Array("12.".utf8), [0x80, 0xa0, 0xc1, 0xe1, 0x41, 0x61, 0x00],
    Array(0...255),
  ]
}
