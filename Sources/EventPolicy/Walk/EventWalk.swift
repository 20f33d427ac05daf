internal import JSONText
internal import RuleModel

/// Walks the properties of an event along the schema; what the schema does not name is not looked at.
struct EventWalk {
  let tree: TokenTree
  private let modules: OwnModules
  /// What of a JSON value may leave; nil if it is no value any more.
  let redactJSON: ([UInt8]) -> [UInt8]?
  /// The properties so far.
  var draft = EventDraft()
  /// What does not leave.
  private(set) var withheld: [(trail: FieldTrails.Trail, reason: WithheldReason)] = []
  /// Where the walk has been.
  private(set) var trails = FieldTrails()
  /// Where it is.
  private var trail = FieldTrails.root
  private let isExplained: Bool

  init(
    _ tree: TokenTree,
    modules: OwnModules,
    isExplained: Bool,
    redactJSON: @escaping ([UInt8]) -> [UInt8]?
  ) {
    self.tree = tree
    self.modules = modules
    self.isExplained = isExplained
    self.redactJSON = redactJSON
  }

  /// Notes that what is here does not leave.
  mutating func withhold(_ reason: WithheldReason) {
    withheld.append((trail, reason))
  }

  /// Notes that what is here leaves as it is.
  mutating func keep() {
    if isExplained {
      draft.kept.append(trail)
    }
  }

  /// Puts a text at the end of the draft.
  mutating func append(
    _ text: [UInt8],
    limit: Int,
    mayBeRedacted: Bool = true,
    isSource: Bool = false
  ) {
    draft.append(
      EventDraft.Text(
        position: draft.skeleton.count,
        bytes: text,
        limit: limit,
        mayBeRedacted: mayBeRedacted,
        trail: trail
      ),
      isSource: isSource
    )
  }

  /// Takes the object at `index` into the draft, as far as `node` knows its members.
  ///
  /// The recursion goes as deep as the schema does.
  mutating func takeObject(_ index: Int, as node: SchemaNode) {
    let isForeign = node.holdsSource && !isOfOwnModule(index)
    var blocks: [Block] = []
    draft.skeleton.append(UInt8(ascii: "{"))
    var isFirst = true
    var key = index + 1
    var number = 0
    while tree.tokens[key].kind != .objectEnd {
      let value = key + 1
      if let place = member(key, of: node) {
        let member = node.members[place]
        trail = trails.trail(trail, then: .member(place))
        let start = (draft.skeleton.count, draft.reading.count)
        appendKey(member, isFirst: isFirst)
        if isForeign, member.isSource {
          withhold(.foreignModule)
          draft.shorten(to: start.0)
        } else if take(value, as: member) {
          isFirst = false
          blocks.append(Block(member: place, parts: start.1..<draft.reading.count))
        } else {
          draft.shorten(to: start.0)
        }
        trail = trails.parent(of: trail)
      } else {
        withholdUnnamed(key, number: number)
      }
      key = tree.end(of: value)
      number += 1
    }
    draft.skeleton.append(UInt8(ascii: "}"))
    order(blocks, of: node)
  }

  private mutating func appendKey(_ member: SchemaNode, isFirst: Bool) {
    if !isFirst {
      draft.skeleton.append(UInt8(ascii: ","))
    }
    draft.skeleton += member.key
  }

  private func member(_ key: Int, of node: SchemaNode) -> Int? {
    guard tree.tokens[key].hasEscapes else {
      return node.member(named: tree.json[tree.content(at: key)])
    }
    return tree.text(at: key).flatMap { node.member(named: $0[...]) }
  }

  /// Notes that a member stays that the schema does not name; its name may be anything and is not told.
  private mutating func withholdUnnamed(_ key: Int, number: Int) {
    let name = String(decoding: tree.text(at: key) ?? [], as: UTF8.self)
    // What an earlier scrubbing added is worked out anew.
    guard name != RedactionMark.name else { return }
    let isRefused = RefusedNames.reason(toRefuse: name, carriesText: true) != nil
    let here = trail
    trail = trails.trail(here, then: .unnamed(number))
    withhold(isRefused ? .refusedName : .unknownProperty)
    trail = here
  }

  /// Takes the value at `index` into the draft; false if it stays.
  private mutating func take(_ index: Int, as node: SchemaNode) -> Bool {
    let token = tree.tokens[index]
    if token.kind == .literal, tree.json[token.range.lowerBound] == UInt8(ascii: "n") {
      draft.skeleton += "null".utf8
      keep()
      return true
    }
    if let property = node.property, let type = property.type {
      return takeValue(index, of: type, property)
    }
    if token.kind == .objectStart, !node.members.isEmpty {
      takeObject(index, as: node)
      return true
    }
    if token.kind == .arrayStart, node.item != nil || !node.selections.isEmpty {
      takeList(index, as: node)
      return true
    }
    if token.kind == .arrayStart, let place = node.valuesPlace {
      trail = trails.trail(trail, then: .member(place))
      takeList(index, as: node.members[place])
      trail = trails.parent(of: trail)
      return true
    }
    withhold(.wrongType)
    return false
  }

