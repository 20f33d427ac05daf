import RuleModel
import RulePacks
import SystemIO
import Testing

/// The rules of this repository, as their files are.
@Suite struct BuiltInPackTests {
  private static let pack = try? RulePack(AuthoredFile.read(at: FilePath(rules)))
  private static let rules =
    #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(3).joined(separator: "/") + "/Rules"

  @Test func `every rule is proved by its own examples`() throws {
    let pack = try #require(Self.pack)
    #expect(pack.renderedDiagnostics == [])
    #expect(!pack.rules.rules.isEmpty)
  }

  @Test func `every rule is archived and read back`() throws {
    let pack = try #require(Self.pack)
    let encoded = RuleSetArchive(rules: pack.rules, policies: pack.policies).encoded()
    let archive = RuleSetArchive(encoded)
    #expect(archive.rules == pack.rules)
    #expect(archive.policies == pack.policies)
  }
}
