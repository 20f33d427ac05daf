import Foundation
import SystemIO
import Testing

@testable import Telemetry

@Suite struct ConsentGateTests {
  private let notice = TelemetryNotice("shop counts what it does.", version: "1")
  private static let id = "0c7a1f52-8d1e-4b9c-9a64-0d2f6f1f7a10"

  private static func record(_ members: String) -> String {
    #"{"installId": "\#(id)", "noticeShownAt": "x", "noticeShownVersion": "1", \#(members)}"#
  }

  /// What the variables and the file say, and what follows.
  struct Row: Sendable, CustomTestStringConvertible {
    var variables: [String: String] = [:]
    var file: String?
    var says: String

    var testDescription: String { "\(variables) and \(file ?? "no file"): \(says)" }
  }

  private static let on = record("\"enabled\": true")
  private static let off = record("\"enabled\": false")

  static let rows: [Row] = [
    Row(says: "on"),
    Row(file: on, says: "on"),
    Row(file: off, says: "off because of \"enabled\": false in ~/.shop/telemetry.json"),
    Row(variables: ["SHOP_TELEMETRY_DISABLED": "1"], says: "off because SHOP_TELEMETRY_DISABLED=1"),
    Row(variables: ["DO_NOT_TRACK": "1"], says: "off because DO_NOT_TRACK=1"),
    Row(variables: ["CI": "true"], says: "off because CI=true"),
    Row(variables: ["CI": "woodpecker"], file: on, says: "off because CI is set"),
    Row(variables: ["CI": "a b"], file: on, says: "off because CI is set"),
    Row(variables: ["DO_NOT_TRACK": "yes"], file: on, says: "off because DO_NOT_TRACK=yes"),
    Row(variables: ["DO_NOT_TRACK": " "], file: on, says: "off because DO_NOT_TRACK is set"),
    Row(
      variables: ["CI": "1", "DO_NOT_TRACK": "1", "SHOP_TELEMETRY_DISABLED": "TRUE"],
      file: off,
      says: "off because SHOP_TELEMETRY_DISABLED=TRUE"
    ),
    Row(variables: ["CI": "1"], file: "{", says: "off because CI=1"),
    Row(variables: ["OTHER_TELEMETRY_DISABLED": "1"], file: on, says: "on"),
    Row(variables: ["HOME": "relative"], says: "off because HOME is no folder"),
    Row(variables: ["HOME": ""], says: "off because HOME is no folder"),
    Row(variables: ["HOME": "/dev/null"], says: "off because HOME is no folder"),
    Row(file: #"{"enabled": false}"#, says: off("of \"enabled\": false in")),
    Row(file: #"{"enabled": true}"#, says: isCorrupt),
    Row(file: "", says: isCorrupt),
    Row(file: "null", says: isCorrupt),
    Row(file: "{}", says: isCorrupt),
    Row(file: on + "x", says: isCorrupt),
    Row(file: String(on.dropLast()), says: isCorrupt),
    Row(file: "\u{FEFF}" + on, says: isCorrupt),
    Row(file: record(#""enabled": "false""#), says: isCorrupt),
    Row(file: record(#""enabled": 1"#), says: isCorrupt),
    Row(file: record(#""enabled": null"#), says: isCorrupt),
    Row(file: record(#""enabled": true, "enabled": false"#), says: isCorrupt),
    Row(file: record(#""enabled": true, "en\u0061bled": false"#), says: isCorrupt),
    Row(file: record(#""a": {"enabled": true}"#), says: isCorrupt),
    Row(file: #"{"installId": "me", "enabled": true}"#, says: isCorrupt),
    Row(file: String(repeating: " ", count: 1 << 17) + on, says: isCorrupt),
    Row(file: record(#""other": [{"a": 1}], "enabled": true"#), says: "on"),
  ]

  private static let isCorrupt =
    "off because ~/.shop/telemetry.json is not a consent file; it is left as it is"

  private static func off(_ reason: String) -> String {
    "off because \(reason) ~/.shop/telemetry.json"
  }

  @Test(arguments: rows)
  func `consent follows the variables, then the file`(row: Row) throws {
    let home = try Home()
    if let file = row.file {
      try home.write(file, to: ".shop/telemetry.json")
    }
    let gate = home.gate(row.variables)
    let start = gate.start(notice: notice)
    #expect(start.consent.description == row.says)
    #expect((start.installID != nil) == start.consent.isOn)
    // A running daemon decides the same.
    #expect(gate.decision().description == row.says)
    if let file = row.file {
      #expect(try home.text(".shop/telemetry.json") == file)
    }
    if !start.consent.isOn {
      #expect(home.names().filter { $0.contains("/") }.count == (row.file == nil ? 0 : 1))
      #expect(home.said.change { $0 }.isEmpty)
    }
  }

  @Test(arguments: ["SHOP_TELEMETRY_DISABLED", "DO_NOT_TRACK", "CI"])
  func `a variable that says no opts out of nothing`(name: String) throws {
    for value in ["", "0", "false", "no", "off", "FALSE", "No", "oFF"] {
      let home = try Home()
      #expect(home.gate([name: value]).start(notice: notice).consent == .on)
    }
    for value in ["1", "true", "yes", "on", "00", "0 ", "nope", "\u{E9}"] {
      let home = try Home()
      #expect(home.gate([name: value]).start(notice: notice).consent.isOptOut)
      #expect(home.names().isEmpty)
    }
  }

  @Test func `the first run creates a file for its owner and shows the notice once`() throws {
    let home = try Home()
    let first = home.gate().start(notice: notice)
    #expect(first.isFirstRun)
    let id = try #require(first.installID)
    #expect(UUIDText.isUUID(id))
    let written = """
      {
        "installId": "\(id)",
        "enabled": true,
        "noticeShownAt": "2026-03-14T09:02:10.000000+00:00",
        "noticeShownVersion": "1",
        "createdAt": "2026-03-14T09:02:10.000000+00:00"
      }

      """
    #expect(try home.text(".shop/telemetry.json") == written)
    #expect(try FileStatus(of: home.file(".shop/telemetry.json")).permissions == 0o600)
    #expect(try FileStatus(of: home.file(".shop")).permissions == 0o700)
    let second = home.gate().start(notice: notice)
    #expect(!second.isFirstRun)
    #expect(second.installID == id)
    #expect(
      home.said.change { $0 } == [
        """
        shop counts what it does.
        To opt out, set SHOP_TELEMETRY_DISABLED=1 or DO_NOT_TRACK=1, or "enabled": false in \
        ~/.shop/telemetry.json.

        """
      ]
    )
  }

  @Test func `a notice of another version is shown again, and the rest of the file stays`() throws {
    let home = try Home()
    try home.write(
      #"{"x": [1, {"y": 2}], "installId": "\#(Self.id)", "enabled": true, "noticeShownVersion": 1, "#
        + #""noticeShownAt": "2026-01-01"}"#,
      to: ".shop/telemetry.json"
    )
    #expect(home.gate().start(notice: notice).consent == .on)
    #expect(home.said.change { $0.count } == 0)
    let next = TelemetryNotice("shop counts more.", version: "2")
    #expect(home.gate().start(notice: next).installID == Self.id)
    #expect(home.said.change { $0.count } == 1)
    let text = try home.text(".shop/telemetry.json")
    #expect(text.contains("\"x\": [1, {\"y\": 2}],"))
    #expect(text.contains("\"noticeShownVersion\": \"2\""))
  }

  @Test func `what cannot be said or written down is off`() throws {
    let home = try Home()
    let mute = home.gate(saying: false).start(notice: notice)
    #expect(mute.consent == .off(.noticeNotShown))
    #expect(try home.text(".shop/telemetry.json").contains("\"noticeShownAt\": null"))
    // The next run tries again.
    #expect(home.gate().start(notice: notice).consent == .on)

    try FileSystem.setPermissions(0o400, of: home.file(".shop/telemetry.json"))
    let reason = Consent.Reason.unwritable(file: "~/.shop/telemetry.json")
    #expect(home.gate().start(notice: notice).consent == .off(reason))
    #expect(home.gate().decision() == .off(reason))
  }

  @Test func `a folder that cannot hold the file is off`() throws {
    let home = try Home()
    try home.write("", to: ".shop")
    let start = home.gate().start(notice: notice)
    #expect(start.consent == .off(.unwritable(file: "~/.shop/telemetry.json")))
    #expect(home.said.change { $0.isEmpty })
    #expect(home.names() == [".shop"])
  }

  @Test(arguments: ["pipe", "link to nothing", "folder"])
  func `what is no file is left alone and does not block`(kind: String) throws {
    let home = try Home()
    let path = home.path + "/.shop/telemetry.json"
    try FileSystem.createDirectory(home.file(".shop"))
    switch kind {
    case "pipe": #expect(unsafe mkfifo(path, 0o600) == 0)
    case "folder": try FileSystem.createDirectory(FilePath(path))
    default: try FileSystem.createSymbolicLink(at: FilePath(path), to: "/nonexistent/x")
    }
    let start = home.gate().start(notice: notice)
    #expect(start.consent == .off(.unreadable(file: "~/.shop/telemetry.json")))
    #expect(home.names() == [".shop", ".shop/telemetry.json"])
  }

  @Test func `a link is followed and stays a link`() throws {
    let home = try Home()
    try home.write(Self.on, to: "dotfiles/telemetry.json")
    try FileSystem.createDirectory(home.file(".shop"))
    try FileSystem.createSymbolicLink(
      at: home.file(".shop/telemetry.json"),
      to: home.file("dotfiles/telemetry.json")
    )
    let next = TelemetryNotice("more", version: "2")
    #expect(home.gate().start(notice: next).consent == .on)
    #expect(try FileStatus(ofLink: home.file(".shop/telemetry.json")).kind == .symbolicLink)
    #expect(try home.text("dotfiles/telemetry.json").contains("\"noticeShownVersion\": \"2\""))
  }

  @Test func `a running program notices that the file changes or goes`() throws {
    let home = try Home()
    let gate = home.gate()
    #expect(gate.start(notice: notice).consent == .on)
    #expect(gate.decision() == .on)
    let text = try home.text(".shop/telemetry.json")
    try home.write(text.replacing("true", with: "false"), to: ".shop/telemetry.json")
    #expect(gate.decision().isOptOut)
    try home.write(text, to: ".shop/telemetry.json")
    #expect(gate.decision() == .on)
    try FileSystem.removeFile(home.file(".shop/telemetry.json"))
    #expect(gate.decision() == .off(.gone(file: "~/.shop/telemetry.json")))
    #expect(home.names() == [".shop", ".shop/telemetry.lock"])
  }

  @Test func `of many first runs at once one creates the file, and all agree`() throws {
    let home = try Home()
    let ids = Monitor<[String?]>([])
    let notice = notice
    let threads = try (0..<8).map { _ in
      try WorkerThread {
        let start = home.gate().start(notice: notice)
        ids.change { $0.append(start.installID) }
      }
    }
    threads.forEach { $0.join() }
    let all = ids.change { $0 }
    #expect(all.count == 8 && all.allSatisfy { $0 != nil })
    #expect(Set(all).count == 1)
    #expect(home.names() == [".shop", ".shop/telemetry.json", ".shop/telemetry.lock"])
  }

  @Test func `a process that was stopped with the lock does not hold others up for long`() throws {
    let home = try Home()
    try FileSystem.createDirectory(home.file(".shop"))
    let held = try FileLock(at: home.file(".shop/telemetry.lock"))
    let start = MonotonicTime.now
    let consent = home.gate().start(notice: notice).consent
    #expect(consent == .off(.unwritable(file: "~/.shop/telemetry.json")))
    #expect(MonotonicTime.now - start < .seconds(5))
    _ = consume held
    #expect(home.gate().start(notice: notice).consent == .on)
  }

  @Test func `the home of another user is not written to`() throws {
    guard CurrentProcess.userID == 0 else { return }
    let home = try Home()
    #expect(unsafe chown(home.path, 65534, 65534) == 0)
    #expect(home.gate().start(notice: notice).consent == .off(.foreignHome))
    #expect(home.names().isEmpty)
  }
}
