/// How a schema stands in an archive's details.
extension EventSchema: ArchivedDetail {
  func write(to writer: inout FieldWriter) {
    writer.write(events.count)
    for event in events {
      writer.write(event.name)
      writer.write(event.description)
      writer.write(event.properties.count)
      event.properties.forEach { $0.write(to: &writer) }
    }
    writer.write(modules)
    writer.write(promises.count)
    promises.forEach { $0.write(to: &writer) }
  }

  init(from reader: inout FieldReader) {
    self.init()
    for _ in 0..<reader.readNumber() {
      var event = Event(name: reader.readText(), description: reader.readOptionalText())
      event.properties = (0..<reader.readNumber()).compactMap { _ in EventProperty(from: &reader) }
      events.append(event)
    }
    modules = reader.readTexts()
    promises = (0..<reader.readNumber()).map { _ in PrivacyPromise(from: &reader) }
  }
}

extension EventProperty {
  fileprivate func write(to writer: inout FieldWriter) {
    writer.write(path.description)
    writer.write(type?.rawValue)
    writer.write(description)
    for number in [limit, items, depth] {
      writer.write(number.map { $0 + 1 } ?? 0)
    }
    writer.write(choices)
    writer.write(follows)
  }

  /// Nil if the path cannot be read, which the writer's could.
  fileprivate init?(from reader: inout FieldReader) {
    let path = try? FieldPath(parsing: reader.readText())
    let type = reader.readOptionalText().flatMap(FieldType.init(rawValue:))
    let description = reader.readOptionalText()
    let numbers = (0..<3).map { _ in reader.readNumber() }.map { $0 == 0 ? nil : $0 - 1 }
    let choices = reader.readTexts()
    let follows = reader.readOptionalText()
    guard let path else { return nil }
    self.init(path: path, type: type, description: description)
    (limit, items, depth) = (numbers[0], numbers[1], numbers[2])
    self.choices = choices
    self.follows = follows
  }
}

extension PrivacyPromise {
  fileprivate func write(to writer: inout FieldWriter) {
    writer.write(text)
    writer.write(section.rawValue)
    writer.write(rules)
    writer.write(types.map(\.rawValue))
    writer.write(names)
  }

  fileprivate init(from reader: inout FieldReader) {
    let text = reader.readText()
    let section = Section(rawValue: reader.readText()) ?? .never
    let rules = reader.readTexts()
    let types = reader.readTexts().compactMap(FieldType.init(rawValue:))
    self.init(text, in: section, rules: rules, types: types, names: reader.readTexts())
  }
}

extension FieldWriter {
  fileprivate mutating func write(_ text: String?) {
    write(text.map { [$0] } ?? [])
  }
}

extension FieldReader {
  fileprivate mutating func readOptionalText() -> String? {
    readTexts().first
  }
}
