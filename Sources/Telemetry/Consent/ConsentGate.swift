internal import SystemIO

/// Decides whether telemetry may exist: at the start, before an event is built and before it is sent.
struct ConsentGate: Sendable {
  /// What came of the start of a program.
  struct Start {
    let consent: Consent
    /// The id of the installation; nil where telemetry is off.
    var installID: String?
    /// Whether this run created the consent file.
    var isFirstRun = false
  }

  let tool: ToolName
  let surroundings: Surroundings
  private let folder: ToolFolder?

  init(of tool: ToolName, in surroundings: Surroundings) {
    self.tool = tool
    self.surroundings = surroundings
    folder = ToolFolder(of: tool, in: surroundings)
  }

  /// The decision when a program starts: creates what is missing and shows the notice that is due.
  ///
  /// While a variable opts out nothing is looked at, let alone created.
  func start(notice: TelemetryNotice) -> Start {
    if let reason = OptOutVariables(of: tool).reason(in: surroundings) {
      return Start(consent: .off(reason))
    }
    guard let folder else { return Start(consent: .off(.noHome)) }
    if let reason = folder.reasonAgainstHome {
      return Start(consent: .off(reason))
    }
    let store = ConsentStore(folder: folder)
    var state = store.read()
    var isFirstRun = false
    if case .missing = state {
      let id = UUIDText.random()
      state = store.create(
        ConsentRecord(installID: id, isEnabled: true, createdAt: Timestamp.text(surroundings.now()))
      )
      if case .record(let record) = state {
        isFirstRun = record.installID == id
      }
    }
    let consent = show(notice, after: state, in: store)
    guard consent.isOn, case .record(let record) = state else { return Start(consent: consent) }
    return Start(consent: .on, installID: record.installID, isFirstRun: isFirstRun)
  }

  /// The decision at this moment of a program that has started with telemetry on.
  ///
  /// The notice was shown at the start, or the program would not ask.
  func decision() -> Consent {
    if let reason = OptOutVariables(of: tool).reason(in: surroundings) {
      return .off(reason)
    }
    guard let folder else { return .off(.noHome) }
    if let reason = folder.reasonAgainstHome {
      return .off(reason)
    }
    return decision(on: ConsentStore(folder: folder).read(), in: folder)
  }

  /// What `state` allows, apart from the notice.
  private func decision(on state: ConsentStore.State, in folder: ToolFolder) -> Consent {
    switch state {
    case .missing: .off(.gone(file: folder.consentFileName))
    case .unusable(let reason): .off(reason)
    case .record(let record) where !record.isEnabled:
      .off(.disabled(file: folder.consentFileName))
    case .record: .on
    }
  }

  /// Shows the notice if it is due and notes that; what is allowed after that.
  private func show(
    _ notice: TelemetryNotice,
    after state: ConsentStore.State,
    in store: ConsentStore
  ) -> Consent {
    let consent = decision(on: state, in: store.folder)
    guard consent.isOn, case .record(let record) = state,
      record.noticeShownVersion != notice.version
    else { return consent }
    guard surroundings.say(notice.text(for: tool)) else { return .off(.noticeNotShown) }
    let time = Timestamp.text(surroundings.now())
    let isNoted = store.update { $0.noticeWasShown(version: notice.version, at: time) }
    // A notice that cannot be noted would come again and again.
    guard isNoted else { return .off(.unwritable(file: store.folder.consentFileName)) }
    return decision()
  }
}
