internal import JSONText
internal import RedactionEngine

/// Promise 8: what parses still parses, and the tokenizer says the same of a text each time.
enum JSONFuzz {
  static func check(_ input: [UInt8]) {
    checkTokens(of: input)
    var lines = JSONLinesRedactor(FuzzedRules.telemetry)
    var output: [UInt8] = []
    lines.write(input[...], into: &output)
    lines.finish(into: &output)
    let (before, after) = (split(input), split(output))
    Fuzzing.require(before.count == after.count, "every line stays one line")
    for (line, redacted) in zip(before, after) where isValue(line) {
      Fuzzing.require(isValue(redacted), "what is a JSON value stays one")
    }
  }

  /// The leaves of a value stand in order and inside of it; a text with an error has none to end with.
  private static func checkTokens(of text: [UInt8]) {
    do {
      var end = 0
      for leaf in try JSONTokenizer.leaves(of: text.span) {
        Fuzzing.require(
          end <= leaf.range.lowerBound && leaf.range.lowerBound < leaf.range.upperBound
            && leaf.range.upperBound <= text.count,
          "leaves stand in order"
        )
        end = leaf.range.upperBound
      }
      Fuzzing.require(isValue(text), "what has leaves is a value")
    } catch {
      Fuzzing.require(!isValue(text), "what has an error is no value")
    }
  }

  private static func isValue(_ text: [UInt8]) -> Bool {
    JSONTokenizer.isValue(text.span)
  }

  private static func split(_ text: [UInt8]) -> [[UInt8]] {
    text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
  }
}
