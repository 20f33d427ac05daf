/// A part of a YAML file: a text, a list, or keys and values.
public indirect enum YAMLNode: Sendable, Hashable {
  /// A text.
  case scalar(YAMLScalar)
  /// A list.
  case sequence(YAMLSequence)
  /// Keys and values.
  case mapping(YAMLMapping)

  /// Where the node begins.
  public var start: YAMLMark {
    switch self {
    case .scalar(let scalar): scalar.start
    case .sequence(let sequence): sequence.start
    case .mapping(let mapping): mapping.start
    }
  }
}
