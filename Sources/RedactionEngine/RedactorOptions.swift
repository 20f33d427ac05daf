public import LiteralScan

/// How a redactor works; nothing here changes what it finds.
public struct RedactorOptions: Sendable {
  /// Bounds on its work.
  public var limits = ScanLimits()
  /// Whether PCRE2's JIT is used; the interpreter finds the same.
  public var usesJIT = true
  /// Which kernel finds literals; all find the same.
  public var kernel = Kernel.best

  /// How often a literal is met before what may stand behind it is worked out, which pays in long texts.
  public var continuationThreshold = 64

  /// The options that the command runs with.
  public init() {}
}
