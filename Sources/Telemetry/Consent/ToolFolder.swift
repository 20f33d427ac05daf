internal import SystemIO

/// The folder of a tool in the user's home, `~/.shop`, and what telemetry keeps there.
struct ToolFolder: Sendable {
  let path: FilePath
  private let home: FilePath
  private let tool: ToolName

  /// The folder of `tool`; nil where there is no home.
  init?(of tool: ToolName, in surroundings: Surroundings) {
    guard let home = surroundings.home else { return nil }
    self.home = home
    self.tool = tool
    path = home.appending(FilePath("." + tool.text))
  }

  /// The file that says whether telemetry is allowed.
  var consentFile: FilePath { path.appending("telemetry.json") }

  /// The key of the hashes that stand for projects; never sent.
  var saltFile: FilePath { path.appending("telemetry-salt") }

  /// The lock of whoever changes the consent file.
  var lockFile: FilePath { path.appending("telemetry.lock") }

  /// What left last.
  var journalFile: FilePath { path.appending("telemetry-journal.jsonl") }

  /// Events that wait to be sent.
  var spool: FilePath { path.appending("telemetry-spool") }

  /// The consent file as a person writes it, without the name of the home.
  var consentFileName: String { "~/.\(tool.text)/telemetry.json" }

  /// Why nothing may be kept in this home at all.
  var reasonAgainstHome: Consent.Reason? {
    guard let status = try? FileStatus(of: home), status.kind == .directory else { return .noHome }
    return status.ownerID == CurrentProcess.userID ? nil : .foreignHome
  }

  /// Makes sure that the folder is there, for its owner only where it is new.
  func create() throws(SystemError) {
    do {
      try FileSystem.createDirectory(path, permissions: 0o700)
    } catch {
      guard error.isAlreadyThere else { throw error }
    }
  }

  /// Erases what waits to be sent; nothing is created for that.
  func eraseSpool() {
    guard let status = try? FileStatus(ofLink: spool), status.kind == .directory else { return }
    Spool(in: spool, limits: SpoolLimits()).erase()
  }
}
