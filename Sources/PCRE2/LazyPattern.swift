private import Synchronization

/// A pattern that is compiled when it is first needed, by whichever thread comes first.
///
/// Most rules of a run never see a candidate; what is never needed costs nothing.
@safe
public final class LazyPattern: Sendable {
  private let text: String
  private let options: Pattern.Options
  /// The address of the retained `Pattern`, 0 before there is one.
  private let address = Atomic<UInt>(0)

  /// A pattern that is known to compile.
  public init(_ text: String, options: Pattern.Options = []) {
    self.text = text
    self.options = options
  }

  deinit {
    release(address.load(ordering: .acquiring))
  }

  /// Calls `body` with the compiled pattern.
  public func callAsFunction<Result>(_ body: (Pattern) -> Result) -> Result {
    let known = address.load(ordering: .acquiring)
    let address = known == 0 ? compile() : known
    guard let pointer = unsafe UnsafeRawPointer(bitPattern: address) else {
      preconditionFailure("a compiled pattern has an address")
    }
    // SAFETY: the address is that of a pattern retained for the life of this object.
    return unsafe Unmanaged<Pattern>.fromOpaque(pointer)._withUnsafeGuaranteedRef(body)
  }

  private func compile() -> UInt {
    guard let pattern = try? Pattern(text, options: options) else {
      preconditionFailure("the pattern was compiled before it was handed over")
    }
    let new = unsafe UInt(bitPattern: Unmanaged.passRetained(pattern).toOpaque())
    let (exchanged, first) = address.compareExchange(
      expected: 0, desired: new, ordering: .acquiringAndReleasing)
    guard !exchanged else { return new }
    release(new)
    return first
  }

  private func release(_ address: UInt) {
    guard let pointer = unsafe UnsafeRawPointer(bitPattern: address) else { return }
    // SAFETY: the address is that of a pattern retained in `compile`, released once.
    unsafe Unmanaged<Pattern>.fromOpaque(pointer).release()
  }
}
