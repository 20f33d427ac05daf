import Testing

@Suite struct ArrowTests {
  /// The targets that own C pointers or raw memory.
  private let unsafeTargets: Set<String> = [
    "PCRE2", "YAMLEvents", "SystemIO", "LiteralScan", "JSONText", "BuiltInRules", "RedactC",
    "Fuzzing",
  ]
  /// Modules that come with the toolchain and cost no start-up.
  private let systemModules: Set<String> = [
    "Swift", "Synchronization", "Glibc", "Musl", "Darwin", "Android", "Dispatch",
  ]

  @Test func everyImportIsADeclaredDependency() throws {
    let declared = try Repository.dependencies()
    for (target, files) in try Repository.sources() {
      let allowed = declared[target] ?? []
      for file in files {
        for module in file.imports where !systemModules.contains(module) {
          #expect(allowed.contains(module), "\(file.path) imports \(module)")
        }
      }
    }
  }

  @Test func arrowsPointOneWay() throws {
    let declared = try Repository.dependencies()
    func reaches(_ start: String, _ goal: String, seen: Set<String> = []) -> Bool {
      (declared[start] ?? []).subtracting(seen).contains { next in
        next == goal || reaches(next, goal, seen: seen.union([start]))
      }
    }
    for target in declared.keys {
      #expect(!reaches(target, target), "\(target) depends on itself")
    }
  }

  @Test func theOracleImportsNothingOfOurs() throws {
    #expect(try Repository.dependencies()["CorpusOracle"] == [])
  }

  @Test func onlySystemIOImportsTheCLibrary() throws {
    for (target, files) in try Repository.sources() where target != "SystemIO" {
      for file in files {
        let modules = file.imports.filter { ["Glibc", "Musl", "Darwin", "Android"].contains($0) }
        #expect(modules.isEmpty, "\(file.path) imports \(modules)")
      }
    }
  }

  @Test func nothingImportsFoundation() throws {
    for file in try Repository.sources().values.joined() {
      #expect(!file.imports.contains { $0.hasPrefix("Foundation") }, "\(file.path)")
    }
  }

  @Test(arguments: ["try!", "as! ", "fatalError(", "@unchecked Sendable", "nonisolated(unsafe)"])
  func escapesStandOnlyWherePointersAreOwned(escape: String) throws {
    for (target, files) in try Repository.sources() where !unsafeTargets.contains(target) {
      for file in files {
        #expect(!file.lines.contains { $0.contains(escape) }, "\(file.path) uses \(escape)")
      }
    }
  }

  @Test func unsafeStandsOnlyWherePointersAreOwned() throws {
    for (target, files) in try Repository.sources() where !unsafeTargets.contains(target) {
      for file in files {
        let uses = file.lines.filter { $0.contains("unsafe ") && !$0.contains("//") }
        #expect(uses.isEmpty, "\(file.path)")
      }
    }
  }

  @Test func noFileHoldsTwoIdeas() throws {
    for file in try Repository.sources().values.joined() {
      #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines")
    }
  }
}
