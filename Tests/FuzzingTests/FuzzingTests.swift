import Foundation
import Fuzzing
import Testing

/// What the fuzz targets ask for holds for their seeds and for inputs that once broke it.
@Suite struct FuzzingTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../").standardizedFileURL

  init() {
    unsafe setenv("FUZZ_RULES", Self.root.appending(path: "Rules").path, 1)
  }

  @Test(arguments: Fuzzing.allCases) func `seeds hold`(target: Fuzzing) throws {
    for seed in try Self.seeds(for: target) {
      target.check(seed)
    }
  }

  /// Each was an input at which a target trapped.
  @Test(arguments: Fuzzing.allCases) func `what was found stays fixed`(target: Fuzzing) throws {
    let folder = Self.root.appending(path: "Tests/FuzzingFound/\(target.rawValue)")
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder,
      includingPropertiesForKeys: nil
    )
    for file in files ?? [] {
      target.check(Array(try Data(contentsOf: file)))
    }
  }

  /// Texts of the corpus as they are written, their shapes not filled in.
  private static func seeds(for target: Fuzzing) throws -> [[UInt8]] {
    let folder = root.appending(path: "Corpus")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path()).sorted()
    let files = try paths.filter { $0.hasSuffix(".yaml") }.map { path in
      Array(try Data(contentsOf: folder.appending(path: path)))
    }
    guard target != .yaml else { return files + [Array("rules:\n  - {id: 7".utf8)] }
    return files.enumerated().map { number, file in
      let line = file.split(separator: 0x0A).dropFirst(2 + number % 7).first ?? [0x7B, 0x7D]
      return [UInt8(truncatingIfNeeded: number), 3] + line
    }
  }
}
