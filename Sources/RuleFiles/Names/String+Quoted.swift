extension String {
  /// The text in single quotes for a message of one line: cut where it is long, and control
  /// characters and line separators written as escapes.
  var quoted: String {
    let limit = 60
    let shown = unicodeScalars.prefix(limit).map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .format: scalar.escaped(asASCII: true)
      default: String(scalar)
      }
    }
    return "'\(shown.joined())\(unicodeScalars.count > limit ? "…" : "")'"
  }
}
