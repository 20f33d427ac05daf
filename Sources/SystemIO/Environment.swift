#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// The variables this process was started with.
public enum Environment {
  /// A name and its value, which need not be UTF-8.
  public struct Variable: Sendable, Hashable {
    /// The part before the first `=`.
    public let name: String

    /// The part after it.
    public let value: [UInt8]
  }

  /// The value of `name`; nil when it is not set.
  public static func value(of name: String) -> [UInt8]? {
    // SAFETY: nothing in this project changes the environment, so the string stays where it is.
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
  }

  /// The value of `name` as text, with U+FFFD where it is not UTF-8; nil when it is not set.
  public static func text(of name: String) -> String? {
    value(of: name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether `name` is set to something that is not empty.
  public static func isSet(_ name: String) -> Bool {
    value(of: name)?.isEmpty == false
  }

  /// Every variable, in the order the system keeps them; entries without `=` are left out.
  public static var variables: [Variable] {
    var result: [Variable] = []
    // SAFETY: `environ` is an array of terminated strings that ends with a null pointer, and
    // nothing in this project changes it.
    guard var next = unsafe environment() else { return [] }
    while let entry = unsafe next.pointee {
      let bytes = unsafe Array(UnsafeRawBufferPointer(start: entry, count: strlen(entry)))
      if let equals = bytes.firstIndex(of: UInt8(ascii: "=")) {
        let name = String(decoding: bytes[..<equals], as: UTF8.self)
        result.append(Variable(name: name, value: Array(bytes[(equals + 1)...])))
      }
      unsafe next += 1
    }
    return result
  }
}

private func environment() -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
  #if canImport(Darwin)
    unsafe _NSGetEnviron().pointee
  #else
    unsafe environ
  #endif
}
