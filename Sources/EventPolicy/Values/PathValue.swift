internal import RedactionEngine
internal import RuleModel

/// Shortens the values that are paths.
enum PathValue {
  private static let separator = Array("://".utf8)
  /// Schemes in front of paths of sources.
  private static let schemes: Set<String> = ["file", "app", "webpack", "webpack-internal"]

  /// Schemes of the addresses from which browsers and web views load sources.
  private static let webSchemes: Set<String> = [
    "http", "https", "capacitor", "ionic", "tauri", "chrome-extension", "moz-extension",
    "safari-web-extension",
  ]
  /// What the names of such sources end with; what ends otherwise is a page, whose address tells who is there.
  private static let sourceSuffixes = [
    ".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", ".vue", ".svelte", ".wasm",
    ".bundle", ".jsbundle", ".hbc",
  ].map { Array($0.utf8) }

  /// What of `path` may leave; nil if it is no path but an address, other than that of a source.
  static func shortened(_ path: [UInt8]) -> [UInt8]? {
    guard path.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return nil }
    guard path.contains(separator[0]), let sign = path.firstRange(of: separator) else {
      return Array(PathTail.tail(of: path))
    }
    let scheme = String(decoding: path[..<sign.lowerBound], as: UTF8.self).lowercased()
    // `file:///home/…`, `https://host/…`: what stands before the path names a machine, if anything.
    var rest = path[sign.upperBound...].drop { $0 != UInt8(ascii: "/") }
    let isWeb = webSchemes.contains(scheme)
    if isWeb {
      rest = rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
      guard sourceSuffixes.contains(where: { rest.suffix($0.count) == $0[...] }) else { return nil }
    } else if !schemes.contains(scheme) {
      return nil
    }
    // A folder of an address may be a customer's, or what lets in who knows it.
    return rest.isEmpty ? nil : Array(PathTail.tail(of: Array(rest), names: isWeb ? 1 : 2))
  }
}

extension Array where Element == UInt8 {
  /// Where `pattern` stands first.
  fileprivate func firstRange(of pattern: [UInt8]) -> Range<Int>? {
    guard count >= pattern.count else { return nil }
    return (0...(count - pattern.count)).lazy
      .map { $0..<($0 + pattern.count) }
      .first { self[$0].elementsEqual(pattern) }
  }
}
