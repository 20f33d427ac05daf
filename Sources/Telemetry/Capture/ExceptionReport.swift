/// A report of an error, as it was captured.
struct ExceptionReport: Sendable {
  /// The error.
  let error: any Error
  /// The part of the tool that reports it, such as `cli` or `daemon`.
  let source: String
  /// Whether the tool goes on.
  let isHandled: Bool
  /// Whether the tool ends because of it.
  let isFatal: Bool
  /// The place that reports it.
  let place: SourcePlace

  /// PostHog's word for an error that the program did not catch.
  private static let uncaught = "onuncaughtexception"

  /// The properties of PostHog's `$exception`: the error first, then what it comes from; frames oldest
  /// call first.
  ///
  /// Source: posthog-python 7.91.1 on the wire.
  var properties: [String: PropertyValue] {
    let readings = ErrorReader.read(error)
    return [
      "$exception_list": .list(
        readings.indices.map { exception(readings[$0], at: $0, of: readings) }
      ),
      "$exception_level": .text(isFatal ? "fatal" : "error"),
      "source": .text(source),
      "handled": .flag(isHandled),
      "fatal": .flag(isFatal),
    ]
  }

  private func exception(
    _ reading: ErrorReader.Reading,
    at index: Int,
    of all: [ErrorReader.Reading]
  ) -> PropertyValue {
    var mechanism: [String: PropertyValue] = [
      "type": .text(reading.parent == nil ? (isHandled ? "generic" : Self.uncaught) : "chained"),
      "handled": .flag(isHandled),
      "exception_id": .number(index),
    ]
    if let parent = reading.parent {
      mechanism["parent_id"] = .number(parent)
      mechanism["source"] = .text(reading.isMember ? "member" : "cause")
    }
    if all.contains(where: { $0.parent == index && $0.isMember }) {
      mechanism["is_exception_group"] = true
    }
    var exception: [String: PropertyValue] = [
      "type": .text(reading.type),
      "value": .text(reading.message),
      "mechanism": .object(mechanism),
    ]
    exception["module"] = reading.module.map { .text($0) }
    let places = (index == 0 ? [place] : []) + [reading.origin].compactMap(\.self)
    if !places.isEmpty {
      exception["stacktrace"] = ["type": "raw", "frames": .list(places.map(Self.frame))]
    }
    return .object(exception)
  }

  private static func frame(_ place: SourcePlace) -> PropertyValue {
    [
      "platform": "swift",
      "filename": .text(place.file),
      "function": .text(place.function),
      "module": .text(place.module),
      "lineno": .number(place.line),
      "in_app": true,
    ]
  }
}
