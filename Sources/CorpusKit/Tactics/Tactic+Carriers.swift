internal import CorpusOracle

/// Places that a text is put in, encoded as the place asks for.
extension Tactic {
  static let carriers: [Tactic] = [
    Tactic("in-json", "a member of an object of JSON", except: [.encodedAlready, .noText]) {
      subject in
      let text = subject.encodable.encoded(Encoder.json)
      return [
        (#"{"level":"error","message":""#, #"","n":3}"#),
        (#"{"log":""#, #"\n","stream":"stderr"}"#),
        (#"{"event":{"items":[{"v":""#, #""}],"ok":false}}"#),
      ].map { TacticVariant(text.between($0.0, $0.1, subject.frameFate)) }
    },
    Tactic("in-json-line", "a string of a line of JSON", except: [.encodedAlready, .noText]) {
      subject in
      let text = subject.encodable.encoded(Encoder.json)
      return [
        (#"{"level":"error","message":""#, #"","n":3}"#), (#"["a",""#, #""]"#), (#"""#, #"""#),
      ].map { TacticVariant(text.between($0.0, $0.1, subject.frameFate), feed: .jsonLine) }
    },
    Tactic("in-url", "a parameter of a URL", except: [.encodedAlready, .noText]) { subject in
      let text = subject.exposed.encoded { Encoder.percent($0) }
      return [
        ("https://app.example/cb?state=7&msg=", "&n=1"), ("GET /errors?text=", " HTTP/1.1"),
        ("https://app.example/#/done?note=", ""),
      ].map { start, end in
        // What stands behind a value may be read as the end of it.
        TacticVariant(
          text.between(start, "", subject.frameFate).between("", end, .free)
        )
      }
    },
    Tactic("in-header", "a field of an HTTP message", except: [.noText, .severalLines]) { subject in
      [
        ("X-Debug-Note: ", ""), ("< x-upstream-error: ", "\r"), ("Warning: 199 - \"", "\""),
      ].map { TacticVariant(subject.text.between($0.0, $0.1, subject.frameFate)) }
    },
    Tactic(
      "in-shell",
      "an argument of a command",
      except: [.encodedAlready, .noText, .severalLines]
    ) {
      subject in
      let text = subject.exposed.encoded { bytes in
        bytes.flatMap { $0 == UInt8(ascii: "'") ? Array("'\\''".utf8) : [$0] }
      }
      return [("+ echo '", "'"), ("$ logger -t app '", "' && sleep 1")].map {
        TacticVariant(text.between($0.0, $0.1, subject.frameFate))
      }
    },
    Tactic("in-stack", "a message or a line of source of a stack trace", except: [.noText]) {
      subject in
      // A line of source is one of a program, of which `telemetry` keeps nothing.
      let source = subject.exposed.between(
        "Traceback (most recent call last):\n  File \"/srv/app/job.py\", line 12, in run\n    ",
        "\nRuntimeError: failed",
        subject.frameFate
      )
      return [TacticVariant(source)]
        + [
          ("panic: ", "\n\ngoroutine 1 [running]:\nmain.main()\n\t/srv/app/main.go:12 +0x1d"),
          ("Error: ", "\n    at run (/srv/app/job.js:12:9)\n    at main (/srv/app/job.js:3:1)"),
          ("java.lang.IllegalStateException: ", "\n\tat com.example.Job.run(Job.java:12)"),
        ].map { TacticVariant(subject.text.between($0.0, $0.1, subject.frameFate)) }
    },
    Tactic("in-log", "behind what loggers write before a message", except: [.noText]) { subject in
      [
        "2026-03-14T09:02:10.123Z ERROR [worker-3] app.db - ",
        "E0314 09:02:10.123456    7 job.go:12] ",
        "Mar 14 09:02:10 web-1 app[812]: ", "<11>1 2026-03-14T09:02:10Z web-1 app 812 - - ",
        "[2026-03-14 09:02:10] production.ERROR: ", "level=error ts=1773478930 msg=",
        "web-1  | ", "\u{1B}[31mERROR\u{1B}[0m ", "09:02:10.123 [main] ERROR c.e.Job -- ",
      ].map { TacticVariant(subject.text.between($0, "", subject.frameFate)) }
    },
    Tactic("in-csv", "a field of a row", except: [.encodedAlready, .noText, .doubledQuotes]) {
      subject in
      let text = subject.encodable.encoded { bytes in
        bytes.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }
      }
      return [("2026-03-14,7,\"", "\",ok"), ("\"", "\";\"x\""), ("7\t\"", "\"\tx")].map {
        TacticVariant(text.between($0.0, $0.1, subject.frameFate))
      }
    },
    Tactic("in-yaml", "a value of YAML", except: [.encodedAlready, .noText]) { subject in
      [
        subject.encodable.encoded(Encoder.json).between("note: \"", "\"\nn: 3", subject.frameFate),
        indented(subject.encodable, by: "  ").between("note: |\n  ", "\nn: 3", subject.frameFate),
        subject.encodable.encoded(Encoder.json).between("- \"", "\"", subject.frameFate),
      ].map { TacticVariant($0) }
    },
    Tactic("in-xml", "an element or an attribute", except: [.encodedAlready, .noText]) { subject in
      let text = subject.encodable.encoded(Encoder.references)
      return [
        text.between("<message>", "</message>", subject.frameFate),
        text.between("<failure message=\"", "\" type=\"x\"/>", subject.frameFate),
        subject.encodable.between("<detail><![CDATA[", "]]></detail>", subject.frameFate),
      ].map { TacticVariant($0) }
    },
    Tactic("in-markdown", "code and cells of a page", except: [.noText]) { subject in
      [("```\n", "\n```"), ("| x | ", " | y |"), ("`", "`")].map {
        TacticVariant(subject.text.between($0.0, $0.1, subject.frameFate))
      }
    },
  ]

  static let lines: [Tactic] = [
    Tactic("line-prefix", "a mark or number before each line", except: [.noText]) { subject in
      ["> ", "+", "# ", "// ", "  12 | ", "| ", "\t", "* "].map { mark in
        // Behind these stand commands and source, too, of which `telemetry` keeps little.
        let text = "> +#$".contains(mark.prefix(1)) ? subject.exposed : subject.text
        return TacticVariant(indented(text, by: mark).between(mark, "", subject.frameFate))
      }
    },
    Tactic("line-ends", "CR before each LF, and both behind the last line", except: [.noText]) {
      subject in
      let windows = subject.text.encoded { bytes in
        bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
      }
      return [
        windows.between("", "\r\n", .kept), subject.text.between("\n\n", "\n\n", .kept),
        subject.text.between("", "   ", .free),
      ].map { TacticVariant($0) }
    },
  ]

  /// `text` with `mark` behind each line end.
  private static func indented(_ text: MarkedText, by mark: String) -> MarkedText {
    text.encoded { bytes in
      bytes.flatMap { $0 == 0x0A ? [0x0A] + Array(mark.utf8) : [$0] }
    }
  }
}
