public import SystemIO

/// What a person can see and change of a tool's telemetry without running the tool.
public struct TelemetrySettings: Sendable {
  /// The tool.
  public let tool: ToolName

  private let surroundings: Surroundings
  private let folder: ToolFolder?

  /// The settings of `tool` for the person whose process this is.
  public init(of tool: ToolName, in surroundings: Surroundings = .process) {
    self.tool = tool
    self.surroundings = surroundings
    folder = ToolFolder(of: tool, in: surroundings)
  }

  /// What a change came to.
  public enum Change: Sendable, Hashable {
    /// The file says so now.
    case made
    /// It cannot be made, for this reason; what there is was left alone.
    case refused(Consent.Reason)
  }

  /// Whether the tool would collect anything now, and if not, why; nil where it has not run yet.
  public var consent: Consent? {
    let decision = ConsentGate(of: tool, in: surroundings).decision()
    if case .off(.gone) = decision { return nil }
    return decision
  }

  /// The file that says whether telemetry is allowed, as a person writes it.
  public var fileName: String {
    "~/.\(tool)/telemetry.json"
  }

  /// The random id of the installation; nil where there is none.
  public var installationID: String? {
    guard let folder, case .record(let record) = ConsentStore(folder: folder).read() else {
      return nil
    }
    return record.installID
  }

  /// How many events wait to be sent, and their bytes.
  public var waiting: (events: Int, bytes: Int) {
    let records = folder.map { Spool(in: $0.spool).records() } ?? []
    return (records.count, records.reduce(0) { $0 + $1.byteCount })
  }

  /// The events that left last, the oldest first, as they left.
  public func journal() throws(SystemError) -> [[UInt8]] {
    guard let folder else { return [] }
    return try Journal(at: folder.journalFile).events()
  }

  /// Switches telemetry off for good and erases what waits to be sent.
  ///
  /// What waits is erased even where the file cannot be changed.
  public func switchOff() -> Change {
    guard let folder else { return .refused(.noHome) }
    folder.eraseSpool()
    return set(false, in: folder)
  }

  /// Allows telemetry again; the tool shows its notice if it has not been shown.
  ///
  /// Refused while a variable opts out, because nothing is made then.
  public func switchOn() -> Change {
    if let reason = OptOutVariables(of: tool).reason(in: surroundings) {
      return .refused(reason)
    }
    guard let folder else { return .refused(.noHome) }
    return set(true, in: folder)
  }

  private func set(_ isEnabled: Bool, in folder: ToolFolder) -> Change {
    if let reason = folder.reasonAgainstHome {
      return .refused(reason)
    }
    let store = ConsentStore(folder: folder)
    var state = store.read()
    if case .missing = state {
      // What is off from the start needs no id.
      let record = ConsentRecord(
        installID: isEnabled ? UUIDText.random() : nil,
        isEnabled: isEnabled,
        createdAt: Timestamp.text(surroundings.now())
      )
      state = store.create(record)
    }
    switch state {
    case .missing: return .refused(.unwritable(file: folder.consentFileName))
    case .unusable(let reason): return .refused(reason)
    case .record(let record) where record.isEnabled == isEnabled: return .made
    case .record:
      let isMade = store.update { record in
        record.isEnabled = isEnabled
        if isEnabled, !(record.installID.map(UUIDText.isUUID) ?? false) {
          record.installID = UUIDText.random()
        }
      }
      return isMade ? .made : .refused(.unwritable(file: folder.consentFileName))
    }
  }
}
