#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// What the operating system says that it is, uname(3).
public struct SystemName: Sendable, Hashable {
  /// The system, such as `Linux` or `Darwin`.
  public let system: String

  /// Its version, such as `6.1.0-18-amd64`.
  public let release: String

  /// The processor, such as `x86_64` or `aarch64`.
  public let machine: String

  /// The name of the system that the process runs on; empty words where it does not say.
  public static var current: SystemName {
    var name = utsname()
    guard unsafe uname(&name) == 0 else { return SystemName(system: "", release: "", machine: "") }
    return SystemName(
      system: text(name.sysname),
      release: text(name.release),
      machine: text(name.machine)
    )
  }

  /// The text in one of the tuples that C's arrays are imported as.
  private static func text<Characters>(_ field: Characters) -> String {
    // SAFETY: a tuple of C characters is its bytes, and it is copied inside the scope.
    unsafe withUnsafeBytes(of: field) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
