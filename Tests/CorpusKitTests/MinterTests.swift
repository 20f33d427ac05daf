import CorpusKit
import Testing

@Suite struct MinterTests {
  private let corpus = Corpus(
    shapes: """
      shapes:
        key: {prefix: toy_, alphabet: hex, length: 12, suffix: '=', source: RFC 1}
        pair: {form: 'a{key}b{key}', source: RFC 1}
        card: {prefix: '4', alphabet: digit, length: 14, checksum: luhn, source: RFC 1}
        iban: {prefix: DE, alphabet: digit, length: 18, checksum: mod97, source: RFC 1}
        pat: {prefix: t_, alphabet: alnum, length: 30, checksum: crc32-base62, source: RFC 1}
        crc: {alphabet: alnum, length: 8, checksum: crc32-hex}
      """,
    cases: """
      cases:
        - x ⟦{key}⟧ {key:4}
        - x {key} ⟦{key:4}⟧
        - ⟦{pair}⟧
        - '{card}'
        - '{iban}'
        - '{pat}'
        - '{crc}'
        - 'a \\{key} \\n'
      """
  )

  @Test func `the same seed makes up the same text`() {
    let first = Minter(shapes: corpus.shapes, seed: 7)
    let second = Minter(shapes: corpus.shapes, seed: 7)
    let other = Minter(shapes: corpus.shapes, seed: 8)
    for item in corpus.cases.prefix(7) {
      #expect(first.minted(item) == second.minted(item))
      #expect(first.minted(item) != other.minted(item))
    }
  }

  @Test func `two shapes of a case, and two cases, differ`() {
    let words = text(0).split(separator: " ")
    #expect(words[1].dropFirst(4).prefix(4) != words[2].dropFirst(4).prefix(4))
    #expect(text(0).prefix(18) != text(1).prefix(18))
  }

  @Test func `a shape is prefix, body and suffix`() throws {
    #expect(text(0).wholeMatch(of: /x toy_[0-9a-f]{12}= toy_[0-9a-f]{4}=/) != nil)
    #expect(text(2).wholeMatch(of: /atoy_[0-9a-f]{12}=btoy_[0-9a-f]{12}=/) != nil)
  }

  @Test func `the marks stand around what was made up`() {
    let marked = Minter(shapes: corpus.shapes).minted(corpus.cases[2]).marked
    #expect(String(decoding: marked, as: UTF8.self) == "⟦\(text(2))⟧")
  }

  @Test func `check characters hold`() {
    let card = text(3).compactMap(\.wholeNumberValue)
    let sum = card.reversed().enumerated().reduce(0) { sum, item in
      let doubled = item.element * (item.offset % 2 + 1)
      return sum + doubled / 10 + doubled % 10
    }
    #expect(card.count == 16 && sum % 10 == 0)
    let iban = text(4).dropFirst(4) + "1314" + text(4).dropFirst(2).prefix(2)
    #expect(iban.reduce(0) { ($0 * 10 + ($1.wholeNumberValue ?? 0)) % 97 } == 1)
    #expect(text(5).count == 38)
    #expect(text(6).count == 16)
  }

  @Test func `an escaped brace is no shape`() {
    #expect(text(7) == "a {key} \\n")
  }

  private func text(_ index: Int) -> String {
    let minter = Minter(shapes: corpus.shapes)
    return String(decoding: minter.minted(corpus.cases[index]).bytes, as: UTF8.self)
  }
}
