import BuiltInRules
import EventPolicy
import RedactionEngine
import Testing

@Suite struct EventScrubberTests {
  private let scrubber = EventScrubber(
    Redactor(rules: BuiltInRules.rules, policy: BuiltInRules.policies["telemetry"]!)
  )

  @Test func `what is no event is dropped`() {
    for text in ["", "[]", "{", "{\"event\":\"x\"}"] {
      #expect(scrubber.scrub(Array(text.utf8)).event == nil)
    }
  }
}