  private mutating func takeList(_ index: Int, as node: SchemaNode) {
    var items: [Int] = []
    var item = index + 1
    while tree.tokens[item].kind != .arrayEnd {
      items.append(item)
      item = tree.end(of: item)
    }
    // Of a long list the two ends stay: a stack is of interest at both.
    let head = items.count > node.itemLimit ? node.itemLimit / 2 : items.count
    let tail = max(head, items.count - (node.itemLimit - head))
    draft.skeleton.append(UInt8(ascii: "["))
    var isFirst = true
    var selected: [Int: Range<Int>] = [:]
    for (number, item) in items.enumerated() {
      let kind = self.node(forItem: item, of: node)
      let here = trail
      trail = trails.trail(here, then: .item(number, selection: kind?.selection))
      defer { trail = here }
      guard number < head || number >= tail else {
        withhold(.overLimit)
        continue
      }
      guard let kind else {
        withhold(.unknownProperty)
        continue
      }
      let (start, parts) = (draft.skeleton.count, draft.reading.count)
      if !isFirst {
        draft.skeleton.append(UInt8(ascii: ","))
      }
      if take(item, as: kind.node) {
        isFirst = false
        if let selection = kind.selection {
          selected[selection] = parts..<draft.reading.count
        }
      } else {
        draft.shorten(to: start)
      }
    }
    draft.skeleton.append(UInt8(ascii: "]"))
    for (number, parts) in selected.sorted(by: { $0.key < $1.key }) {
      lead(parts, after: node.selections[number].leader.flatMap { selected[$0] })
    }
  }

  /// Notes that the one text among `parts` is read behind the one among `leader`, too.
  private mutating func lead(_ parts: Range<Int>, after leader: Range<Int>?) {
    guard let leader, parts.count == 1, leader.count == 1 else { return }
    draft.led.append(
      (
        text: draft.reading[parts.lowerBound].text,
        leader: draft.reading[leader.lowerBound].text
      )
    )
  }

  /// What the item at `index` may be.
  private func node(
    forItem index: Int,
    of node: SchemaNode
  ) -> (node: SchemaNode, selection: Int?)? {
    if tree.tokens[index].kind == .objectStart {
      for (number, selection) in node.selections.enumerated()
      where texts(ofMember: selection.member, in: index) == [selection.text] {
        return (selection.node, number)
      }
    }
    return node.item.map { ($0, nil) }
  }

  /// What the members called `name` of the object at `index` say; an empty text for one that is no text.
  private func texts(ofMember name: [UInt8], in index: Int) -> [[UInt8]] {
    var texts: [[UInt8]] = []
    tree.forEachMember(of: index) { key, value, _ in
      if tree.text(at: key) == name {
        texts.append(tree.text(at: value) ?? [])
      }
    }
    return texts
  }

  private static let module = Array("module".utf8)

  private func isOfOwnModule(_ index: Int) -> Bool {
    guard !modules.isEmpty else { return false }
    let names = texts(ofMember: Self.module, in: index)
    return !names.isEmpty && names.allSatisfy(modules.contain)
  }

  // MARK: - Reading order

  /// The texts of a member.
  private struct Block {
    var member: Int
    var parts: Range<Int>
  }

  /// Puts the texts of an object's members into the policy's order and joins those that belong together.
  private mutating func order(_ blocks: [Block], of node: SchemaNode) {
    guard blocks.contains(where: { !$0.parts.isEmpty }) else { return }
    let blocks = blocks.filter { !$0.parts.isEmpty }
    guard let first = blocks.first?.parts.lowerBound, blocks.count > 1 || node.holdsSource else {
      return
    }
    // Of equal keys the first comes first.
    let ordered = blocks.enumerated().sorted {
      ($0.element.member, $0.offset) < ($1.element.member, $1.offset)
    }.map(\.element)
    var parts: [EventDraft.Part] = []
    var before: Block?
    for block in ordered {
      if let before, node.members[block.member].leader == before.member {
        lead(block.parts, after: before.parts)
      }
      for index in block.parts {
        var part = draft.reading[index]
        if part.isSource, parts.last?.isSource == true {
          part.joint = .line
        }
        parts.append(part)
      }
      before = block
    }
    draft.reading.replaceSubrange(first..., with: parts)
  }
}
