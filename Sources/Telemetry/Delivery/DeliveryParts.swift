internal import EventPolicy

/// What delivery is made of.
struct DeliveryParts: Sendable {
  var configuration: DeliveryConfiguration
  var spool: Spool
  var scrubber: EventScrubber
  var reader: any PayloadReader
  /// Whether anything may be kept or sent at this moment.
  var isAllowed: @Sendable () -> Bool
  /// Whether what waits is erased at a moment when nothing is allowed.
  var isOptOut: @Sendable () -> Bool
  /// Told of the events just before they leave.
  var willSend: @Sendable ([ScrubbedEvent]) -> Void
  var clock: DeliveryClock
}
