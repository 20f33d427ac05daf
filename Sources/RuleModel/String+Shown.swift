extension String {
  /// The text as a terminal may get it: what would drive one (control characters, line ends,
  /// characters that have no shape or turn the direction of others) is spelled, `\u{1B}`.
  public var shown: String {
    shown(keeping: [])
  }

  /// The same, but for the characters of `kept`.
  public func shown(keeping kept: Set<Unicode.Scalar>) -> String {
    unicodeScalars.map { kept.contains($0) ? String($0) : $0.shown }.joined()
  }
}

extension Unicode.Scalar {
  /// The character, or its escape if it would drive a terminal.
  var shown: String {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: escaped(asASCII: true)
    default: String(self)
    }
  }
}
