internal import JSONText

/// An event as the tool handed it over, before anything of it was looked at.
struct CapturedEvent: Sendable {
  /// What happened.
  enum Content: Sendable {
    case usage(any UsageEvent)
    case exception(ExceptionReport)
  }

  let content: Content
  /// When, since 1970.
  let time: Duration

  /// The event as PostHog's clients write it, raw: nothing of it may leave like this.
  func json(from installation: String, in circumstances: EventCircumstances) -> [UInt8] {
    let (name, own) =
      switch content {
      case .usage(let event): (event.name, event.properties)
      case .exception(let report): ("$exception", report.properties)
      }
    let event: PropertyValue = [
      "event": .text(name),
      "distinct_id": .text(installation),
      "properties": .object(circumstances.properties.merging(own) { $1 }),
      "timestamp": .text(Timestamp.text(time)),
      "uuid": .text(UUIDText.random()),
    ]
    return event.json
  }
}
