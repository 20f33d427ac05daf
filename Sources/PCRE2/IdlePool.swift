internal import Synchronization

/// Keeps things that only one thread at a time may use, such as scratch memory, between their uses.
public final class IdlePool<Value>: Sendable {
  /// Holds a value in its place: taking one moves a pointer and not all of it.
  ///
  /// SAFETY: `@unchecked Sendable` because a value is either in the pool or with the one who took it,
  /// and the lock orders what both do with it.
  private final class Idle: @unchecked Sendable {
    var value: Value

    init(_ value: Value) {
      self.value = value
    }
  }

  private let idle = Mutex<[Idle]>([])
  private let make: @Sendable () -> Value

  /// No more are kept than threads are likely to work at once.
  private static var mostIdle: Int { 8 }

  /// A pool of what `make` makes when there is none.
  public init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
  }

  /// Calls `body` with a value that nobody else uses until it returns.
  public func with<Result>(_ body: (inout Value) -> Result) -> Result {
    let taken = idle.withLock { $0.popLast() } ?? Idle(make())
    let result = body(&taken.value)
    idle.withLock { idle in
      if idle.count < Self.mostIdle {
        idle.append(taken)
      }
    }
    return result
  }
}
