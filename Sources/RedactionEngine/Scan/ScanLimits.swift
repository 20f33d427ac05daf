/// Bounds on the work of a scan; counted, never timed, so that the output depends on the input alone.
///
/// Whatever trips a limit is removed, not passed.
public struct ScanLimits: Sendable, Hashable {
  /// Steps of PCRE2 in one attempt.
  public var matchSteps = 20_000
  /// Window bytes that one rule may try per 4 KiB of a line.
  public var windowBytesPerStretch = 1 << 20

  /// The limits that the command runs with.
  public init() {}

  /// The length of a stretch, in bytes.
  static let stretch = 4096
}
