internal import CorpusKit
internal import RulePacks
internal import SystemIO

/// The folder that a corpus is in.
struct CorpusFolder {
  /// The path as the user wrote it.
  let path: String

  /// The path of the recorded misses.
  var baseline: FilePath {
    FilePath(argument: path).appending("baseline.jsonl")
  }

  /// What the folder holds, with every mistake; its cases may name `shapes` of another.
  func corpus(policies: [String], shapes: [Shape]) throws(Stop) -> Corpus {
    var files = try UserPack.read(FilePath(argument: path))
      .map { CorpusFile(path: $0.path, bytes: $0.bytes) }
    do {
      let bytes = try FileSystem.readAll(baseline)
      files.append(CorpusFile(path: baseline.description, bytes: bytes))
    } catch  where !error.isNotFound {
      throw Stop(error, at: baseline.printable)
    } catch {
      // Nothing is recorded.
    }
    return Corpus(files, root: path, policies: policies, shapes: shapes)
  }

  /// Records `entries` as the misses that are known.
  func record(_ entries: Baseline) throws(Stop) {
    do {
      try FileSystem.write(entries.encoded, to: baseline)
    } catch {
      throw Stop(error, at: baseline.printable)
    }
  }
}
