import PatternSyntax
import RuleModel

/// Writes random texts that a pattern matches, were it not for its lookaround and assertions.
struct MemberWriter {
  var random: SplitMix64
  private var text: [UInt8] = []
  private var captures: [Int: ArraySlice<UInt8>] = [:]
  private var isPossible = true
  /// Lookaround and assertions with where they stand in the text.
  private var places: [(offset: Int, node: PatternNode)] = []

  init(random: SplitMix64) {
    self.random = random
  }

  /// A text; nil where the choices taken cannot match.
  mutating func member(of pattern: Pattern) -> [UInt8]? {
    text = []
    captures = [:]
    isPossible = true
    places = []
    write(pattern.root)
    return isPossible ? text : nil
  }

  /// A member between random bytes, where its lookaround and assertions hold, and its range.
  mutating func placedMember(of pattern: Pattern) -> (text: [UInt8], range: Range<Int>)? {
    guard let member = member(of: pattern) else { return nil }
    let places = places
    for _ in 0..<8 {
      let before = surrounding()
      let whole = before + member + surrounding()
      if places.allSatisfy({ PlaceCheck(whole).stands($0.node, at: before.count + $0.offset) }) {
        return (whole, before.count..<(before.count + member.count))
      }
    }
    return nil
  }

  private mutating func surrounding() -> [UInt8] {
    let texts = ["", "", "a", "x", "foo", " ", "\n", "%2", "k=", "Z", "9", "~"]
    let text = texts.randomElement(using: &random) ?? ""
    let byte = UInt8.random(in: 0...255, using: &random)
    return Bool.random(using: &random) ? Array(text.utf8) : [byte] + text.utf8
  }

  private mutating func write(_ node: PatternNode) {
    guard isPossible, text.count < 512 else {
      isPossible = false
      return
    }
    switch node.kind {
    case .byte(let set):
      var byte = UInt8.random(in: 0...255, using: &random)
      while !set.contains(byte), !set.isEmpty {
        byte &+= 1
      }
      text.append(byte)
    case .sequence(let parts):
      for part in parts {
        write(part)
      }
    case .alternation(let branches):
      if let branch = branches.randomElement(using: &random) {
        write(branch)
      }
    case .repetition(let body, let quantifier):
      let most = min(quantifier.maximum ?? .max, quantifier.minimum + 3)
      for _ in 0..<Int.random(in: quantifier.minimum...most, using: &random) {
        write(body)
      }
    case .capture(let number, _, let body):
      let start = text.count
      write(body)
      captures[number] = text[start...]
    case .atomic(let body):
      write(body)
    case .look, .assertion:
      places.append((text.count, node))
    case .backreference(let reference):
      guard case .number(let number) = reference, let capture = captures[number] else {
        isPossible = false
        return
      }
      text += capture
    case .conditional(let reference, let body, let otherwise):
      guard case .number(let number) = reference else { return }
      write(captures[number] != nil ? body : otherwise)
    }
  }
}
