import RuleMatching
import Testing

@Suite struct EntropyValidatorTests {
  @Test(arguments: [
    ("aaaa", 0), ("abab", 1), ("abcd", 2), ("0123456789abcdef", 4), ("hello world", 2.8453509366),
    ("Mississippi", 1.8230679822),
  ])
  func `the bound is exact`(text: String, entropy: Double) throws {
    let below = try #require(Validators.validator(for: "entropy>=\(max(0, entropy - 1e-8))"))
    let above = try #require(Validators.validator(for: "entropy>=\(entropy + 1e-8)"))
    #expect(below.accepts(Array(text.utf8)[...]))
    #expect(!above.accepts(Array(text.utf8)[...]))
  }

  @Test func `no byte has no entropy`() throws {
    #expect(try #require(Validators.validator(for: "entropy>=0")).accepts([]))
    #expect(try #require(Validators.validator(for: "entropy>=0.1")).accepts([]) == false)
  }

  @Test func `every byte value once has eight bits`() throws {
    #expect(
      try #require(Validators.validator(for: "entropy>=7.999999")).accepts(Array(0...255)[...])
    )
  }

  @Test(arguments: [
    "entropy", "entropy>=", "entropy>=x", "entropy>=-1", "entropy>=9", "entropy>3", "entropy>=nan",
    "entropi>=3", "luhn>=3", "luhn2", "", ">=3", "Luhn", "mod97 ", "jwt-header=", "crc32-base62x",
    "not-placeholder!",
  ])
  func `calls that are written wrong are none`(call: String) {
    #expect(Validators.validator(for: call) == nil)
  }

  @Test func `every validator is found by its name`() {
    for validator in Validators.all where validator.name != "entropy" {
      #expect(Validators.validator(for: validator.name) != nil, "\(validator.name)")
    }
  }
}
