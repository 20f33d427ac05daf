internal import RuleFiles
internal import RuleModel
internal import YAMLEvents

/// A file of rules, policies or anything else is read or refused; a mistake has a place in the file.
enum YAMLFuzz {
  static func check(_ input: [UInt8]) {
    _ = try? YAMLDocument.parse(input)
    let path = "fuzz.yaml"
    var sources = SourceIndex()
    sources.add(path: path, text: String(decoding: input, as: UTF8.self))
    let mistakes =
      RuleFileReader.read(input, path: path).diagnostics
      + PolicyFileReader.read(input, path: path).diagnostics
    let lineCount = input.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } + 1
    for mistake in mistakes {
      let line = mistake.location?.line ?? 1
      Fuzzing.require(1...(lineCount + 1) ~= line, "a mistake stands in the file")
      Fuzzing.require(!sources.rendered(mistake).isEmpty, "a mistake can be printed")
    }
  }
}
