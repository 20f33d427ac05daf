internal import JSONText
internal import RedactionEngine

/// What every event says about its own scrubbing.
///
/// All of it is worked out from what leaves, so that it says nothing about what does not, and is the
/// same when the event is scrubbed again.
struct RedactionMark {
  /// The property.
  static let name = "$redaction"

  /// A hash of the rules and the policy.
  let rules: String
  /// How many placeholders stand in the event, by label.
  let counts: [String: Int]
  /// How much of the event's properties is placeholders.
  let share: String

  /// The mark of an event with `properties`, scrubbed by what has the hash `rules`.
  init(properties: [UInt8], redactor: Redactor, rules: String) {
    let placeholders = redactor.placeholders(in: properties)
    self.rules = rules
    counts = Dictionary(placeholders.map { ($0.label, 1) }, uniquingKeysWith: +)
    share = Self.share(placeholders.reduce(0) { $0 + $1.range.count }, of: properties.count)
  }

  private static func share(_ part: Int, of whole: Int) -> String {
    guard part > 0 else { return "0" }
    let limits = [1, 5, 10, 25, 50]
    let limit = limits.first { part * 100 <= $0 * whole }
    return limit.map { "<=\($0)%" } ?? ">50%"
  }

  /// `properties`, which is an object, with the mark as its last member.
  func added(to properties: [UInt8]) -> [UInt8] {
    var bytes = properties
    bytes.removeLast()
    if bytes.count > 1 {
      bytes.append(UInt8(ascii: ","))
    }
    bytes += "\"\(Self.name)\":".utf8
    bytes += json
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  /// The mark as a JSON object.
  private var json: [UInt8] {
    var bytes: [UInt8] = []
    bytes += "{\"rules\":\"\(rules)\",\"removed\":{".utf8
    let labels = counts.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
    bytes += labels.joined(separator: ",").utf8
    bytes += "},\"share\":\"\(share)\"}".utf8
    return bytes
  }

  /// `document`, which is a compact object, with the mark as the last member of its member `name`.
  func added(to document: [UInt8], in name: String) -> [UInt8] {
    guard let tree = TokenTree(document) else { return document }
    let mark = Array("\"\(Self.name)\":".utf8) + json
    guard let place = tree.member(name, of: 0) else {
      let member = Array("\"\(name)\":{".utf8) + mark + [UInt8(ascii: "}")]
      return tree.adding(member, toContainerAt: 0)
    }
    guard tree.tokens[place].kind == .objectStart else {
      var bytes = document
      let object = [UInt8(ascii: "{")] + mark + [UInt8(ascii: "}")]
      bytes.replaceSubrange(tree.tokens[place].range, with: object)
      return bytes
    }
    return tree.adding(mark, toContainerAt: place)
  }

  /// `document`, which is what OTLP's exporters send, with the mark as an attribute of each resource.
  func addedToResources(of document: [UInt8]) -> [UInt8] {
    guard let tree = TokenTree(document) else { return document }
    var attribute = Array("{\"key\":\"\(Self.name)\",\"value\":{\"stringValue\":".utf8)
    EventString.append(json, to: &attribute)
    attribute += "}}".utf8
    var bytes = document
    // From the end on, so that places before keep theirs.
    for list in tree.attributesOfResources.sorted(by: >) {
      bytes = tree.adding(attribute, toContainerAt: list, in: bytes)
    }
    return bytes
  }
}

extension TokenTree {
  /// `text`, which begins like that of the tree, with `element` at the end of the object or list at `index`.
  fileprivate func adding(
    _ element: [UInt8],
    toContainerAt index: Int,
    in text: [UInt8]? = nil
  ) -> [UInt8] {
    var text = text ?? json
    let last = end(of: index) - 1
    let isEmpty = last == index + 1
    text.insert(
      contentsOf: (isEmpty ? [] : [UInt8(ascii: ",")]) + element,
      at: tokens[last].range.lowerBound
    )
    return text
  }

  /// The lists of attributes of the resources.
  fileprivate var attributesOfResources: [Int] {
    var lists: [Int] = []
    forEachMember(of: 0) { _, value, _ in
      guard tokens[value].kind == .arrayStart else { return }
      var item = value + 1
      while tokens[item].kind != .arrayEnd {
        let resource = member("resource", of: item)
        let list = resource.flatMap { member("attributes", of: $0) }
        lists += list.map { [$0] } ?? []
        item = end(of: item)
      }
    }
    return lists.filter { tokens[$0].kind == .arrayStart }
  }
}
