internal import JSONText

/// What came of the body of a request to PostHog's `/batch/`: `{"batch":[…],…}`, or a list of events.
public struct EventBatch: Sendable, Hashable {
  /// The body with what of its events may leave, in their order.
  public internal(set) var bytes: [UInt8]
  /// What became of each event.
  public internal(set) var outcomes: [EventOutcome]
  /// Members of the body that do not leave, by number.
  public internal(set) var withheld: [Withheld]
}

extension EventScrubber {
  /// A body of more bytes is not read; PostHog takes none of more than 20 MiB.
  public static let largestBody = 20 << 20

  /// What of `body` may leave: its events, the project's key and when it was sent; nil if it is no body
  /// of events.
  public func scrub(batch body: [UInt8]) -> EventBatch? {
    scrub(batch: body) { scrub($0) }
  }

  /// The same, each event as `scrub` gives it.
  public func scrub(
    batch body: [UInt8],
    each scrub: ([UInt8]) -> EventOutcome
  ) -> EventBatch? {
    guard body.count <= Self.largestBody,
      let tokens = try? JSONTokenizer.tokens(of: body, depthLimit: TokenTree.depthLimit + 2)
    else { return nil }
    var batch = EventBatch(bytes: [], outcomes: [], withheld: [])
    switch tokens.first?.kind {
    case .arrayStart:
      batch.append(events(in: tokens[...], of: body, scrub))
    case .objectStart:
      guard append(membersOf: tokens, of: body, to: &batch, scrub) else { return nil }
    default:
      return nil
    }
    return batch
  }

  /// False if there is no batch, or there are two.
  private func append(
    membersOf tokens: [JSONToken],
    of body: [UInt8],
    to batch: inout EventBatch,
    _ scrub: ([UInt8]) -> EventOutcome
  ) -> Bool {
    var batches = 0
    var number = 0
    batch.bytes.append(UInt8(ascii: "{"))
    for (index, key) in tokens.enumerated() where key.isKey && key.depth == 1 {
      number += 1
      let name = JSONString.decode(body.span, in: key.range).bytes
      let value = tokens[(index + 1)...]
      let start = batch.bytes.count
      if start > 1 {
        batch.bytes.append(UInt8(ascii: ","))
      }
      if name.elementsEqual("batch".utf8), value.first?.kind == .arrayStart {
        batches += 1
        batch.bytes += "\"batch\":".utf8
        batch.append(events(in: value, of: body, scrub))
      } else if let member = BatchMember(name: name, value: value, of: body) {
        batch.bytes += member.bytes
      } else {
        batch.bytes.removeLast(batch.bytes.count - start)
        batch.withheld.append(Withheld(path: "body.#\(number)", reason: .unknownProperty))
      }
    }
    batch.bytes.append(UInt8(ascii: "}"))
    return batches == 1
  }

  private func events(
    in tokens: ArraySlice<JSONToken>,
    of body: [UInt8],
    _ scrub: ([UInt8]) -> EventOutcome
  ) -> [EventOutcome] {
    guard let list = tokens.first else { return [] }
    var outcomes: [EventOutcome] = []
    var start: Int?
    for token in tokens.dropFirst() {
      if token.depth == list.depth, token.kind == .arrayEnd { break }
      guard token.depth == list.depth + 1 else { continue }
      switch token.kind {
      case .objectStart, .arrayStart:
        start = token.range.lowerBound
      default:
        // A list or text in the place of an event is one that cannot be read.
        let first = start ?? token.range.lowerBound
        outcomes.append(scrub(Array(body[first..<token.range.upperBound])))
        start = nil
      }
    }
    return outcomes
  }
}

extension EventBatch {
  /// Adds a list of the events that may leave.
  fileprivate mutating func append(_ outcomes: [EventOutcome]) {
    self.outcomes += outcomes
    bytes.append(UInt8(ascii: "["))
    for (index, event) in outcomes.compactMap(\.event).enumerated() {
      if index > 0 {
        bytes.append(UInt8(ascii: ","))
      }
      bytes += event.bytes
    }
    bytes.append(UInt8(ascii: "]"))
  }
}

/// A member of a body beside its events.
private struct BatchMember {
  /// The member as JSON, its name in front.
  let bytes: [UInt8]

  /// Nil if a body has no such member.
  init?(name: [UInt8], value tokens: ArraySlice<JSONToken>, of body: [UInt8]) {
    guard let value = tokens.first else { return nil }
    let raw = Array(body[value.range])
    let text = raw.first == UInt8(ascii: "\"") ? JSONString.decode(raw).bytes : []
    let written: [UInt8]
    switch String(decoding: name, as: UTF8.self) {
    case "api_key" where Self.isProjectKey(text):
      written = raw
    case "historical_migration" where value.kind == .literal:
      written = raw
    case "sent_at", "created_at":
      guard let moment = Timestamp(text) else { return nil }
      written = Array("\"\(moment.text)\"".utf8)
    default:
      return nil
    }
    bytes = JSONString.quoted(name) + [UInt8(ascii: ":")] + written
  }

  /// Whether `text` is a project's key, which is public, and not a person's.
  ///
  /// Source: https://posthog.com/docs/api, "Authentication".
  private static func isProjectKey(_ text: [UInt8]) -> Bool {
    text.starts(with: "phc_".utf8) && text.count <= 100 && PlainValue.isIdentity(text)
  }
}
