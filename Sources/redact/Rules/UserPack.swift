internal import BuiltInRules
internal import RuleFiles
internal import RuleModel
internal import RulePacks
internal import SystemIO

/// Reads the rule and policy files of the user.
enum UserPack {
  /// The files at `paths`, compiled; whatever is wrong with them is printed and ends the command.
  static func compiled(
    at paths: [FilePath],
    beside rules: RuleSet,
    policies: [String: Policy]
  ) throws(Stop) -> RulePack {
    var files: [AuthoredFile] = []
    for path in paths {
      files += try read(path)
    }
    let pack = RulePack(
      files,
      beside: rules,
      policies: policies,
      grammar: BuiltInRules.grammar
    )
    try check(pack)
    announce(pack.switchedOff, knowing: rules)
    return pack
  }

  /// The policy in the file that the user called `name`, with what it extends worked in.
  static func policy(
    at name: String,
    extending policies: [String: Policy],
    beside rules: RuleSet
  ) throws(Stop) -> Policy {
    let path = FilePath(argument: name)
    let status = try? FileStatus(of: path)
    guard status != nil || looksLikePath(name) else {
      let hint = Spelling.nearest(name, in: policies.keys.sorted())
      throw .misuse(
        "there is no policy or file '\(name.printable)'"
          + (hint.map { "; did you mean '\($0)'?" } ?? "")
      )
    }
    var files = try read(path)
    guard files.count == 1, let file = files.first else {
      throw .failed("\(path.printable): a policy is one file")
    }
    let written = PolicyFileReader.read(file.bytes, path: file.path).file
    for word in written?.vocabulary ?? [] {
      files += try read(path.folder.appending(FilePath(word.text)))
    }
    let pack = RulePack(files, beside: rules, policies: policies)
    try check(pack)
    guard let policy = (written?.name.text).flatMap({ pack.policies[$0] }) else {
      throw .failed("\(path.printable): is no policy file")
    }
    return policy
  }

  private static func looksLikePath(_ name: String) -> Bool {
    name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  static func read(_ path: FilePath) throws(Stop) -> [AuthoredFile] {
    do throws(AuthoredFileError) {
      let files = try AuthoredFile.read(at: path)
      guard !files.isEmpty else { throw AuthoredFileError(holdingNothing: path) }
      return files
    } catch {
      throw .failed("\(error.path.printable): \(error.reason)")
    }
  }

  private static func check(_ pack: RulePack) throws(Stop) {
    for diagnostic in pack.renderedDiagnostics {
      Notice.printPlain(diagnostic)
    }
    guard pack.isSound else {
      let count = pack.diagnostics.count { $0.level == .error }
      throw .failed("the rule files have \(count == 1 ? "a mistake" : "\(count) mistakes")")
    }
  }

  private static func announce(_ ids: [SourceText], knowing rules: RuleSet) {
    for id in ids {
      let file = id.location.file.printable
      guard rules.rule(named: id.text) == nil else {
        Notice.print("rule \(id.text) switched off by \(file)")
        continue
      }
      let hint = Spelling.nearest(id.text, in: rules.rules.map(\.id))
      Notice.print(
        "\(file) switches off '\(id.text.printable)', which is no rule"
          + (hint.map { "; did you mean '\($0)'?" } ?? "")
      )
    }
  }
}

extension FilePath {
  /// The directory the path is in, with the slash; empty for a bare name.
  var folder: FilePath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return FilePath("") }
    return FilePath(bytes: bytes[...slash])
  }
}
