internal import JSONText
internal import RuleModel

/// Values of a type.
extension EventWalk {
  /// Takes the value at `index` into the draft; false if it stays.
  mutating func takeValue(_ index: Int, of type: FieldType, _ property: EventProperty) -> Bool {
    let limit = property.limit ?? type.defaultLimit
    let raw = tree.json[tree.tokens[index].range]
    switch (type, tree.tokens[index].kind) {
    case (.flag, .literal):
      draft.skeleton += raw
      keep()
      return true
    case (.count, .number):
      return take(PlainValue.count(raw, limit: limit))
    case (.duration, .number):
      return take(PlainValue.duration(raw, limit: limit))
    case (.timestamp, .number):
      return take(PlainValue.timestamp(raw))
    case (.count, .string):
      return takeCount(tree.text(at: index) ?? [], limit: limit)
    case (.variables, .objectStart):
      return takeVariables(index, property, limit: limit)
    case (.flag, _), (.count, _), (.duration, _), (.variables, _):
      withhold(.wrongType)
      return false
    default:
      guard let text = tree.text(at: index) else {
        withhold(.wrongType)
        return false
      }
      return takeText(text, of: type, property, limit: limit)
    }
  }

  private mutating func take(_ judgement: PlainValue.Judgement) -> Bool {
    switch judgement {
    case .leaves(let bytes):
      draft.skeleton += bytes
      keep()
      return true
    case .stays(let reason):
      withhold(reason)
      return false
    }
  }

  /// Takes a whole number that is a text, as OTLP writes those of 64 bits.
  private mutating func takeCount(_ text: [UInt8], limit: Int) -> Bool {
    let quote = [UInt8(ascii: "\"")]
    let zero = UInt8(ascii: "0")
    guard let first = text.first, first != zero || text.count == 1 else {
      return take(.stays(.wrongType))
    }
    switch PlainValue.count(text[...], limit: limit) {
    case .leaves(let digits): return take(.leaves(quote + digits + quote))
    case let judgement: return take(judgement)
    }
  }

  private mutating func takeText(
    _ text: [UInt8],
    of type: FieldType,
    _ property: EventProperty,
    limit: Int
  ) -> Bool {
    guard text.count <= limit || type == .choice else {
      withhold(.overLimit)
      return false
    }
    var text = text
    var isClosed = false
    switch type {
    case .choice:
      isClosed = property.choices.contains { text.elementsEqual($0.utf8) }
    case .uuid:
      isClosed = PlainValue.isUUID(text)
    case .traceID where PlainValue.isTraceID(text):
      guard PlainValue.isDigits(text) else {
        isClosed = true
        break
      }
      // Digits alone may be a card's.
      append(text, limit: limit, mayBeRedacted: false)
      return true
    case .timestamp:
      isClosed = PlainValue.moment(text).map { text = $0 } != nil
    case .keyedHash:
      isClosed = PlainValue.isHash(text)
    case .version where PlainValue.isVersion(text), .name where NameValue.isName(text):
      append(text, limit: limit, mayBeRedacted: type == .name)
      return true
    case .path:
      if let short = PathValue.shortened(text) {
        text = short
        append(text, limit: limit)
        return true
      }
    case .message, .stackText:
      append(text, limit: limit)
      return true
    case .sourceLine:
      append(text, limit: limit, isSource: true)
      return true
    case .jsonText:
      return takeJSONText(text, property, limit: limit)
    case .version, .name, .flag, .count, .duration, .variables, .traceID:
      break
    }
    guard isClosed else {
      withhold(.wrongType)
      return false
    }
    EventString.append(text, to: &draft.skeleton)
    keep()
    return true
  }

  // MARK: - JSON

  private mutating func takeVariables(
    _ index: Int,
    _ property: EventProperty,
    limit: Int
  ) -> Bool {
    let tokens = tree.tokens[index..<tree.end(of: index)]
    guard let json = redacted(tokens, of: tree.json, property, limit: limit) else { return false }
    draft.skeleton += json
    keep()
    return true
  }

  private mutating func takeJSONText(
    _ text: [UInt8],
    _ property: EventProperty,
    limit: Int
  ) -> Bool {
    guard let tokens = try? JSONTokenizer.tokens(of: text, depthLimit: TokenTree.depthLimit),
      tokens.count > 1
    else {
      withhold(.wrongType)
      return false
    }
    guard let json = redacted(tokens[...], of: text, property, limit: limit) else { return false }
    EventString.append(json, to: &draft.skeleton)
    keep()
    return true
  }

  /// What of a JSON value may leave; nil if nothing does.
  private mutating func redacted(
    _ tokens: ArraySlice<JSONToken>,
    of json: [UInt8],
    _ property: EventProperty,
    limit: Int
  ) -> [UInt8]? {
    let copy = JSONValueCopy(
      of: json,
      tokens: tokens,
      depth: property.depth ?? EventProperty.defaultDepth,
      items: property.items ?? EventProperty.defaultItems
    )
    copy.reasons.forEach { withhold($0) }
    guard copy.bytes.count <= limit else {
      withhold(.overLimit)
      return nil
    }
    guard let redacted = redactJSON(copy.bytes) else {
      withhold(.unscannable)
      return nil
    }
    guard redacted.count <= limit else {
      withhold(.overLimit)
      return nil
    }
    return redacted
  }
}
