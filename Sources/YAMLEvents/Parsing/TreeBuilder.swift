/// Builds the tree of a file from its events and refuses what we do not support.
struct TreeBuilder: ~Copyable {
  private var events: EventParser
  /// Where the latest scalar begins; scalars come in the file's order, so this only moves forward.
  private var cursor: SourceCursor

  init(_ bytes: [UInt8]) {
    events = EventParser(bytes)
    cursor = SourceCursor(bytes)
  }

  /// The root of the file's one document.
  mutating func document() throws(YAMLError) -> YAMLNode? {
    var root: YAMLNode?
    var hasDocument = false
    while true {
      let event = try events.next()
      switch event.kind {
      case .streamEnd:
        return root
      case .documentStart(let hasDirectives):
        guard !hasDirectives else {
          throw YAMLError(at: event.start, "directives are not supported")
        }
        guard !hasDocument else {
          throw YAMLError(at: event.start, "a second document is not supported")
        }
        hasDocument = true
        root = try node(events.next(), depth: 0, parentColumn: 0)
      default:
        continue
      }
    }
  }

  /// The node that begins with `event`; `parentColumn` is the column of the enclosing block, 0 at
  /// the top.
  private mutating func node(
    _ event: YAMLEvent,
    depth: Int,
    parentColumn: Int
  ) throws(YAMLError) -> YAMLNode {
    try refuseProperties(of: event)
    switch event.kind {
    case .scalar(let text, let style):
      return .scalar(scalar(text, style, at: event.start, parentColumn: parentColumn))
    case .sequenceStart:
      try refuse(depth: depth + 1, at: event.start)
      return try .sequence(sequence(at: event.start, depth: depth + 1))
    case .mappingStart:
      try refuse(depth: depth + 1, at: event.start)
      return try .mapping(mapping(at: event.start, depth: depth + 1))
    default:
      preconditionFailure("libyaml gives a node where one may begin")
    }
  }

  private mutating func sequence(
    at start: YAMLMark,
    depth: Int
  ) throws(YAMLError) -> YAMLSequence {
    var items: [YAMLNode] = []
    while true {
      let event = try events.next()
      if case .sequenceEnd = event.kind {
        return YAMLSequence(start: start, items: items)
      }
      items.append(try node(event, depth: depth, parentColumn: start.column))
    }
  }

  private mutating func mapping(
    at start: YAMLMark,
    depth: Int
  ) throws(YAMLError) -> YAMLMapping {
    var pairs: [YAMLMapping.Pair] = []
    while true {
      let event = try events.next()
      if case .mappingEnd = event.kind {
        return YAMLMapping(start: start, pairs: pairs)
      }
      try refuseProperties(of: event)
      guard case .scalar(let text, let style) = event.kind else {
        throw YAMLError(at: event.start, "a key has to be a text")
      }
      let key = scalar(text, style, at: event.start, parentColumn: start.column)
      let value = try node(events.next(), depth: depth, parentColumn: start.column)
      pairs.append(YAMLMapping.Pair(key: key, value: value))
    }
  }

  private mutating func scalar(
    _ text: String,
    _ style: YAMLScalar.Style,
    at start: YAMLMark,
    parentColumn: Int
  ) -> YAMLScalar {
    guard !text.isEmpty else {
      // The mark of an absent scalar may lie before the cursor, and it has no byte to place.
      return YAMLScalar(text, style: style, start: start, contentStart: start)
    }
    cursor.advance(to: start)
    var replay = ScalarReplay(of: text, style, from: cursor, parentColumn: parentColumn)
    return replay.scalar()
  }

  private func refuseProperties(of event: YAMLEvent) throws(YAMLError) {
    if case .alias = event.kind {
      throw YAMLError(at: event.start, "aliases are not supported")
    }
    guard !event.hasAnchor else {
      throw YAMLError(at: event.start, "anchors are not supported")
    }
    guard !event.hasTag else {
      throw YAMLError(at: event.start, "tags are not supported")
    }
  }

  private func refuse(depth: Int, at start: YAMLMark) throws(YAMLError) {
    guard depth <= YAMLDocument.maximumDepth else {
      throw YAMLError(at: start, "nested deeper than \(YAMLDocument.maximumDepth) levels")
    }
  }
}
