/// A row of objects of which each is made when it is first asked for, read without a lock.
@safe
public final class OnceObjects<Object: AnyObject & Sendable>: Sendable {
  // SAFETY: written by `init`, freed by `deinit`; the elements guard themselves.
  @usableFromInline nonisolated(unsafe) let objects: UnsafeMutablePointer<OnceObject<Object>>
  /// How many objects there can be.
  public let count: Int

  /// A row of `count` objects that are not made yet.
  public init(count: Int) {
    self.count = count
    unsafe objects = .allocate(capacity: max(count, 1))
    for index in 0..<count {
      unsafe (objects + index).initialize(to: OnceObject())
    }
  }

  deinit {
    unsafe objects.deinitialize(count: count)
    unsafe objects.deallocate()
  }

  /// Calls `body` with the object at `index`, which `make` makes if there is none.
  @inlinable
  @inline(__always)
  public func with<Result>(
    _ index: Int,
    made make: () -> Object,
    _ body: (Object) -> Result
  ) -> Result {
    precondition(index >= 0 && index < count, "the index lies in the row")
    // SAFETY: the index was checked; the memory lives as long as this object.
    return unsafe objects[index].with(made: make, body)
  }
}
