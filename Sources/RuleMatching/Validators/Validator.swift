/// A test that a secret has to pass after its pattern matched: a checksum, an entropy, a plausibility.
///
/// To add one: write a type in a file beside this one and name it in ``Validators/all``.
public protocol Validator: Sendable {
  /// What rules call it.
  static var name: String { get }

  /// A validator with what stands behind the name in a rule (`>=3.0`); nil if that is not understood.
  init?(argument: String)

  /// Whether `secret` passes.
  func accepts(_ secret: ArraySlice<UInt8>) -> Bool
}

/// The validators that rules may name.
public enum Validators {
  /// Every validator.
  public static let all: [any Validator.Type] = [
    CRC32Base62Validator.self, EntropyValidator.self, JWTHeaderValidator.self, LuhnValidator.self,
    Mod97Validator.self, NotPlaceholderValidator.self,
  ]

  /// The validator that `call` (`luhn`, `entropy>=3.0`) stands for; nil if there is none.
  public static func validator(for call: String) -> (any Validator)? {
    let name = call.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    let argument = String(call.dropFirst(name.count))
    return all.first { $0.name == name }?.init(argument: argument)
  }
}
