/// Requests of OpenTelemetry's exporters.
extension EventScrubber {
  /// The policy's event that says what of a request may leave.
  static let requestEvent = "otlp"

  /// What of `request`, the JSON form of an export request of traces or logs, may leave; nil if nothing
  /// does.
  ///
  /// The policy's event `otlp` says what the request may carry, from `resourceSpans` and `resourceLogs`
  /// on. Each resource gets the attribute `$redaction`.
  ///
  /// Source: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
  public func scrub(otlp request: [UInt8]) -> (bytes: [UInt8]?, report: EventReport) {
    scrub(document: request, as: Self.requestEvent, limit: Self.largestBody) { document, mark in
      mark.addedToResources(of: document)
    }
  }
}
