extension CompiledRule {
  /// A rule that no offset of any text matches: something other than a pattern finds what it names.
  public static func unmatched(
    id: String,
    summary: String,
    source: String,
    label: String,
    severity: Severity,
    confidence: Confidence,
    splitter: Splitter? = nil
  ) -> CompiledRule {
    CompiledRule(
      id: id,
      summary: summary,
      source: source,
      label: label,
      severity: severity,
      confidence: confidence,
      prefilter: .literals([], distance: 0...0, lead: ByteSet()),
      matcher: .pattern("(?!)", secretGroups: []),
      firstBytes: ByteSet(),
      precedingBytes: ByteSet(),
      lookbehind: 0,
      window: 1,
      isBounded: true,
      isMultiline: false,
      run: ByteSet(),
      validators: [],
      exceptions: [],
      splitter: splitter,
      examples: []
    )
  }
}
