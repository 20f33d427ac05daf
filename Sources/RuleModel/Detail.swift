/// A part of an archive that is read when it is asked for: most runs ask for few.
enum Detail<Value: ArchivedDetail>: Sendable {
  /// The part itself.
  case written(Value)
  /// Where the part stands in an archive's details.
  case archived(Range<Int>, in: RuleSetArchive.Details)

  /// The part; of an archive, read anew each time.
  var value: Value {
    switch self {
    case .written(let value):
      return value
    case .archived(let range, let text):
      var reader = FieldReader(text(range))
      return Value(from: &reader)
    }
  }
}

extension Detail: Hashable {
  static func == (left: Self, right: Self) -> Bool {
    left.value == right.value
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(value)
  }
}

/// What can stand in an archive's details.
protocol ArchivedDetail: Sendable, Hashable {
  init(from reader: inout FieldReader)

  func write(to writer: inout FieldWriter)
}

extension FieldWriter {
  /// Writes `value` behind what is written to `details`, and here where it stands there.
  mutating func write(_ value: some ArchivedDetail, to details: inout FieldWriter) {
    write(details.append(value))
  }

  /// Writes where a part of the details stands.
  mutating func write(_ range: Range<Int>) {
    write(range.lowerBound)
    write(range.count)
  }

  /// Writes `value` and returns where it stands.
  mutating func append(_ value: some ArchivedDetail) -> Range<Int> {
    let start = count
    value.write(to: &self)
    return start..<count
  }
}

extension FieldReader {
  /// Reads where a part of `details` stands.
  mutating func readDetail<Value>(in details: @escaping RuleSetArchive.Details) -> Detail<Value> {
    let start = readNumber()
    return .archived(start..<(start + readNumber()), in: details)
  }
}

/// Patterns by name.
extension Dictionary: ArchivedDetail where Key == String, Value == String {
  func write(to writer: inout FieldWriter) {
    writer.write(count)
    for (name, pattern) in sorted(by: { $0.key < $1.key }) {
      writer.write(name)
      writer.write(pattern)
    }
  }

  init(from reader: inout FieldReader) {
    self.init()
    for _ in 0..<reader.readNumber() {
      let name = reader.readText()
      self[name] = reader.readText()
    }
  }
}
