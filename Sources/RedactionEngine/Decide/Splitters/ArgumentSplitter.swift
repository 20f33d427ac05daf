internal import RuleModel

/// Knows the words of command lines, as shells write them and as runtimes print their arrays.
enum ArgumentSplitter {
  private static let blanks = ByteSet(" \t\r\n\u{0}")
  private static let quotes = ByteSet("\"'`")
  private static let assignmentName = ByteSet.alphanumerics.union(ByteSet("_"))

  /// Programs whose first word is a command of theirs.
  private static let programsWithCommands: Set<String> = [
    "apt", "apt-get", "aws", "az", "brew", "cargo", "composer", "consul", "docker", "gcloud", "gem",
    "gh", "git", "glab", "go", "gradle", "helm", "kubectl", "make", "mvn", "npm", "nomad", "oc",
    "pip", "pip3", "pnpm", "podman", "poetry", "pulumi", "rails", "rclone", "restic", "systemctl",
    "swift", "terraform", "uv", "vault", "yarn",
  ]

  /// What goes under `program-only`: everything but the program, its command, names of variables
  /// and flags, and the signs of an array.
  static func values(in command: Range<Int>, of text: [UInt8]) -> [Range<Int>] {
    let isArray = isArray(command, of: text)
    var values: [Range<Int>] = []
    var program: String?
    var mayBeCommand = false
    for word in words(in: command, of: text, isArray: isArray) {
      if program == nil, let name = assignmentName(of: word, of: text) {
        values.append((name.upperBound + 1)..<word.upperBound)
        continue
      }
      guard let known = program else {
        program = baseName(of: word, of: text)
        mayBeCommand = true
        continue
      }
      if text[word.lowerBound] == UInt8(ascii: "-") {
        mayBeCommand = false
        values.append(valueOfFlag(word, of: text))
        continue
      }
      let isCommand = mayBeCommand && programsWithCommands.contains(known) && isBare(word, of: text)
      mayBeCommand = false
      if !isCommand {
        values.append(word)
      }
    }
    return values.filter { !$0.isEmpty }
  }

  private static func isArray(_ command: Range<Int>, of text: [UInt8]) -> Bool {
    guard let first = text[command].first(where: { !blanks.contains($0) }) else { return false }
    return first == UInt8(ascii: "[") || first == UInt8(ascii: "(")
  }

  /// The words without their quotes; a word of a shell may hold quoted parts, which stay in it.
  private static func words(in command: Range<Int>, of text: [UInt8], isArray: Bool) -> [Range<Int>]
  {
    let separators = isArray ? blanks.union(ByteSet("[](),")) : blanks
    var words: [Range<Int>] = []
    var offset = command.lowerBound
    while offset < command.upperBound {
      guard !separators.contains(text[offset]) else {
        offset += 1
        continue
      }
      let start = offset
      while offset < command.upperBound, !separators.contains(text[offset]) {
        offset =
          quotes.contains(text[offset])
          ? endOfQuoted(from: offset, in: command, of: text) : offset + 1
      }
      words.append(withoutQuotes(start..<offset, of: text))
    }
    return words.filter { !$0.isEmpty }
  }

  private static func endOfQuoted(from start: Int, in command: Range<Int>, of text: [UInt8]) -> Int
  {
    var offset = start + 1
    while offset < command.upperBound, text[offset] != text[start] {
      offset += text[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(offset + 1, command.upperBound)
  }

  private static func withoutQuotes(_ word: Range<Int>, of text: [UInt8]) -> Range<Int> {
    let first = text[word.lowerBound]
    guard word.count >= 2, quotes.contains(first), text[word.upperBound - 1] == first else {
      return word
    }
    return (word.lowerBound + 1)..<(word.upperBound - 1)
  }

  /// The name in `NAME=value`.
  private static func assignmentName(of word: Range<Int>, of text: [UInt8]) -> Range<Int>? {
    let name = text[word].prefix(while: assignmentName.contains)
    guard !name.isEmpty, name.endIndex < word.upperBound,
      text[name.endIndex] == UInt8(ascii: "=")
    else { return nil }
    return name.startIndex..<name.endIndex
  }

  /// What goes of `--name=value`, `-pvalue`, `-Dname=value`.
  private static func valueOfFlag(_ word: Range<Int>, of text: [UInt8]) -> Range<Int> {
    if let equals = text[word].firstIndex(of: UInt8(ascii: "=")) {
      return (equals + 1)..<word.upperBound
    }
    let isLong = word.count > 1 && text[word.lowerBound + 1] == UInt8(ascii: "-")
    return isLong
      ? word.upperBound..<word.upperBound
      : min(word.lowerBound + 2, word.upperBound)..<word.upperBound
  }

  private static func baseName(of word: Range<Int>, of text: [UInt8]) -> String {
    let name = text[word].split(separator: UInt8(ascii: "/")).last ?? []
    return String(decoding: name, as: UTF8.self)
  }

  private static func isBare(_ word: Range<Int>, of text: [UInt8]) -> Bool {
    word.count <= 20
      && text[word].allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
  }
}
