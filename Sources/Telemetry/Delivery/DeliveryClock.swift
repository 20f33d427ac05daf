internal import SystemIO

/// Where delivery takes times and chance from.
package struct DeliveryClock: Sendable {
  /// The time of a clock that never goes back.
  var monotonic: @Sendable () -> Duration

  /// The time since 1970, which can jump.
  var wall: @Sendable () -> Duration

  /// A number in 0..<1.
  var random: @Sendable () -> Double

  /// The clocks of the system, or others.
  package init(
    monotonic: @escaping @Sendable () -> Duration = { MonotonicTime.now },
    wall: @escaping @Sendable () -> Duration = { WallTime.now },
    random: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
  ) {
    self.monotonic = monotonic
    self.wall = wall
    self.random = random
  }
}
