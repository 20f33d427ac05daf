internal import JSONText
internal import RuleModel

/// Copies a JSON value that the policy does not know from within: without blanks, bounded in depth and
/// items, without members that no event may carry.
struct JSONValueCopy {
  private let json: [UInt8]
  private let tokens: [JSONToken]
  private let depth: Int
  private let items: Int
  /// The copy.
  private(set) var bytes: [UInt8] = []
  /// Why something was left out, each time.
  private(set) var reasons: [WithheldReason] = []

  /// A copy of the value whose tokens are `tokens`, those inside included.
  init(of json: [UInt8], tokens: ArraySlice<JSONToken>, depth: Int, items: Int) {
    self.json = json
    self.tokens = Array(tokens)
    self.depth = depth
    self.items = items
    var position = 0
    copy(&position, level: 0)
  }

  /// Copies the value at `position` and moves behind it.
  private mutating func copy(_ position: inout Int, level: Int) {
    let token = tokens[position]
    switch token.kind {
    case .objectStart, .arrayStart:
      guard level < depth else {
        reasons.append(.overLimit)
        bytes += "null".utf8
        skip(&position)
        return
      }
      copyContainer(&position, level: level)
    case .string:
      EventString.append(JSONString.decode(json.span, in: token.range).bytes, to: &bytes)
      position += 1
    case .number where !mayLeave(json[token.range]):
      reasons.append(.overLimit)
      bytes += "null".utf8
      position += 1
    default:
      bytes += json[token.range]
      position += 1
    }
  }

  /// Whether rules can tell what `number` is, or it is too short to be anything else; `4.111…` may be all
  /// of a card's digits.
  private func mayLeave(_ number: ArraySlice<UInt8>) -> Bool {
    let digits = number.count { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    return digits <= Self.mostDigits || digits == number.count
  }

  private static let mostDigits = 12

  /// `position` is at the start of an object or list; the recursion ends at the limit of depth.
  private mutating func copyContainer(_ position: inout Int, level: Int) {
    let isObject = tokens[position].kind == .objectStart
    bytes += json[tokens[position].range]
    position += 1
    var count = 0
    while !isEnd(tokens[position].kind) {
      let isRefused = isObject && isRefused(tokens[position])
      guard count < items, !isRefused else {
        reasons.append(isRefused ? .refusedName : .overLimit)
        position += isObject ? 1 : 0
        skip(&position)
        continue
      }
      if count > 0 {
        bytes.append(UInt8(ascii: ","))
      }
      if isObject {
        EventString.append(
          JSONString.decode(json.span, in: tokens[position].range).bytes,
          to: &bytes
        )
        bytes.append(UInt8(ascii: ":"))
        position += 1
      }
      copy(&position, level: level + 1)
      count += 1
    }
    bytes += json[tokens[position].range]
    position += 1
  }

  private func isEnd(_ kind: JSONToken.Kind) -> Bool {
    kind == .objectEnd || kind == .arrayEnd
  }

  private func isRefused(_ key: JSONToken) -> Bool {
    let name = JSONString.decode(json.span, in: key.range).bytes
    return RefusedNames.reason(
      toRefuse: String(decoding: name, as: UTF8.self),
      carriesText: true
    ) != nil
  }

  /// Moves behind the value at `position`.
  private func skip(_ position: inout Int) {
    let level = tokens[position].depth
    let isContainer = [.objectStart, .arrayStart].contains(tokens[position].kind)
    position += 1
    guard isContainer else { return }
    while tokens[position].depth > level {
      position += 1
    }
    position += 1
  }
}
