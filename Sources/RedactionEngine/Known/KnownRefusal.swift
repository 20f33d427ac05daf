/// Why a known text cannot be removed; it never holds the text.
public enum KnownRefusal: Sendable, Hashable, CustomStringConvertible {
  /// It is so short that it stands in other words, too.
  case tooShort
  /// It is a word, number or date of which logs are full.
  case tooCommon
  /// It is a URL or connection string without credentials.
  case noSecretPart
  /// It is longer than anything that is taken.
  case tooLong

  /// The reason, in a phrase.
  public var description: String {
    switch self {
    case .tooShort: "too short to be removed safely (fewer than \(KnownTexts.shortest) bytes)"
    case .tooCommon: "too common to be removed safely"
    case .noSecretPart: "a URL or connection string without credentials"
    case .tooLong: "too long (more than \(KnownTexts.longest / 1024) KiB)"
    }
  }
}
