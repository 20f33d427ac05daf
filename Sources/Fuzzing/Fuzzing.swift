internal import SystemIO

/// What has to hold for every input, for a fuzzer to try.
public enum Fuzzing: String, Sendable, CaseIterable {
  /// The engine finds what the reference finds, however a stream is cut.
  case engine
  /// Views leave alone what is no part of a redaction.
  case views
  /// What parses as JSON still parses, and tokens are what they say.
  case json
  /// Rule, policy and shape files are read or refused, with places inside the file.
  case yaml

  /// The one that the environment variable `FUZZ_TARGET` names.
  static let chosen = Environment.text(of: "FUZZ_TARGET").flatMap(Self.init(rawValue:))

  /// Tries `input`; traps if something does not hold.
  public func check(_ input: [UInt8]) {
    switch self {
    case .engine: EngineFuzz.check(input)
    case .views: ViewFuzz.check(input)
    case .json: JSONFuzz.check(input)
    case .yaml: YAMLFuzz.check(input)
    }
  }

  /// Traps with `claim` unless `holds`; no input is printed, libFuzzer keeps it in a file.
  static func require(_ holds: Bool, _ claim: String) {
    precondition(holds, claim)
  }
}

/// Tries an input with the target that the environment variable `FUZZ_TARGET` names.
///
/// The symbol that libFuzzer calls: https://llvm.org/docs/LibFuzzer.html#fuzz-target
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let target = Fuzzing.chosen else { preconditionFailure("FUZZ_TARGET names a target") }
  // SAFETY: libFuzzer hands over so many bytes, which stay where they are during the call.
  target.check(unsafe Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
