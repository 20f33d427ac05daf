import RuleModel

extension String {
  /// The text in single quotes for a message of one line: cut where it is long, and control
  /// characters and line separators written as escapes.
  var quoted: String {
    let limit = 60
    let shown = String(String.UnicodeScalarView(unicodeScalars.prefix(limit))).shown
    return "'\(shown)\(unicodeScalars.count > limit ? "…" : "")'"
  }
}
