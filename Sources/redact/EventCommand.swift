internal import ArgumentParser
internal import EventPolicy
internal import RedactionEngine
internal import RuleModel
internal import SystemIO

/// Applies an event policy.
struct EventCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "event",
    abstract: "Apply an event policy: what it does not name does not leave.",
    discussion: """
      Standard input is one event, a list of events, or the body of a request, {"batch":[…]}. What of it \
      may leave comes out as one line. Values that the policy does not name, of another type or over a \
      limit are withheld and counted by reason on standard error; a value is never printed.

      --input posthog takes events with uuid, timestamp and distinct_id; --input json such as \
      {"event":"command","properties":{…}}, which lack them; --input sentry an envelope of Sentry's SDKs; \
      --input otlp a request of OpenTelemetry's exporters with traces or logs as JSON. Unless --policy says \
      otherwise the built-in policies telemetry, sentry and otlp apply. A compressed file is decompressed.

      With --stream, each line of input is a request and has a line of output at once, in order: \
      {"event":{…},"withheld":[{"path":"#3","reason":"unknown-property"}]}; of a body {"body":{…},…}; \
      "event" is null where nothing may leave. A request of --input sentry is an event, as Sentry's SDKs give \
      it to before_send.

      EXAMPLES
        redact event < event.json
        redact event --policy shop.yaml --explain < event.json
        redact event --policy tool-telemetry --stream --known-env 'SHOP_*'
        redact event --input sentry --policy shop.yaml < envelope.gz
        redact list-events --policy otlp

      EXIT STATUS
        0  done; something may have been withheld
        1  an event was dropped: nothing of it may leave
        2  the input or a policy could not be read
        64 the command line makes no sense
      """
  )

  /// A form of events.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case posthog, json, sentry, otlp

    /// The built-in policy that applies where none is named.
    fileprivate var policy: String {
      switch self {
      case .posthog, .json: "telemetry"
      case .sentry: "sentry"
      case .otlp: "otlp"
      }
    }
  }

  @OptionGroup var what: RuleArguments

  @Option(help: "The form of the input.")
  var input = Form.posthog

  @Flag(help: "Say field by field what happens and why, in place of the event.")
  var explain = false

  @Flag(help: "A co-process: a line of JSON in, a line of JSON out.")
  var stream = false

  func perform() throws(Stop) -> ExitStatus {
    guard !stream || !explain else { throw .misuse("--stream and --explain exclude each other") }
    let scrubber = EventScrubber(try what.redactor(unnamed: input.policy))
    let policy = scrubber.redactor.policy
    if policy.events.eventNames.isEmpty {
      Notice.print("the policy '\(policy.name.printable)' names no event; all are dropped")
    }
    let desk = EventDesk(scrubber: scrubber, form: input, isExplaining: explain)
    Input.hintAtTerminal([.standardInput])
    guard !stream else {
      try EventStream(desk: desk).perform()
      return .done
    }
    let request = try Self.wholeInput()
    let reply = desk.reply(to: request)
    if explain {
      try EventExplanation(policy: policy, rules: scrubber.redactor.rules)
        .print(reply.reports, header: reply.header)
    } else {
      if let bytes = reply.bytes {
        // An envelope ends its own lines.
        let newline = UInt8(ascii: "\n")
        try ResultOutput.write(bytes.last == newline ? bytes : bytes + [newline])
      }
      reply.notices.forEach(Notice.print)
    }
    return reply.dropped == 0 ? .done : .findings
  }

  private static func wholeInput() throws(Stop) -> [UInt8] {
    let name = Input.standardInput.name
    var bytes: [UInt8] = []
    do throws(InputError) {
      var source = try TextSource(decompressing: .standardInput)
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      while case let count = try source.read(into: &piece), count > 0 {
        bytes += piece[..<count]
        // One byte more tells the scrubber that it is too long.
        guard bytes.count <= EventScrubber.largestBody else { return bytes }
      }
    } catch {
      throw Stop(error, at: name)
    }
    // What comes through a pipe cannot be read twice.
    if let compression = Compression(ofFileBeginning: bytes) {
      throw .failed("\(name) is compressed; decompress it with '\(compression.program) -dc'")
    }
    return bytes
  }
}
