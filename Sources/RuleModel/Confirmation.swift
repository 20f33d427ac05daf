/// What decides about a candidate of a rule.
public struct Confirmation: Sendable, Hashable {
  /// The patterns.
  public var matcher: CompiledRule.Matcher
  /// Validator calls, as written.
  public var validators: [String]
  /// Anchored patterns that the whole secret may not match.
  public var exceptions: [String]
}

extension Confirmation: ArchivedDetail {
  func write(to writer: inout FieldWriter) {
    writer.write(validators)
    writer.write(exceptions)
    switch matcher {
    case .pattern(let pattern, let groups):
      writer.write(0)
      writer.write(pattern)
      writer.write(groups.count)
      groups.forEach { writer.write($0) }
    case .block(let open, let body, let close):
      writer.write(close == nil ? 1 : 2)
      writer.write(open)
      writer.write(body)
      if let close {
        writer.write(close)
      }
    }
  }

  init(from reader: inout FieldReader) {
    validators = reader.readTexts()
    exceptions = reader.readTexts()
    let kind = reader.readNumber()
    let text = reader.readText()
    if kind == 0 {
      matcher = .pattern(
        text,
        secretGroups: (0..<reader.readNumber()).map { _ in reader.readNumber() }
      )
    } else {
      matcher = .block(
        open: text,
        body: reader.readText(),
        close: kind == 1 ? nil : reader.readText()
      )
    }
  }
}
