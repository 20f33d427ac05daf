/// The environment variables that switch telemetry off, in the order in which they are named as reasons.
struct OptOutVariables {
  /// The names, such as `SHOP_TELEMETRY_DISABLED`, `DO_NOT_TRACK`, `CI`.
  let names: [String]

  init(of tool: ToolName) {
    names = ["\(tool.variablePrefix)_TELEMETRY_DISABLED", "DO_NOT_TRACK", "CI"]
  }

  /// The first variable that switches telemetry off.
  func reason(in surroundings: Surroundings) -> Consent.Reason? {
    for name in names {
      guard let value = surroundings.variable(name), !Self.isNo(value) else { continue }
      return .variable(name, value: Self.plainWord(value))
    }
    return nil
  }

  /// Whether the variable might as well not be set: empty, `0`, `false`, `no` or `off`, in any case.
  static func isNo(_ value: [UInt8]) -> Bool {
    ["", "0", "false", "no", "off"].contains(String(decoding: value, as: UTF8.self).lowercased())
  }

  /// The value where it can be printed: a variable can hold anything.
  private static func plainWord(_ value: [UInt8]) -> String? {
    let isPlain = value.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: false
      }
    }
    return isPlain && value.count <= 8 ? String(decoding: value, as: UTF8.self) : nil
  }
}
