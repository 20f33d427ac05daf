/// The first part of a JSON Web Token decodes to an object that names an algorithm (RFC 7515, 4.1.1).
public struct JWTHeaderValidator: Validator {
  /// Called `jwt-header` in rules.
  public static let name = "jwt-header"

  /// A validator without an argument.
  public init?(argument: String) {
    guard argument.isEmpty else { return nil }
  }

  /// Whether the text before the first full stop is base64url of a JSON object with `alg`.
  public func accepts(_ secret: ArraySlice<UInt8>) -> Bool {
    let header = Base64URL.decoded(secret.prefix { $0 != UInt8(ascii: ".") })
    guard let first = header.first, first == UInt8(ascii: "{") else { return false }
    return String(decoding: header, as: UTF8.self).contains("\"alg\"")
  }
}
