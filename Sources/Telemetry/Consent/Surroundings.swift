public import SystemIO

/// What telemetry sees of the process that it runs in; tests put something else in its place.
public struct Surroundings: Sendable {
  /// The value of an environment variable; nil when it is not set.
  public var variable: @Sendable (String) -> [UInt8]?

  /// Prints a text to the person in front of the tool, never as a result of the tool, and says whether
  /// that worked.
  public var say: @Sendable (String) -> Bool

  /// The time since the beginning of 1970, UTC.
  public var now: @Sendable () -> Duration

  /// Surroundings with these parts.
  public init(
    variable: @escaping @Sendable (String) -> [UInt8]?,
    say: @escaping @Sendable (String) -> Bool,
    now: @escaping @Sendable () -> Duration = { WallTime.now }
  ) {
    self.variable = variable
    self.say = say
    self.now = now
  }

  /// The process itself: its variables and standard error.
  public static var process: Surroundings {
    Surroundings(
      variable: { Environment.value(of: $0) },
      say: { text in
        do {
          try FileDescriptor.standardError.writeAll(text)
          return true
        } catch {
          return false
        }
      }
    )
  }

  /// The user's folder; nil where `HOME` is not an absolute path.
  var home: FilePath? {
    guard let value = variable("HOME"), value.first == UInt8(ascii: "/") else { return nil }
    return FilePath(bytes: value)
  }
}
