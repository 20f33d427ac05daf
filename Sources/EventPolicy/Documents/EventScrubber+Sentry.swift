/// Envelopes and events of Sentry's SDKs.
///
/// An item of the type `T` is the policy's event `sentry.T`, the header of an envelope is
/// `sentry.envelope`: what the policy does not name, an attachment or a replay, does not leave.
extension EventScrubber {
  /// What of `envelope` may leave; nil if it is none.
  ///
  /// Lengths are worked out anew. Behind an item whose length is wrong nothing can be read.
  ///
  /// Source: https://develop.sentry.dev/sdk/data-model/envelopes/
  public func scrub(sentryEnvelope envelope: [UInt8]) -> SentryEnvelope? {
    guard envelope.count <= Self.largestBody else { return nil }
    var reader = EnvelopeReader(envelope)
    guard let line = reader.line(), TokenTree(Array(line)) != nil else { return nil }
    let (header, report) = scrub(document: Array(line), as: "sentry.envelope")
    var result = SentryEnvelope(header: report)
    var output = (header ?? Array("{}".utf8)) + [UInt8(ascii: "\n")]
    while let item = reader.item() {
      let (bytes, report) = scrub(item)
      result.items.append(SentryEnvelope.Item(leaves: bytes != nil, report: report))
      output += bytes ?? []
    }
    result.bytes = result.items.contains(where: \.leaves) ? output : nil
    return result
  }

  /// What of `event`, an event or transaction as Sentry's SDKs give it to `before_send`, may leave; nil
  /// if nothing does.
  ///
  /// In its `extra` stands `$redaction`.
  public func scrub(sentryEvent event: [UInt8]) -> (bytes: [UInt8]?, report: EventReport) {
    let type = TokenTree(event).flatMap { tree in
      tree.member("type", of: 0).flatMap { tree.text(at: $0) }
    }
    let isTransaction = type.map { $0.elementsEqual("transaction".utf8) } ?? false
    return scrub(document: event, as: isTransaction ? "sentry.transaction" : "sentry.event")
  }

  private func scrub(
    document: [UInt8],
    as name: String
  ) -> (bytes: [UInt8]?, report: EventReport) {
    // Other items have no place for it.
    let hasExtra = ["sentry.event", "sentry.transaction"].contains(name)
    return scrub(document: document, as: name, limit: Self.largestBody) { document, mark in
      hasExtra ? mark.added(to: document, in: "extra") : document
    }
  }

  /// The item with its header, each with the end of its line.
  private func scrub(_ item: EnvelopeReader.Item) -> (bytes: [UInt8]?, report: EventReport) {
    guard let header = item.header, let type = header.type else {
      return (nil, EventReport(withholding: .malformed))
    }
    // The header of an envelope is no item.
    guard type != "envelope" else { return (nil, EventReport(withholding: .unknownEvent)) }
    let (payload, report) = scrub(document: Array(item.payload), as: "sentry.\(type)")
    guard let payload else { return (nil, report) }
    return (header.line(forLength: payload.count) + payload + [UInt8(ascii: "\n")], report)
  }
}
