internal import PCRE2

/// Field redactors of the same rules for any number of threads, which keep their memory from record to
/// record.
public struct FieldRedactors: Sendable {
  private let pool: IdlePool<FieldRedactor>

  /// Redactors of records that `redactor` scrubs.
  public init(_ redactor: Redactor) {
    pool = IdlePool { FieldRedactor(redactor) }
  }

  /// As ``FieldRedactor/redact(_:fields:)``.
  public func redact(_ text: [UInt8], fields ranges: [Range<Int>]) -> [RedactedField]? {
    pool.with { $0.redact(text, fields: ranges) }
  }
}
