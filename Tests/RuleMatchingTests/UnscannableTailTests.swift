import RuleModel
import Testing

@testable import RuleMatching

@Suite struct UnscannableTailTests {
  /// What was read of `window`.
  private func value(in window: String) -> OpenValue {
    var value = OpenValue(from: 0)
    value.read(Array(window.utf8), to: window.utf8.count)
    return value
  }

  /// A window, what follows it, and what of that goes.
  @Test(arguments: [
    (#"password="a b"#, #"c d" e"#, #"c d"#),
    (#"password="a b"#, "c d\ne\"", "c d"),
    (#"password="a" b"#, "cd ef", "cd"),
    (#"password="a\" b"#, #"c\" d" e"#, #"c\" d"#),
    (#"\"password\":\"a b"#, #"c d\",\"e"#, #"c d"#),
    (#"\"password\":\"a b"#, #"c \\\"d\",\"e"#, #"c \\\"d"#),
    (#"password="a\"#, #""b" c"#, #""b""#),
    (#"password="a b"#, #"c"d e"#, #"c"d"#),
    ("user's password a", "b'c d", "b'c"),
    ("it was 'password a", "b'c d", "b'c"),
    ("password='a b", "c \"d' e", "c \"d"),
    ("don't tell the password a", "b c' d", "b"),
    ("<password>a b", "c d</password>", "c d"),
    ("'password' => a", "b c<d", "b"),
    ("PWD={a b", "c \"d};e", "c \"d"),
    ("PWD={a};x=b", "c d}", "c"),
    ("key: `a b", "c d` e", "c d"),
  ])
  func `the rest of the value goes`(window: String, rest: String, gone: String) {
    let text = Array((window + rest).utf8)
    var tail = UnscannableTail(behind: value(in: window), run: ByteSet(" \n").inverted)
    let end = tail.end(in: text, from: window.utf8.count) ?? text.count
    #expect(String(decoding: text[window.utf8.count..<end], as: UTF8.self) == gone)
  }

  @Test func `a tail that goes on ends where the whole one does`() {
    let window = #"\"password\":\"a b"#
    let rest = Array(#"c \\\" d e f\" g"#.utf8)
    var whole = UnscannableTail(behind: value(in: window), run: ByteSet("x"))
    let end = whole.end(in: rest, from: 0)
    for cut in 1..<rest.count {
      var tail = UnscannableTail(behind: value(in: window), run: ByteSet("x"))
      let first = tail.end(in: Array(rest[..<cut]), from: 0)
      let second = first ?? tail.end(in: rest, from: cut)
      // A cut between a quote and its backslash keeps the quote alone.
      #expect(second == end || cut == rest.count - 3 && second == cut, "cut at \(cut)")
    }
    #expect(end == rest.count - 4)
  }
}
