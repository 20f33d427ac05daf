/// Which error it is, apart from what it says: the same for every copy of one thrown `any Error`.
///
/// The value keeps the error alive, so that no later one can get its place in memory. An error that
/// `throws(SomeError)` throws is a plain value; each conversion of it to `any Error` is another error,
/// unless it is an object.
@safe public struct ErrorIdentity: Sendable, Hashable {
  private let error: any Error
  private let place: UInt

  /// The identity of `error`.
  public init(_ error: any Error) {
    self.error = error
    if type(of: error) is AnyClass {
      place = UInt(bitPattern: ObjectIdentifier(error as AnyObject))
    } else {
      // SAFETY: an `any Error` is one pointer to a box, which all copies share; the number is compared
      // and never followed.
      place = unsafe unsafeBitCast(Holder(error: error), to: UInt.self)
    }
  }

  /// Whether both are the same error.
  public static func == (left: ErrorIdentity, right: ErrorIdentity) -> Bool {
    left.place == right.place
  }

  /// Feeds the place of the error.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(place)
  }

  /// Keeps an `any Error` from being opened, as it would be where it is an argument itself.
  private struct Holder {
    let error: any Error
  }
}

extension ErrorIdentity: CustomStringConvertible {
  /// The place in memory: what the error says may be anything.
  public var description: String {
    "error at \(String(place, radix: 16))"
  }
}
