import CorpusOracle
import Testing

@Suite struct CorpusOracleTests {
  /// A redactor, right or wrong, and what the oracle has to say about it.
  struct Redactor: CustomTestStringConvertible, Sendable {
    var name: String
    var output: String
    var kinds: [Fault.Kind]

    var testDescription: String { name }
  }

  static let secret = "kZ7mQw2xRt-81"
  static let redactors = [
    Redactor(name: "right", output: "user=svc key=[redacted:toy] port=1", kinds: []),
    Redactor(
      name: "does nothing",
      output: "user=svc key=\(secret) port=1",
      kinds: [.leak]
    ),
    Redactor(name: "removes everything", output: "[redacted:toy]", kinds: [.overRedaction]),
    Redactor(name: "gives nothing", output: "", kinds: [.overRedaction]),
    Redactor(
      name: "leaks eight bytes at the end",
      output: "user=svc key=[redacted:toy]w2xRt-81 port=1",
      kinds: [.leak]
    ),
    Redactor(
      name: "leaks four bytes in their place",
      output: "user=svc key=[redacted:toy]t-81 port=1",
      kinds: [.leak]
    ),
    Redactor(
      name: "leaves a base64 copy",
      output: "user=svc key=[redacted:toy] port=1 a2V5PWtaN21RdzJ4UnQtODEgcG9ydA==",
      kinds: [.leak, .overRedaction]
    ),
    Redactor(
      name: "leaves a base64 copy that begins in the middle of a group",
      output: "user=svc key=[redacted:toy]xa2V5PWtaN21RdzJ4UnQtODEgcG9ydA== port=1",
      kinds: [.leak]
    ),
    Redactor(
      name: "leaves a hexadecimal copy",
      output: "user=svc key=6b5a376d51773278 port=1",
      kinds: [.leak]
    ),
    Redactor(
      name: "leaves a percent-encoded copy",
      output: "user=svc key=%6BZ7mQ%77%32x port=1",
      kinds: [.leak]
    ),
    Redactor(
      name: "leaves a copy encoded twice",
      output: "user=svc key=%256BZ7mQ%2577%2532x port=1",
      kinds: [.leak]
    ),
    Redactor(
      name: "leaves a copy in JSON escapes",
      output: #"user=svc key=\u006bZ7mQw2x port=1"#,
      kinds: [.leak]
    ),
    Redactor(
      name: "leaves a copy in the escapes of strings",
      output: #"user=svc key=\x6bZ7\155Qw2\u{78} port=1"#,
      kinds: [.leak]
    ),
    Redactor(
      name: "leaves a copy in character references",
      output: "user=svc key=&#107;Z7&#x6d;Qw2x port=1",
      kinds: [.leak]
    ),
    Redactor(
      name: "leaves a copy in colours",
      output: "user=svc key=kZ7\u{1B}[1mmQw\u{1B}[0m2x port=1",
      kinds: [.leak]
    ),
    Redactor(
      name: "leaves a copy with characters that nobody sees",
      output: "user=svc key=kZ7\u{200B}mQw\u{AD}2x port=1",
      kinds: [.leak]
    ),
    Redactor(
      name: "leaves a copy in full width",
      output: "user=svc key=ｋＺ７ｍＱｗ２ｘ port=1",
      kinds: [.leak]
    ),
    Redactor(
      name: "leaves a copy in UTF-16",
      output: "user=svc key=k\0Z\u{0}7\0m\0Q\0w\u{0}2\0x\0 port=1",
      kinds: [.leak]
    ),
    Redactor(
      name: "leaves a copy as a list of bytes",
      output: "user=svc key=[107, 90, 55, 109, 81, 119, 50, 120] port=1",
      kinds: [.leak]
    ),
    Redactor(
      name: "leaves a copy in pieces",
      output: "user=svc key='kZ7m' + 'Qw2x' port=1",
      kinds: [.leak]
    ),
    Redactor(
      name: "leaves it behind a made-up placeholder",
      output: "user=svc key=[redacted:\(secret)] port=1",
      kinds: [.leak]
    ),
    Redactor(
      name: "leaves it behind a URL placeholder",
      output: "user=svc key=redacted-toykZ7mQw2x port=1",
      kinds: [.leak]
    ),
    Redactor(
      name: "takes a byte too much",
      output: "user=svc key=[redacted:toy]port=1",
      kinds: [.overRedaction]
    ),
    Redactor(
      name: "adds a byte at the end",
      output: "user=svc key=[redacted:toy] port=1\n",
      kinds: [.overRedaction]
    ),
    Redactor(
      name: "swaps what stays",
      output: "port=1[redacted:toy]user=svc key=",
      kinds: [.overRedaction]
    ),
  ]

  private let oracle = CorpusOracle(labels: ["toy", "toy-password"])

  @Test(arguments: redactors)
  func `a redactor is judged`(redactor: Redactor) {
    let segments = [
      segment(.kept, "user=svc key="), segment(.secret, Self.secret), segment(.kept, " port=1"),
    ]
    let faults = oracle.faults(in: Array(redactor.output.utf8), of: segments)
    #expect(faults.map(\.kind) == redactor.kinds)
  }

  @Test func `a secret that its label spells is no leak`() {
    let segments = [segment(.kept, "x="), segment(.secret, "toy-password")]
    let faults = oracle.faults(in: Array("x=[redacted:toy-password]".utf8), of: segments)
    #expect(faults == [])
  }

  @Test func `a piece that the unmarked text holds is no leak`() {
    let segments = [
      segment(.kept, "database database="), segment(.secret, "database1"), segment(.kept, ";"),
    ]
    let faults = oracle.faults(in: Array("database database=[redacted:toy];".utf8), of: segments)
    #expect(faults == [])
  }

  @Test func `a short secret in its own place is a leak though the text holds it, too`() {
    let segments = [
      segment(.kept, "from 1234 pin="), segment(.secret, "1234"), segment(.kept, "."),
    ]
    let faults = oracle.faults(in: Array("from 1234 pin=1234.".utf8), of: segments)
    #expect(faults.map(\.kind) == [.leak])
  }

  @Test func `without a secret every byte stays`() {
    let segments = [segment(.kept, "pass: 3 [redacted:toy]")]
    #expect(oracle.faults(in: Array("pass: 3 [redacted:toy]".utf8), of: segments) == [])
    let faults = oracle.faults(in: Array("pass: [redacted:toy] [redacted:toy]".utf8), of: segments)
    #expect(faults.map(\.kind) == [.overRedaction])
  }

  @Test func `a loose case asks for what is marked as kept only`() {
    let segments = [
      segment(.kept, "KeyError"), segment(.free, ": in app "), segment(.secret, Self.secret),
    ]
    #expect(oracle.faults(in: Array("KeyError[redacted:toy]".utf8), of: segments) == [])
    let faults = oracle.faults(in: Array("Key[redacted:toy]".utf8), of: segments)
    #expect(faults.map(\.kind) == [.lost])
  }

  @Test func `known spellings are looked for, too`() {
    let segments = [segment(.kept, "x "), segment(.secret, "ciphertext"), segment(.kept, "")]
    let faults = oracle.faults(
      in: Array("x [redacted:toy]hunter2hunter2".utf8),
      of: segments,
      known: [Array("hunter2hunter2".utf8)]
    )
    #expect(faults.map(\.kind) == [.leak])
  }

  private func segment(_ fate: Segment.Fate, _ text: String) -> Segment {
    Segment(fate, Array(text.utf8))
  }
}
