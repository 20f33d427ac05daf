internal import BuiltInRules
internal import RedactionEngine
internal import RuleModel

// The functions of redact.h, which describes them; nothing here throws or traps on what a caller hands over.

/// What a handle stands for.
private final class Engine: Sendable {
  let redactor: Redactor

  init(_ redactor: Redactor) {
    self.redactor = redactor
  }

  /// A handle that keeps the engine until `redact_free`.
  var retained: OpaquePointer {
    // SAFETY: balanced by the release of `freeEngine`.
    unsafe OpaquePointer(Unmanaged.passRetained(self).toOpaque())
  }

  /// The engine of a handle.
  static func of(_ handle: OpaquePointer) -> Engine {
    // SAFETY: the header asks for a handle that was returned here and is not freed.
    unsafe Unmanaged<Engine>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
  }
}

/// An engine of the built-in policy called `name`; nil if there is none.
@c(redact_new)
public func newEngine(_ name: UnsafePointer<CChar>?) -> OpaquePointer? {
  // SAFETY: the header asks for a terminated string.
  guard let name = unsafe name, let policy = unsafe BuiltInRules.policies[String(cString: name)]
  else { return nil }
  return unsafe Engine(Redactor(rules: BuiltInRules.rules, policy: policy)).retained
}

/// An engine like that of `handle` that removes `count` known values, too.
@c(redact_with_known)
public func engineKnowing(
  _ handle: OpaquePointer?,
  _ values: UnsafePointer<UnsafePointer<UInt8>?>?,
  _ lengths: UnsafePointer<Int>?,
  _ count: Int,
  _ refused: UnsafeMutablePointer<Int>?
) -> OpaquePointer? {
  guard let handle = unsafe handle else { return nil }
  var known = KnownTexts()
  var refusals = 0
  for index in 0..<max(0, count) {
    // SAFETY: the header asks for `count` values and lengths.
    let value = unsafe values.flatMap { unsafe $0[index] }
    let length = unsafe lengths.map { unsafe $0[index] } ?? 0
    let bytes = unsafe Array(UnsafeBufferPointer(start: value, count: value == nil ? 0 : length))
    refusals += known.add(bytes) == nil ? 0 : 1
  }
  unsafe refused?.pointee = refusals
  return unsafe Engine(Engine.of(handle).redactor.with(known: known)).retained
}

/// The scrubbed text, which the caller releases.
@c(redact_scrub)
public func scrubbedText(
  _ handle: OpaquePointer?,
  _ text: UnsafePointer<UInt8>?,
  _ length: Int,
  _ scrubbedLength: UnsafeMutablePointer<Int>?
) -> UnsafeMutablePointer<UInt8>? {
  guard let handle = unsafe handle, let scrubbedLength = unsafe scrubbedLength,
    unsafe text != nil || length == 0, length >= 0
  else { return nil }
  // SAFETY: the header asks for `length` bytes at `text`.
  let bytes = unsafe Array(UnsafeBufferPointer(start: text, count: length))
  let scrubbed = unsafe Engine.of(handle).redactor.redact(bytes).bytes
  let result = UnsafeMutablePointer<UInt8>.allocate(capacity: scrubbed.count + 1)
  _ = unsafe UnsafeMutableBufferPointer(start: result, count: scrubbed.count + 1)
    .initialize(fromContentsOf: scrubbed + [0])
  unsafe scrubbedLength.pointee = scrubbed.count
  return unsafe result
}

/// Frees a scrubbed text.
@c(redact_release)
public func releaseText(_ scrubbed: UnsafeMutablePointer<UInt8>?) {
  unsafe scrubbed?.deallocate()
}

/// Frees an engine.
@c(redact_free)
public func freeEngine(_ handle: OpaquePointer?) {
  guard let handle = unsafe handle else { return }
  // SAFETY: the header asks for a handle that was returned here and is freed once.
  unsafe Unmanaged<Engine>.fromOpaque(UnsafeRawPointer(handle)).release()
}

/// The digest of the built-in rules and policies, terminated.
@c(redact_rules)
public func rulesDigest() -> UnsafePointer<CChar> {
  // SAFETY: the bytes of a static string are followed by a NUL and live as long as the program.
  unsafe UnsafeRawPointer(BuiltInRules.digest.utf8Start).assumingMemoryBound(to: CChar.self)
}
