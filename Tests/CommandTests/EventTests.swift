import Foundation
import Testing

@Suite struct EventTests {
  private static let secret = "kZ7mQw2xRt"

  private static func event(_ name: String, _ properties: String) -> String {
    #"{"event":"\#(name)","uuid":"b6cc50e7-914a-4067-87c6-f71836bd1018","distinct_id":"i-1","#
      + #""timestamp":"2026-03-14T09:02:10Z","properties":{\#(properties)}}"#
  }

  private static let failed = event(
    "command",
    #""path":"ingest run","errorDetail":"login failed: password=\#(secret)","sql":"x","note":"y""#
  )

  @Test func `an event comes out as one line without what may not leave`() throws {
    let result = try Command("event", "--policy", "tool-telemetry", input: Self.failed).run()
    #expect(result.status == 0)
    #expect(
      result.text.hasPrefix(
        #"{"event":"command","distinct_id":"i-1","properties":{"path":"ingest run","#
      )
    )
    #expect(result.text.contains("password=[redacted:password]"))
    #expect(!result.text.contains(Self.secret) && !result.errors.contains(Self.secret))
    #expect(result.errors == "redact: withheld: unknown-property 1, refused-name 1\n")
    let again = try Command("event", "--policy", "tool-telemetry", input: result.text).run()
    #expect(again.output == result.output)
  }

  @Test func `an event that nothing names is dropped`() throws {
    let result = try Command("event", input: Self.event("x\(Self.secret)", "")).run()
    #expect(result.status == 1)
    #expect(result.text == "")
    #expect(result.errors == "redact: 1 of 1 events dropped\nredact: withheld: unknown-event 1\n")
  }

  @Test func `an explanation names fields and reasons and no value`() throws {
    let result = try Command(
      "event",
      "--policy",
      "tool-telemetry",
      "--explain",
      input: Self.failed
    ).run()
    #expect(result.status == 0)
    #expect(result.text.contains("errorDetail: scrubbed: credential."))
    #expect(
      result.text.contains("#3: withheld: refused-name: no event may carry what the name says\n")
    )
    #expect(result.text.contains("#4: withheld: unknown-property: "))
    #expect(result.text.contains("path: kept: name\n"))
    #expect(!(result.text + result.errors).contains(Self.secret))
  }

  @Test func `an event without an envelope needs to be asked for`() throws {
    let event = #"{"event":"command","properties":{"path":"run"}}"#
    #expect(try Command("event", "--policy", "tool-telemetry", input: event).run().status == 1)
    let result = try Command(
      "event",
      "--policy",
      "tool-telemetry",
      "--input",
      "json",
      input: event
    ).run()
    #expect(result.text.hasPrefix(#"{"event":"command","properties":{"path":"run","$redaction":"#))
  }

  @Test func `the co-process answers each line at once`() throws {
    let live = try LiveCommand(Command("event", "--policy", "tool-telemetry", "--stream"))
    for line in [Self.failed, "no JSON", "{\"batch\":[\(Self.failed),{}],\"api_key\":\"phc_a\"}"] {
      try live.write(line + "\n")
      let answer = live.read()
      #expect(answer.hasSuffix("\n"))
      #expect(!answer.contains(Self.secret))
      if line == "no JSON" {
        #expect(answer == #"{"event":null,"withheld":[{"path":"","reason":"malformed"}]}"# + "\n")
      } else if line.hasPrefix("{\"batch") {
        #expect(answer.hasPrefix(#"{"body":{"batch":[{"event":"command","#))
        #expect(answer.contains(#"}],"api_key":"phc_a"},"dropped":1,"withheld":["#))
      } else {
        #expect(answer.hasPrefix(#"{"event":{"event":"command","#))
      }
    }
    try live.closeInput()
    #expect(live.end().status == 0)
  }

  @Test func `known secrets go from events, too`() throws {
    let folder = try Folder()
    try folder.write("correct-horse-7\n", to: "known")
    let event = Self.event("command", #""errorDetail":"a retry, then correct-horse-7""#)
    let arguments = ["event", "--policy", "tool-telemetry", "--known-file", "known"]
    var command = Command(input: event, in: folder)
    command.arguments = arguments
    #expect(try command.run().text.contains("a retry, then [redacted:known-secret]"))
  }

  @Test func `a policy of one's own is one file`() throws {
    let folder = try Folder()
    try folder.write(
      "policy: own\nextends: telemetry\nevents: {hello: {who: {type: choice, of: [you]}}}\n",
      to: "own.yaml"
    )
    let event = Self.event("hello", #""who":"you","handled":true"#)
    let result = try Command("event", "--policy", "own.yaml", input: event, in: folder).run()
    #expect(result.text.contains(#""properties":{"who":"you","#))
    let listed = try Command("list-events", "--policy", "own.yaml", in: folder).run()
    #expect(listed.text.contains("hello\n  who (choice)\n"))
    let diff = try Command("policy", "diff", "telemetry", "own.yaml", in: folder).run()
    #expect(diff.status == 1)
    #expect(
      diff.text == """
        the event 'hello' may leave
        the event 'hello': may carry 'who', a word of a fixed list

        """
    )
    let back = try Command("policy", "diff", "own.yaml", "telemetry", in: folder).run()
    #expect(back.status == 0)
    #expect(back.text == "")
  }

  @Test func `a change of actions is told in plain words`() throws {
    let folder = try Folder()
    try folder.write("policy: old\nextends: telemetry\n", to: "old.yaml")
    try folder.write(
      "policy: new\nextends: telemetry\nactions: {email: keep}\nmodules: [shop]\n",
      to: "new.yaml"
    )
    let diff = try Command("policy", "diff", "old.yaml", "new.yaml", in: folder).run()
    #expect(diff.status == 1)
    #expect(
      diff.text == """
        what 'email' finds: removed before, now left as it is
        source lines and variables of the module 'shop' may leave

        """
    )
  }

  @Test func `what is taken out of a policy may let something out`() throws {
    let folder = try Folder()
    let event = """
      extends: telemetry
      events:
        hello:
          description: A greeting.
          name: {type: name, description: Who.}
          text: {type: message, FOLLOWSdescription: What.}
      LENGTH    "list[*].n": {type: name, description: Each.}

      """
    for (name, follows, length) in [
      ("old", "follows: name, ", "    \"list[*]\": {items: 50}\n"), ("new", "", ""),
    ] {
      let text = event.replacing("FOLLOWS", with: follows).replacing("LENGTH", with: length)
      try folder.write("policy: \(name)\n\(text)", to: "\(name).yaml")
    }
    let diff = try Command("policy", "diff", "old.yaml", "new.yaml", in: folder).run()
    #expect(diff.status == 1)
    #expect(
      diff.text == """
        the event 'hello': 'text' was read behind 'name', which told what it is about
        the event 'hello': 'list[*]' may have 100 items, before 50

        """
    )
  }

  @Test func `the committed page is what the policy says`() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Documentation/Telemetry.md").standardizedFileURL
    let written = try Command("policy", "page", "tool-telemetry").run().text
    let isInStep = try String(contentsOf: page, encoding: .utf8) == written
    #expect(isInStep, "redact policy page tool-telemetry > Documentation/Telemetry.md")
  }

  @Test(
    arguments: [
      ["event", "--stream", "--explain"], ["event", "--input", "xml"],
      ["event", "--policy", "telemetri"], ["policy", "page"], ["policy", "diff", "logs"],
      ["list-events", "--policy", "none"],
    ]
  )
  func `what makes no sense is said`(arguments: [String]) throws {
    var command = Command()
    command.arguments = arguments
    let result = try command.run()
    #expect(result.status == 64)
    #expect(result.text == "")
    #expect(result.errors.hasPrefix("redact: "))
  }
}
