/// What the parser met next.
struct YAMLEvent {
  /// What it met.
  var kind: Kind
  /// Where that begins, its anchor and tag included.
  var start: YAMLMark
  /// Whether it carries `&name`.
  var hasAnchor = false
  /// Whether it carries `!tag`.
  var hasTag = false

  /// The kinds of YAML events that matter to us.
  enum Kind {
    case streamStart, streamEnd
    case documentStart(hasDirectives: Bool)
    case documentEnd
    case alias
    case scalar(String, YAMLScalar.Style)
    case sequenceStart, sequenceEnd
    case mappingStart, mappingEnd
  }
}
