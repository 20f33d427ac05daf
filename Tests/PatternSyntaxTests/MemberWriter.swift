import PatternSyntax
import RuleModel

/// Writes random texts that a pattern matches, were it not for its lookaround and assertions.
struct MemberWriter {
  var random: SeededGenerator
  private var text: [UInt8] = []
  private var captures: [Int: ArraySlice<UInt8>] = [:]
  private var isPossible = true

  init(random: SeededGenerator) {
    self.random = random
  }

  /// A text; nil where the choices taken cannot match.
  mutating func member(of pattern: Pattern) -> [UInt8]? {
    text = []
    captures = [:]
    isPossible = true
    write(pattern.root)
    return isPossible ? text : nil
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
      break
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
