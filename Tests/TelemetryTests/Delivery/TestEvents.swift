import BuiltInRules
import EventPolicy
import RedactionEngine
import SystemIO

@testable import Telemetry

/// Events that may leave, made the only way there is.
enum TestEvents {
  static let scrubber: EventScrubber = {
    guard let policy = BuiltInRules.policies["tool-telemetry"] else {
      preconditionFailure("the example policy is built in")
    }
    return EventScrubber(Redactor(rules: BuiltInRules.rules, policy: policy))
  }()

  /// The bytes of the event that is number `number`, before they are scrubbed.
  static func raw(_ number: Int, padding: Int = 0) -> [UInt8] {
    let tail = String(number, radix: 16)
    let uuid = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - tail.count) + tail
    let text = """
      {"event":"command","distinct_id":"install-1","properties":{"durationMs":\(number)\
      \(padding > 0 ? ",\"errorDetail\":\"\(String(repeating: "x", count: padding))\"" : "")},\
      "timestamp":"2026-03-14T09:02:10.000000+00:00","uuid":"\(uuid)"}
      """
    return Array(text.utf8)
  }

  /// The event that is number `number`.
  static func event(_ number: Int, padding: Int = 0) -> ScrubbedEvent {
    guard let event = scrubber.scrub(raw(number, padding: padding)).event else {
      preconditionFailure("the test event is let out by its policy")
    }
    return event
  }

  static func events(_ numbers: Range<Int>) -> [ScrubbedEvent] {
    numbers.map { event($0) }
  }

  static let sender: Sender = {
    guard let sender = Sender(projectKey: "phc_test", name: "redact-tests", version: "1.0") else {
      preconditionFailure("the names are plain")
    }
    return sender
  }()
}

/// A reader that objects to nothing, or to bytes that hold a word.
struct WordReader: PayloadReader {
  var word: String?

  func objections(to payload: [UInt8]) -> Int {
    guard let word else { return 0 }
    return String(decoding: payload, as: UTF8.self).contains(word) ? 1 : 0
  }
}
