/// Where a gram of the text would stand in a subject.
struct KnownSeed: Sendable {
  var subject: UInt32
  /// In text, the byte of the subject whose unit begins in or behind the gram; else a digit.
  var position: UInt16
  /// How far that unit begins behind the gram's first byte.
  var distance: UInt8
  var form: Form

  /// How the subject is written.
  enum Form: UInt8, Sendable {
    /// As it is or with an ``Escaping``.
    case text
    case hexadecimal
    /// Base64 in which nothing, one byte or two bytes stand before the subject in its group of three.
    case base64, base64AfterOne, base64AfterTwo

    static let base64Forms: [Form] = [.base64, .base64AfterOne, .base64AfterTwo]

    /// Bytes before the subject in its group of three.
    var alignment: Int {
      switch self {
      case .base64AfterOne: 1
      case .base64AfterTwo: 2
      default: 0
      }
    }
  }
}
