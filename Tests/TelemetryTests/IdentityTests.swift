import SystemIO
import Testing

@testable import Telemetry

@Suite struct IdentityTests {
  @Test func `a UUID is random and of version 4`() {
    #expect(UUIDText.text(high: 0, low: 0) == "00000000-0000-4000-8000-000000000000")
    #expect(UUIDText.text(high: .max, low: .max) == "ffffffff-ffff-4fff-bfff-ffffffffffff")
    #expect(
      UUIDText.text(high: 0x0123_4567_89ab_cdef, low: 0x0123_4567_89ab_cdef)
        == "01234567-89ab-4def-8123-456789abcdef"
    )
    let all = (0..<100).map { _ in UUIDText.random() }
    #expect(Set(all).count == 100)
    #expect(all.allSatisfy(UUIDText.isUUID))
  }

  @Test(arguments: [
    "", "0c7a1f52-8d1e-4b9c-9a64-0d2f6f1f7a1", "0c7a1f52-8d1e-4b9c-9a64-0d2f6f1f7a1g",
    "0c7a1f528d1e4b9c9a640d2f6f1f7a10", "0c7a1f52-8d1e-4b9c-9a640-d2f6f1f7a10",
  ])
  func `what is no UUID is told`(text: String) {
    #expect(!UUIDText.isUUID(text))
  }

  @Test func `a project's id depends on the salt of the machine and its path`() {
    // RFC 4231, test case 2.
    let salt = ProjectSalt(key: Array("Jefe".utf8))
    #expect(
      salt.projectID(of: "what do ya want for nothing?")
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )
    #expect(salt.projectID(of: "/a") != salt.projectID(of: "/b"))
    #expect(salt.projectID(of: "/a") != ProjectSalt(key: [1]).projectID(of: "/a"))
  }

  @Test func `the salt is made once, for its owner, and another file is left alone`() throws {
    let home = try Home()
    let file = home.file("salt")
    let first = try #require(ProjectSalt(at: file)).projectID(of: "/a")
    #expect(try FileStatus(of: file).permissions == 0o600)
    #expect(ProjectSalt(at: file)?.projectID(of: "/a") == first)
    try home.write("not a key", to: "salt")
    #expect(ProjectSalt(at: file) == nil)
    #expect(try home.text("salt") == "not a key")
    #expect(ProjectSalt(at: home.file("missing/salt")) == nil)
  }

  @Test(arguments: [
    ("claude-code", "claude-code"),
    ("Visual Studio Code (Insiders)", "Visual Studio Code (Insiders)"),
    ("", ""), ("a\nb", "other"), ("ada@example.test", "other"), ("é", "other"),
    (String(repeating: "a", count: 65), "other"),
  ])
  func `a client's name is held to the characters of names`(said: String, name: String) {
    #expect(ClientInformation(name: said, version: "1").name == name)
  }

  @Test func `a tool's name makes a folder and variables`() {
    #expect(ToolName("data-agent").variablePrefix == "DATA_AGENT")
    for text in ["", "Shop", "1shop", "-shop", "a/b", "..", "a b", "é"] {
      #expect(ToolName(text) == nil)
    }
    #expect(ToolName(String(repeating: "a", count: 41)) == nil)
  }

  @Test(arguments: [
    (Duration.zero, "1970-01-01T00:00:00.000000+00:00"),
    (.seconds(951_782_400) + .microseconds(1), "2000-02-29T00:00:00.000001+00:00"),
    (.seconds(1_773_478_930) + .nanoseconds(123_456_789), "2026-03-14T09:02:10.123456+00:00"),
    (.seconds(4_102_444_799), "2099-12-31T23:59:59.000000+00:00"),
  ])
  func `moments are written as PostHog's clients do`(time: Duration, text: String) {
    #expect(Timestamp.text(time) == text)
  }
}
