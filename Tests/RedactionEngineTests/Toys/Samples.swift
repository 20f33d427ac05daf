import BuiltInRules
import Foundation
import RedactionEngine
import RuleModel

/// The built-in rules and the recorded texts under `Examples/`.
enum Samples {
  /// Removes whatever any built-in rule finds.
  static let strictest = Redactor(rules: BuiltInRules.rules, policy: Case.removesAll)

  /// A redactor for each built-in policy.
  static let redactors: [(policy: String, redactor: Redactor)] =
    [("all", strictest)]
    + BuiltInRules.policies.sorted { $0.key < $1.key }.map { name, policy in
      (name, Redactor(rules: BuiltInRules.rules, policy: policy))
    }

  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Examples")

  private static func bytes(of name: String) -> [UInt8] {
    (try? Data(contentsOf: folder.appending(path: name))).map { Array($0) } ?? []
  }

  /// The log of a shop.
  static let log = bytes(of: "shop.log")

  private struct RecordedError: Decodable {
    var text: String
  }

  /// Errors of real programs.
  static let errors: [[UInt8]] = bytes(of: "errors.jsonl").split(separator: UInt8(ascii: "\n"))
    .compactMap { try? JSONDecoder().decode(RecordedError.self, from: Data($0)) }
    .map { Array($0.text.utf8) }

  /// All lines of the errors and the log, each with its LF.
  static let lines: [[UInt8]] = (errors + [log]).flatMap { text in
    text.split(separator: UInt8(ascii: "\n")).map { Array($0) + [UInt8(ascii: "\n")] }
  }
}
