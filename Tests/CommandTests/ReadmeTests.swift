import Foundation
import Testing

/// What the README shows is what happens.
@Suite struct ReadmeTests {
  private let readme: String
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  init() throws {
    readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
  }

  /// The contents of the fenced blocks of a language, in order.
  private func blocks(_ language: String) -> [String] {
    readme.components(separatedBy: "```\(language)\n").dropFirst()
      .compactMap { $0.components(separatedBy: "\n```").first }
  }

  private let log = """
    2026-03-14 09:02:10 ERROR connect postgres://svc:kZ7mQw2xRt@db.example:5432/shop: timeout
    DETAIL:  Key (email)=(ana.ruiz@corp.example) already exists.
    retry 2/5 trace=4bf92f3577b34da6a3ce929d0e0e4736 password policy: min 12

    """

  @Test func `the transcript is what the command prints`() throws {
    let folder = try Folder()
    try folder.write(log, to: "app.log")
    let scrubbed = try Command(input: log).run().text
    let audited = try Command("audit", "app.log", in: folder).run().text
    #expect(readme.contains("$ redact < app.log\n\(scrubbed)$ redact audit app.log\n\(audited)```"))
  }

  @Test func `the rule and the case hold`() throws {
    let folder = try Folder()
    let yaml = blocks("yaml")
    try folder.write(try #require(yaml.first), to: "acme.yaml")
    try folder.write(try #require(yaml.dropFirst().first), to: "Corpus/credential/acme.yaml")
    let shapes = Self.root.appending(path: "Corpus/shapes.yaml")
    try folder.write(try String(contentsOf: shapes, encoding: .utf8), to: "Corpus/shapes.yaml")
    let check = try Command("check", "acme.yaml", in: folder).run()
    #expect(check.status == 0, "\(check.text)")
    let gate = try Command("gate", "Corpus", "--plain", "--rules", "acme.yaml", in: folder).run()
    #expect(gate.status == 0, "\(gate.text)\(gate.errors)")
  }

  @Test(arguments: ["Scripts/scrub-example", "Scripts/test", "Benchmarks/benchmark.py"])
  func `every script that is named can be run`(script: String) {
    #expect(readme.contains(script))
    #expect(FileManager.default.isExecutableFile(atPath: Self.root.appending(path: script).path))
  }

  @Test func `every test that is named exists`() throws {
    let walk = FileManager.default.enumerator(
      at: Self.root.appending(path: "Tests"),
      includingPropertiesForKeys: nil
    )
    let names = Set(
      (walk?.compactMap { $0 as? URL } ?? []).map { $0.deletingPathExtension().lastPathComponent }
    )
    let named = readme.matches(of: /`([A-Za-z]+Tests)`/).map { String($0.1) }
    #expect(named.count >= 10)
    for name in named {
      #expect(names.contains(name), "\(name)")
    }
  }

  @Test func `every file that is linked exists`() {
    for match in readme.matches(of: /\]\(([A-Za-z\/.]+)(#[a-z-]+)?\)/) {
      let path = Self.root.appending(path: String(match.1)).path
      #expect(FileManager.default.fileExists(atPath: path), "\(match.1)")
    }
  }
}
