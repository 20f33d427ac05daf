private import CYAML

/// libyaml's parser, from bytes to events; nothing of C is seen outside this file.
@safe
struct EventParser: ~Copyable {
  private let bytes: [UInt8]
  private let input: UnsafeMutableBufferPointer<UInt8>
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// A parser of UTF-8 without a byte order mark.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // SAFETY: libyaml keeps the input's address and its own, so both live on the heap, owned by
    // this value, which cannot be copied, until `deinit`.
    unsafe input = .allocate(capacity: bytes.count)
    _ = unsafe input.initialize(from: bytes)
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    let isReady = unsafe yaml_parser_initialize(parser) == 1
    precondition(isReady, "libyaml could not allocate its parser")
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
  }

  deinit {
    // SAFETY: all three were allocated in `init` and nothing else frees them.
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// The next event.
  mutating func next() throws(YAMLError) -> YAMLEvent {
    var event = unsafe yaml_event_t()
    // SAFETY: `event` is filled where the call succeeds and deleted once, after it was copied.
    guard unsafe yaml_parser_parse(parser, &event) == 1 else {
      throw failure()
    }
    defer { unsafe yaml_event_delete(&event) }
    return unsafe YAMLEvent(event)
  }

  /// The mistake at which libyaml stopped.
  private func failure() -> YAMLError {
    // SAFETY: `problem` and `context` are static strings of libyaml or null.
    let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) }
    switch unsafe parser.pointee.error {
    case YAML_READER_ERROR:
      // libyaml sets no mark for bad bytes, only the offset of the byte.
      var cursor = SourceCursor(bytes)
      cursor.advance(toByte: unsafe parser.pointee.problem_offset)
      return YAMLError(at: cursor.mark, problem ?? "bytes are not UTF-8")
    case YAML_MEMORY_ERROR:
      return YAMLError(at: .start, "libyaml is out of memory")
    default:
      let mark = unsafe YAMLMark(parser.pointee.problem_mark)
      guard let context = unsafe parser.pointee.context else {
        return YAMLError(at: mark, problem ?? "syntax error")
      }
      let begin = unsafe YAMLMark(parser.pointee.context_mark)
      let origin = begin.line == mark.line ? "" : " begun at line \(begin.line)"
      let message = unsafe "\(problem ?? "syntax error") \(String(cString: context))\(origin)"
      let isSurprise = problem?.hasPrefix("did not find expected") ?? false
      return YAMLError(at: mark, message + (isSurprise ? hint(at: mark) : ""))
    }
  }

  /// For a text that should have been in quotes, as in `pattern: [a-z]+`, or in other ones, as in
  /// `'it's'`: libyaml complains of what follows the closing sign.
  private func hint(at mark: YAMLMark) -> String {
    var cursor = SourceCursor(bytes)
    cursor.advance(to: mark)
    let line = bytes[..<cursor.offset].suffix(mark.column - 1)
    guard cursor.mark == mark, !cursor.isAtBreak, !cursor.isAtEnd,
      let last = line.last(where: { $0 != UInt8(ascii: " ") }), "]}'\"".utf8.contains(last)
    else { return "" }
    return "; the value ends with the \(Unicode.Scalar(last)) before"
  }
}

extension YAMLMark {
  /// libyaml counts lines and columns from 0.
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: mark.line + 1, column: mark.column + 1)
  }
}

extension YAMLEvent {
  fileprivate init(_ event: yaml_event_t) {
    // SAFETY: the event's type says which member of the union `data` was filled.
    unsafe self.init(kind: .streamEnd, start: YAMLMark(event.start_mark))
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT:
      let document = unsafe event.data.document_start
      let hasDirectives =
        unsafe document.version_directive != nil
        || document.tag_directives.start != document.tag_directives.end
      kind = .documentStart(hasDirectives: hasDirectives)
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      // SAFETY: `value` holds `length` bytes, a NUL among them being one of the value's.
      let value = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      unsafe kind = .scalar(
        String(decoding: value, as: UTF8.self),
        YAMLScalar.Style(scalar.style)
      )
      unsafe (hasAnchor, hasTag) = (scalar.anchor != nil, scalar.tag != nil)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = unsafe event.data.sequence_start
      kind = .sequenceStart
      unsafe (hasAnchor, hasTag) = (sequence.anchor != nil, sequence.tag != nil)
    case YAML_MAPPING_START_EVENT:
      let mapping = unsafe event.data.mapping_start
      kind = .mappingStart
      unsafe (hasAnchor, hasTag) = (mapping.anchor != nil, mapping.tag != nil)
    case YAML_STREAM_START_EVENT: kind = .streamStart
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
    case YAML_ALIAS_EVENT: kind = .alias
    case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
    case YAML_MAPPING_END_EVENT: kind = .mappingEnd
    default: kind = .streamEnd
    }
  }
}

extension YAMLScalar.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}
