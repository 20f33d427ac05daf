public import Synchronization

/// An object that is made at most once, read without a lock.
///
/// `AtomicLazyReference` would do, but goes through generic code that is not specialised and costs
/// more than many a match.
@safe
public struct OnceObject<Object: AnyObject & Sendable>: ~Copyable, Sendable {
  /// The address of the retained object, 0 before there is one.
  @usableFromInline let address = Atomic<UInt>(0)

  /// No object yet.
  @inlinable
  public init() {}

  deinit {
    Self.release(address.load(ordering: .acquiring))
  }

  /// Calls `body` with the object if there is one.
  @inlinable
  @inline(__always)
  func ifMade<Result>(_ body: (Object) -> Result) -> Result? {
    let address = address.load(ordering: .acquiring)
    return address == 0 ? nil : Self.call(body, withObjectAt: address)
  }

  /// Calls `body` with the object, which `make` makes if there is none; of two made at once, one is
  /// thrown away.
  @inlinable
  @inline(__always)
  public func with<Result>(made make: () -> Object, _ body: (Object) -> Result) -> Result {
    let known = address.load(ordering: .acquiring)
    return Self.call(body, withObjectAt: known == 0 ? store(make()) : known)
  }

  @usableFromInline
  func store(_ object: Object) -> UInt {
    let new = unsafe UInt(bitPattern: Unmanaged.passRetained(object).toOpaque())
    let (exchanged, first) = address.compareExchange(
      expected: 0,
      desired: new,
      ordering: .acquiringAndReleasing
    )
    guard !exchanged else { return new }
    Self.release(new)
    return first
  }

  @inlinable
  @inline(__always)
  static func call<Result>(_ body: (Object) -> Result, withObjectAt address: UInt) -> Result {
    guard let pointer = unsafe UnsafeRawPointer(bitPattern: address) else {
      preconditionFailure("an object has an address")
    }
    // SAFETY: the address is that of an object that `store` retained and `deinit` releases.
    return unsafe Unmanaged<Object>.fromOpaque(pointer)._withUnsafeGuaranteedRef(body)
  }

  @usableFromInline
  static func release(_ address: UInt) {
    guard let pointer = unsafe UnsafeRawPointer(bitPattern: address) else { return }
    // SAFETY: the address is that of an object that `store` retained; it is released once.
    unsafe Unmanaged<Object>.fromOpaque(pointer).release()
  }
}
