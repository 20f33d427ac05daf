internal import EventPolicy
internal import SystemIO

/// How events of a tool leave: by the delivery, or in debug mode to the eyes of a person.
struct DeliveryPlan: Sendable {
  private let configuration: TelemetryConfiguration
  private let delivery: DeliveryConfiguration

  /// Why there is no plan.
  struct Fault: Error {
    let consent: Consent.Reason
  }

  /// The plan for what `configuration` and the variable for the endpoint say.
  static func make(_ configuration: TelemetryConfiguration) -> Result<DeliveryPlan, Fault> {
    let variable = "\(configuration.tool.variablePrefix)_TELEMETRY_ENDPOINT"
    let value = configuration.surroundings.variable(variable).flatMap { $0.isEmpty ? nil : $0 }
    let text = value.map { String(decoding: $0, as: UTF8.self) } ?? configuration.host
    guard let endpoint = Endpoint(text) else {
      return .failure(Fault(consent: .endpoint(variable: value == nil ? "the host" : variable)))
    }
    let sender = Sender(
      projectKey: configuration.projectKey,
      name: "redact-telemetry",
      version: EventCircumstances.libraryVersion
    )
    guard let sender else { return .failure(Fault(consent: .noProjectKey)) }
    return .success(
      DeliveryPlan(
        configuration: configuration,
        delivery: DeliveryConfiguration(endpoint: endpoint, sender: sender)
      )
    )
  }

  private init(configuration: TelemetryConfiguration, delivery: DeliveryConfiguration) {
    self.configuration = configuration
    self.delivery = delivery
  }

  /// What scrubs events and takes them over.
  func outlet(
    in folder: ToolFolder,
    decision: @escaping @Sendable () -> Consent
  ) -> CaptureWorker.Outlet {
    let scrubber = configuration.scrubber()
    let debug = DebugMode(sender: delivery.sender, surroundings: configuration.surroundings)
    guard !DebugMode.isOn(for: configuration.tool, in: configuration.surroundings) else {
      return CaptureWorker.Outlet(
        scrubber: scrubber,
        accept: { event in
          debug.show(event)
          return nil
        },
        flush: { _, _ in .emptied },
        erase: {}
      )
    }
    var settings = delivery
    configuration.delivery(&settings)
    let journal = Journal(at: folder.journalFile)
    let delivery = Delivery(
      settings,
      in: folder.spool,
      through: configuration.transport(),
      scrubber: scrubber,
      reader: configuration.reader(),
      isAllowed: { decision().isOn },
      isOptOut: { decision().isOptOut },
      willSend: { events in events.forEach { journal.append($0.bytes) } }
    )
    return CaptureWorker.Outlet(
      scrubber: scrubber,
      accept: { delivery.accept($0) },
      flush: { limit, isLast in
        (isLast ? delivery.shutdownBlocking(within: limit) : delivery.flushBlocking(within: limit))
          .end
      },
      erase: { delivery.erase() }
    )
  }
}
