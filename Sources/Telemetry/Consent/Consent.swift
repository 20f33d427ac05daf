/// Whether telemetry may exist at this moment, and if not, why.
public enum Consent: Sendable, Hashable {
  /// Events may be built and sent.
  case on
  /// Nothing may be built, kept or sent.
  case off(Reason)

  /// Why telemetry is off.
  public enum Reason: Sendable, Hashable {
    /// An environment variable says so; the value is there where it is a plain word.
    case variable(String, value: String?)
    /// The file says `"enabled": false`.
    case disabled(file: String)
    /// The file is not what this library writes.
    case corrupt(file: String)
    /// The file cannot be read.
    case unreadable(file: String)
    /// The file, or the folder it belongs in, cannot be written, so that no choice could be kept.
    case unwritable(file: String)
    /// The file was there when the program began and is not any more.
    case gone(file: String)
    /// `HOME` is no absolute path of a folder.
    case noHome
    /// `HOME` belongs to somebody else, as under `sudo`.
    case foreignHome
    /// The notice could not be printed, and nothing is sent before it was.
    case noticeNotShown
    /// The variable that names the server does not name one; events must not go to another.
    case endpoint(variable: String)
    /// The tool names no project that events could belong to.
    case noProjectKey
  }

  /// Whether events may be built and sent.
  public var isOn: Bool {
    self == .on
  }

  /// Whether somebody chose that it is off, which also erases what waits to be sent.
  public var isOptOut: Bool {
    switch self {
    case .off(.variable), .off(.disabled): true
    default: false
    }
  }
}

extension Consent: CustomStringConvertible {
  /// `on`, or `off because` and the reason.
  public var description: String {
    switch self {
    case .on: "on"
    case .off(let reason): "off because \(reason)"
    }
  }
}

extension Consent.Reason: CustomStringConvertible {
  /// The reason as the end of a sentence, such as `CI=true`.
  public var description: String {
    switch self {
    case .variable(let name, let value): value.map { "\(name)=\($0)" } ?? "\(name) is set"
    case .disabled(let file): "of \"enabled\": false in \(file)"
    case .corrupt(let file): "\(file) is not a consent file; it is left as it is"
    case .unreadable(let file): "\(file) cannot be read"
    case .unwritable(let file): "\(file) cannot be written"
    case .gone(let file): "\(file) was removed"
    case .noHome: "HOME is no folder"
    case .foreignHome: "HOME belongs to another user"
    case .noticeNotShown: "the notice could not be shown"
    case .endpoint(let variable): "\(variable) is no https URL"
    case .noProjectKey: "the tool has no project key"
    }
  }
}
