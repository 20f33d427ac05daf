public import RuleModel

extension Sequence<Diagnostic> {
  /// The diagnostics by file, line and column, those of the whole run first.
  public func inFileOrder() -> [Diagnostic] {
    sorted { left, right in
      guard let first = left.location, let second = right.location else {
        return left.location == nil && (right.location != nil || left.message < right.message)
      }
      return (first.file, first.line, first.column, left.message)
        < (second.file, second.line, second.column, right.message)
    }
  }
}
