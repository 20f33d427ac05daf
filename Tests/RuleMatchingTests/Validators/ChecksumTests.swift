import RuleMatching
import Testing

/// Validators with check digits: published values pass, and none of them passes with one digit changed.
@Suite struct ChecksumTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    var validator: String
    var text: String
    var testDescription: String { "\(validator) \(text)" }

    init(_ validator: String, _ text: String) {
      self.validator = validator
      self.text = text
    }
  }

  private static let samples = luhn + mod97 + crc32

  /// Test card numbers that issuers publish; ISO/IEC 7812-1, annex B.
  private static let luhn = [
    "4111111111111111", "5555555555554444", "378282246310005", "6011111111111117",
    "3530111333300000", "30569309025904", "4222222222222", "4111 1111 1111 1111",
    "5555-5555-5555-4444", "6304000000000000",
  ].map { Sample("luhn", $0) }

  // Examples of the IBAN registry, https://www.swift.com/standards/data-standards/iban
  private static let mod97 = [
    "AD1200012030200359100100", "AE070331234567890123456", "AT611904300234573201",
    "BE68539007547034", "BG80BNBG96611020345678", "CH9300762011623852957",
    "DE89370400440532013000", "ES9121000418450200051332", "FR1420041010050500013M02606",
    "GB29NWBK60161331926819", "IE29AIBK93115212345678", "IT60X0542811101000000123456",
    "MT84MALT011000012345MTLCAST001S", "NL91ABNA0417164300", "NO9386011117947",
    "PL61109010140000071219812874", "SE4550000000058398257466", "GB29 NWBK 6016 1331 9268 19",
  ].map { Sample("mod97", $0) }

  // Bodies whose CRC-32 is published or found with another program, with it in base 62: that of
  // `123456789` is CBF43926, https://reveng.sourceforge.io/crc-catalogue/17plus.htm
  private static let crc32 = [
    "ghp_1234567893jZRME", "npm_a4GEHKN",
    "github_pat_The quick brown fox jumps over the lazy dog1C9bYH",
  ].map { Sample("crc32-base62", $0) }

  @Test(arguments: samples)
  func acceptsPublishedValues(_ sample: Sample) throws {
    let validator = try #require(Validators.validator(for: sample.validator))
    #expect(validator.accepts(Array("<\(sample.text)>".utf8)[1...].dropLast()))
  }

  @Test(arguments: samples)
  func refusesThemWithAnyDigitChanged(_ sample: Sample) throws {
    let validator = try #require(Validators.validator(for: sample.validator))
    let bytes = Array(sample.text.utf8)
    let start = sample.validator == "crc32-base62" ? (bytes.lastIndex(of: 0x5F) ?? 0) + 1 : 0
    for index in bytes.indices[start...] where (0x30...0x39).contains(bytes[index]) {
      var corrupted = bytes
      corrupted[index] = bytes[index] == 0x39 ? 0x30 : bytes[index] + 1
      #expect(!validator.accepts(corrupted[...]), "digit \(index)")
    }
  }

  @Test(arguments: [
    ("luhn", "0000000000000000"), ("luhn", "42222222222"), ("luhn", "41111111111111111111"),
    ("luhn", "4111x1111111111111"), ("luhn", ""), ("mod97", "GB29NWBK601613"), ("mod97", ""),
    ("mod97", "GB29NWBK60161331926-819"), ("crc32-base62", "ghp_"), ("crc32-base62", "3jZRME"),
    ("crc32-base62", "ghp_3jZRME"), ("crc32-base62", ""),
  ])
  func refusesOtherShapes(validator: String, text: String) throws {
    let validator = try #require(Validators.validator(for: validator))
    #expect(!validator.accepts(Array(text.utf8)[...]))
  }
}
