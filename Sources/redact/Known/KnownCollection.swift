internal import JSONText
internal import RedactionEngine
internal import SystemIO

/// Collects what the options say is secret, and tells by its place what is refused.
struct KnownCollection {
  private(set) var texts = KnownTexts()
  /// How many values were offered, refused ones too.
  private var offered = 0

  /// No source is longer; whoever names another file by mistake is told soon.
  private static let limit = 64 << 20

  // MARK: - Values, one a line

  /// Adds the lines of a file, or of standard input where it is called `-`.
  mutating func addLines(of input: Input) throws(Stop) {
    let file = try input.opened()
    let bytes: [UInt8]
    do {
      bytes = try file.readAll(limit: Self.limit)
    } catch {
      throw Stop(error, at: input.name)
    }
    try addLines(bytes, named: input.name)
  }

  /// Adds the lines that come from a descriptor that was open when the command began.
  mutating func addLines(ofDescriptor number: Int32) throws(Stop) {
    let name = "file descriptor \(number)"
    guard number >= 0 else { throw .misuse("--known-fd is the number of an open file") }
    let bytes: [UInt8]
    do {
      bytes = try FileDescriptor(borrowing: number).readAll(limit: Self.limit)
    } catch {
      throw Stop(error, at: name)
    }
    try addLines(bytes, named: name)
  }

  private mutating func addLines(_ bytes: [UInt8], named name: String) throws(Stop) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let before = offered
    for (index, line) in lines.enumerated() {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else {
        continue
      }
      let place = "\(name):\(index + 1)"
      guard String(validating: line, as: UTF8.self) != nil else {
        throw .failed("\(place): is not UTF-8")
      }
      add(try Self.value(of: Array(line), at: place), at: place)
    }
    noteNothing(since: before, "\(name): holds no value")
  }

  /// What a line says: a JSON string if it begins with a quote, else itself.
  private static func value(of line: [UInt8], at place: String) throws(Stop) -> [UInt8] {
    guard line.first == UInt8(ascii: "\"") else { return line }
    guard let leaves = try? JSONTokenizer.leaves(of: line), leaves.count == 1,
      case .string = leaves[0].kind
    else { throw .failed("\(place): is not a JSON string") }
    return JSONString.decode(line.span, in: leaves[0].range).bytes
  }

  /// Tells whoever relies on a source that it holds nothing.
  private func noteNothing(since before: Int, _ message: String) {
    if offered == before {
      Notice.print("\(message) that is taken as secret")
    }
  }

  private mutating func add(_ value: [UInt8], at place: String) {
    offered += 1
    if let refusal = texts.add(value) {
      Notice.print("\(place): not removed: \(refusal)")
    }
  }

  // MARK: - Names and values

  /// Adds the values of a file of `NAME=value` lines.
  mutating func addDotenv(_ path: FilePath) throws(Stop) {
    let bytes: [UInt8]
    do {
      bytes = try FileDescriptor(opening: path, .read).readAll(limit: Self.limit)
    } catch {
      throw Stop(error, at: path.printable)
    }
    let before = offered
    for entry in DotenvReader.entries(of: bytes)
    where PlainValue.isSensitive(entry.name) || !PlainValue.isPlain(entry.value) {
      add(entry.value, at: "\(path.printable):\(entry.line)")
    }
    noteNothing(since: before, "\(path.printable): holds no value")
  }

  /// Adds the values of the variables that `glob` names.
  mutating func addEnvironment(matching pattern: String) {
    let glob = Glob(pattern)
    let before = offered
    for variable in Environment.variables where glob.matches(Array(variable.name.utf8)) {
      let isMeant = glob.isExact || PlainValue.isSensitive(variable.name)
      if isMeant || !PlainValue.isPlain(variable.value) {
        add(variable.value, at: "environment variable \(variable.name.printable)")
      }
    }
    noteNothing(since: before, "'\(pattern.printable)' names no environment variable")
  }
}
