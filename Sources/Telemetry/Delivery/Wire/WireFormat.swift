/// The API that events are sent to.
public enum WireFormat: Sendable, Hashable {
  /// PostHog's `POST /batch/`, with the project key in the body.
  case batch
  /// PostHog's `POST /i/v1/analytics/events`, with the project key in a header and an answer for each
  /// event.
  case analyticsEvents
}
