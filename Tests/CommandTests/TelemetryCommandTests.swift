import Foundation
import Testing

@Suite struct TelemetryCommandTests {
  private let home: Folder
  private static let id = "0c7a1f52-8d1e-4b9c-9a64-0d2f6f1f7a10"
  private static let record = """
    {"installId": "\(id)", "enabled": true, "noticeShownAt": "x", "noticeShownVersion": "1"}
    """

  init() throws {
    home = try Folder()
  }

  private func run(
    _ words: String...,
    tool: String = "shop",
    variables: [String: String] = [:]
  ) throws -> Command.Result {
    var command = Command()
    command.arguments = ["telemetry"] + words + ["--tool", tool]
    command.environment = ["HOME": home.path].merging(variables) { $1 }
    return try command.run()
  }

  private var file: String {
    get throws { try home.text(".shop/telemetry.json") }
  }

  @Test func `status tells why telemetry is off, where, and what waits`() throws {
    try home.write(Self.record, to: ".shop/telemetry.json", mode: 0o600)
    let queue = ".shop/telemetry-spool/queue/"
    let on = try run("status")
    #expect(
      on.text == """
        telemetry of shop: on
        file: ~/.shop/telemetry.json
        installation: \(Self.id)
        waiting to be sent: 0 events, 0 bytes

        """
    )
    #expect(on.status == 0 && on.errors.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: home.url(queue).path))
    let off = try run("status", variables: ["CI": "true"])
    #expect(off.text.hasPrefix("telemetry of shop: off because CI=true\n"))
    try home.write("{", to: ".shop/telemetry.json")
    #expect(try run("status").text.contains("off because ~/.shop/telemetry.json is not"))
  }

  @Test func `status of a tool that has not run creates nothing`() throws {
    let result = try run("status")
    #expect(result.text.hasPrefix("telemetry of shop: not decided yet"))
    #expect(result.status == 0)
    #expect(try home.names().isEmpty)
  }

  @Test func `off changes one word of the file, and on changes it back`() throws {
    try home.write(Self.record, to: ".shop/telemetry.json", mode: 0o600)
    #expect(try run("off").status == 0)
    #expect(try file.contains("\"enabled\": false"))
    #expect(try file.contains(Self.id))
    #expect(try home.mode(".shop/telemetry.json") == 0o600)
    #expect(try run("status").text.contains("off because of \"enabled\": false in"))
    #expect(try run("on").status == 0)
    #expect(try file.contains("\"enabled\": true"))
    #expect(try run("status").text.contains("shop: on\n"))
  }

  @Test func `off before the first run makes a file without an id, and on gives it one`() throws {
    #expect(try run("off").status == 0)
    #expect(try file.contains("\"enabled\": false"))
    #expect(try !file.contains("installId"))
    #expect(try run("on").status == 0)
    #expect(try file.firstMatch(of: /"installId": "[0-9a-f-]{36}"/) != nil)
    #expect(try file.contains("\"noticeShownAt\": null"))
  }

  @Test func `on makes nothing while a variable opts out`() throws {
    let result = try run("on", variables: ["DO_NOT_TRACK": "1"])
    #expect(result.errors == "redact: telemetry of shop stays off: DO_NOT_TRACK=1\n")
    #expect(result.status == 2)
    #expect(try home.names().isEmpty)
  }

  @Test func `off erases what waits`() throws {
    try home.write(Self.record, to: ".shop/telemetry.json", mode: 0o600)
    try home.write("{}", to: ".shop/telemetry-spool/queue/anything.json")
    #expect(try run("off").status == 0)
    let queue = home.url(".shop/telemetry-spool/queue/anything.json").path
    #expect(!FileManager.default.fileExists(atPath: queue))
  }

  @Test(arguments: ["off", "on"])
  func `a file that is no consent file is left alone`(word: String) throws {
    try home.write("{", to: ".shop/telemetry.json")
    let result = try run(word)
    #expect(result.status == 2)
    #expect(result.errors.contains("~/.shop/telemetry.json is not a consent file"))
    #expect(try file == "{")
  }

  @Test func `the journal comes out as it is`() throws {
    #expect(try run("journal").output.isEmpty)
    try home.write("{\"a\":1}\n", to: ".shop/telemetry-journal.jsonl.1")
    try home.write("{\"a\":2}\n{\"a\":3}\n", to: ".shop/telemetry-journal.jsonl")
    #expect(try run("journal").text == "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n")
  }

  @Test(arguments: ["", "Shop", "../x", "a b", "-", "sh\u{1b}op"])
  func `what is no tool's name is misuse`(name: String) throws {
    var command = Command("telemetry", "off", "--tool=\(name)")
    command.environment = ["HOME": home.path]
    let result = try command.run()
    #expect(result.status == 64)
    #expect(!result.errors.contains("\u{1b}"))
    #expect(try home.names().isEmpty)
  }

  @Test func `without a home nothing is on`() throws {
    let result = try run("status", variables: ["HOME": ""])
    #expect(result.text.hasPrefix("telemetry of shop: off because HOME is no folder\n"))
    #expect(try run("off", variables: ["HOME": "relative"]).status == 2)
  }
}
