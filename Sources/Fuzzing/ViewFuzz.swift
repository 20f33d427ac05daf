internal import RedactionEngine

/// Promises 2 and 5: with all rules and all views, what is no part of a redaction stays as it was,
/// however a stream is cut.
enum ViewFuzz {
  private static let longestText = 4096

  /// The first byte chooses the policy and where a stream is cut; the rest is the text.
  static func check(_ input: [UInt8]) {
    guard input.count > 1 else { return }
    let text = Array(input.dropFirst().prefix(longestText))
    let redactor = input[0] & 1 == 0 ? FuzzedRules.logs : FuzzedRules.telemetry
    let redacted = redactor.redact(text)
    var (read, written) = (0, 0)
    for entry in redacted.ledger {
      Fuzzing.require(
        read <= entry.input.lowerBound && entry.input.upperBound <= text.count
          && written <= entry.output.lowerBound && entry.output.upperBound <= redacted.bytes.count,
        "the ledger is in order"
      )
      Fuzzing.require(
        isEnd(
          redacted.bytes[written..<entry.output.lowerBound],
          of: text[read..<entry.input.lowerBound]
        ),
        "what stands between redactions stays"
      )
      (read, written) = (entry.input.upperBound, entry.output.upperBound)
    }
    Fuzzing.require(
      isEnd(redacted.bytes[written...], of: text[read...]),
      "what stands behind the last redaction stays"
    )
    let length = 1 + Int(input[0] >> 1) * 7 % text.count
    Fuzzing.require(
      EngineFuzz.streamed(text, cutEvery: length, redactor) == redacted.bytes,
      "cutting a stream changes nothing"
    )
  }

  /// Whether `bytes` are what `text` ends with: of what streams by, a ledger tells the first part.
  private static func isEnd(_ bytes: ArraySlice<UInt8>, of text: ArraySlice<UInt8>) -> Bool {
    text.suffix(bytes.count).elementsEqual(bytes)
  }
}
