import RuleMatching
import Testing

@Suite struct JWTHeaderValidatorTests {
  /// RFC 7519, section 3.1.
  private static let token =
    "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
    + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
    + ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

  private func accepts(_ text: String) throws -> Bool {
    try #require(Validators.validator(for: "jwt-header")).accepts(Array(text.utf8)[...])
  }

  @Test(arguments: [
    token,
    // RFC 7519, section 6.1: an unsecured token.
    "eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UifQ.",
    // RFC 7516, appendix A.1: an encrypted one.
    "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.OKOawDo13gRp2ojaHV7LFpZcgV7T6DVZKTyKOMTYUmKoTCVJRgckCL9kiMT03JGe",
  ])
  func `published tokens pass`(_ token: String) throws {
    #expect(try accepts(token))
  }

  @Test(arguments: [
    "", ".", "e30.e30.", "eyJ0eXAiOiJKV1QifQ.e30.", "W3siYWxnIjoxfV0.e30.",
    " eyJhbGciOiJub25lIn0.e30.",
  ])
  func `what has no algorithm in its header is none`(_ text: String) throws {
    #expect(try !accepts(text))
  }

  @Test func `a header that is changed where it names the algorithm is none`() throws {
    // The header's bytes 16 to 20 are `"alg"`, and its characters 22 to 27 hold nothing else.
    for index in 22..<28 {
      var bytes = Array(Self.token.utf8)
      bytes[index] = bytes[index] == UInt8(ascii: "A") ? UInt8(ascii: "x") : UInt8(ascii: "A")
      #expect(try !accepts(String(decoding: bytes, as: UTF8.self)), "character \(index)")
    }
  }
}
