import RuleModel

/// Compiled rules written down by hand, with what each test leaves unsaid at its plainest.
extension CompiledRule {
  static func toy(
    _ pattern: String,
    secretGroups: [Int] = [],
    lookbehind: Int = 0,
    window: Int = CompiledRule.maximumWindow,
    isBounded: Bool = true,
    isMultiline: Bool = false,
    run: ByteSet = ByteSet(" \n").inverted,
    validators: [String] = [],
    exceptions: [String] = []
  ) -> CompiledRule {
    toy(
      .pattern(pattern, secretGroups: secretGroups),
      lookbehind: lookbehind,
      window: window,
      isBounded: isBounded,
      isMultiline: isMultiline,
      run: run,
      validators: validators,
      exceptions: exceptions
    )
  }

  static func toyBlock(
    open: String,
    body: String,
    close: String?,
    lookbehind: Int = 0
  )
    -> CompiledRule
  {
    toy(
      .block(open: open, body: body, close: close),
      lookbehind: lookbehind,
      window: CompiledRule.maximumPiece,
      isMultiline: true
    )
  }

  private static func toy(
    _ matcher: Matcher,
    lookbehind: Int = 0,
    window: Int = CompiledRule.maximumWindow,
    isBounded: Bool = true,
    isMultiline: Bool = false,
    run: ByteSet = ByteSet(" \n").inverted,
    validators: [String] = [],
    exceptions: [String] = []
  ) -> CompiledRule {
    CompiledRule(
      id: "credential.toy.key",
      summary: "a toy",
      source: "RFC 1",
      label: "toy",
      severity: .high,
      confidence: .medium,
      prefilter: .literals([], distance: 0...0, lead: .all),
      matcher: matcher,
      firstBytes: .all,
      precedingBytes: .all,
      lookbehind: lookbehind,
      window: window,
      isBounded: isBounded,
      isMultiline: isMultiline,
      run: run,
      validators: validators,
      exceptions: exceptions,
      splitter: nil,
      examples: []
    )
  }
}
