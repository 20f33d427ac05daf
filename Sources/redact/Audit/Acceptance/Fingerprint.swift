internal import Digest
internal import RuleFiles

/// What tells a value that was seen before and says nothing about it without the key.
struct Fingerprint: Sendable, Hashable {
  /// Hexadecimal digits.
  let text: String
}

/// Makes fingerprints.
///
/// A plain hash would give a short value away: whoever has the baseline could hash all PINs or the
/// common passwords and look them up. Without the key that cannot be done.
struct FingerprintKey: Sendable {
  private let code: HMACSHA256

  /// The value's first bytes are enough to tell a private key from others.
  static let valueByteCount = 1024
  /// Of a new key.
  private static let keyByteCount = 32

  /// A key made of `bytes`.
  init(_ bytes: [UInt8]) {
    code = HMACSHA256(key: bytes)
  }

  /// The fingerprint of a value that the rule called `rule` found; an id holds no NUL.
  func fingerprint(of value: some Collection<UInt8>, rule: String) -> Fingerprint {
    let message = Array("redact fingerprint 1\0\(rule)\0".utf8) + value.prefix(Self.valueByteCount)
    return Fingerprint(text: digits(of: message, AllowanceFileReader.fingerprintDigits))
  }

  /// What tells this key from another without telling either.
  var name: String {
    digits(of: Array("redact key 1".utf8), 16)
  }

  private func digits(of message: [UInt8], _ count: Int) -> String {
    Hexadecimal.text(code.code(for: message).prefix(count / 2))
  }

  /// Bytes for a new key, from the system's generator.
  static func randomBytes() -> [UInt8] {
    (0..<keyByteCount).map { _ in UInt8.random(in: .min ... .max) }
  }
}
