public import RuleModel

/// A capture group whose name begins with `secret`.
public struct SecretGroup: Sendable, Hashable {
  /// Its number.
  public var number: Int
  /// Its name.
  public var name: String
  /// Whether nothing that consumes a byte can stand before it in a match.
  public var startsMatch: Bool
  /// Whether nothing that consumes a byte can stand after it in a match.
  public var endsMatch: Bool
  /// The bytes that its first consuming element may be; all if it can be empty.
  public var headBytes: ByteSet
  /// The bytes that its last consuming element may be; all if it can be empty.
  public var tailBytes: ByteSet
  /// Every byte that it can consume.
  public var alphabet: ByteSet

  /// The secret groups under `root` in the order in which they are written.
  static func groups(in root: PatternNode) -> [SecretGroup] {
    groups(in: root, startsMatch: true, endsMatch: true)
  }

  private static func groups(
    in node: PatternNode,
    startsMatch: Bool,
    endsMatch: Bool
  )
    -> [SecretGroup]
  {
    switch node.kind {
    case .byte, .assertion, .backreference:
      return []
    case .alternation, .atomic, .conditional:
      return node.children.flatMap {
        groups(in: $0, startsMatch: startsMatch, endsMatch: endsMatch)
      }
    case .sequence(let parts):
      let consumes = parts.map { MatchLength(of: $0).maximum != 0 }
      return parts.indices.flatMap { index in
        groups(
          in: parts[index],
          startsMatch: startsMatch && !consumes[..<index].contains(true),
          endsMatch: endsMatch && !consumes[(index + 1)...].contains(true)
        )
      }
    case .repetition(let body, let quantifier):
      let isSingle = quantifier.maximum.map { $0 <= 1 } ?? false
      return groups(
        in: body,
        startsMatch: startsMatch && isSingle,
        endsMatch: endsMatch && isSingle
      )
    case .look(_, _, let body):
      // What a lookaround captures need not touch the match at all.
      return groups(in: body, startsMatch: false, endsMatch: false)
    case .capture(let number, let name, let body):
      let inner = groups(in: body, startsMatch: startsMatch, endsMatch: endsMatch)
      guard let name, name.hasPrefix("secret") else { return inner }
      let head = EdgeBytes(.first, of: body)
      let tail = EdgeBytes(.last, of: body)
      let group = SecretGroup(
        number: number,
        name: name,
        startsMatch: startsMatch,
        endsMatch: endsMatch,
        headBytes: head.canBeEmpty ? .all : head.set,
        tailBytes: tail.canBeEmpty ? .all : tail.set,
        alphabet: body.alphabet
      )
      return [group] + inner
    }
  }
}
