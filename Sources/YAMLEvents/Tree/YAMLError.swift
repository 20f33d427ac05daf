/// Why a file is not YAML that we read; the first mistake of the file, since reading ends there.
public struct YAMLError: Error, Sendable, Hashable {
  /// Where the mistake is; the file's start where the mistake is the whole file.
  public var mark: YAMLMark
  /// One lower-case sentence without a full stop.
  public var message: String

  /// A mistake at `mark`.
  public init(at mark: YAMLMark, _ message: String) {
    self.mark = mark
    self.message = message
  }
}
