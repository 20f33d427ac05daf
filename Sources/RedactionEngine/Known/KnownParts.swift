internal import RuleModel

/// Takes URLs, connection strings and headers apart: only their secret parts are secrets.
enum KnownParts {
  private static let schemeBytes = ByteSet.alphanumerics.union(ByteSet("+.-:"))
  private static let nameBytes = ByteSet.alphanumerics.union(ByteSet("_-. "))
  private static let blanks = ByteSet(" \t\r\n")

  /// The secret parts of `value`; nil if it is no URL, connection string or header.
  static func secretParts(of value: [UInt8]) -> [[UInt8]]? {
    guard !value.contains(UInt8(ascii: "\n")) else { return nil }
    let parts =
      url(value) ?? header(value) ?? assignments(value)
      ?? userInfoWithoutScheme(value).map { [$0] }
    return parts.map { parts in
      parts.flatMap { [$0, percentDecoded($0)].compactMap(\.self) }
    }
  }

  // MARK: - URLs

  /// The password, secret parameters and random path segments of a URL.
  private static func url(_ value: [UInt8]) -> [[UInt8]]? {
    guard let authority = authority(of: value), !value.contains(where: blanks.contains) else {
      return nil
    }
    var parts: [[UInt8]] = []
    var rest = authority..<value.count
    for range in URLSplitter.credentials(in: 0..<value.count, of: value) {
      if range.lowerBound == authority {
        parts += userInfo(value[range])
        rest = range.upperBound..<value.count
      } else {
        parts.append(Array(value[range]))
      }
    }
    let path = value[rest].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    // Behind the first slash: the rest of the authority is a host.
    parts += path.split(separator: UInt8(ascii: "/")).dropFirst()
      .filter { $0.count >= 16 && Randomness().isRandom($0) }.map(Array.init)
    return parts
  }

  /// The offset behind `scheme://`.
  private static func authority(of value: [UInt8]) -> Int? {
    let scheme = value.prefix(while: schemeBytes.contains)
    guard scheme.count >= 3, scheme.last == UInt8(ascii: ":"),
      value[scheme.endIndex...].starts(with: "//".utf8)
    else { return nil }
    return scheme.endIndex + 2
  }

  /// The password, or a user name that is random or has no password behind it and is no word.
  private static func userInfo(_ info: ArraySlice<UInt8>) -> [[UInt8]] {
    guard let colon = info.firstIndex(of: UInt8(ascii: ":")) else {
      return Randomness().isRandom(info) || info.count >= 20 ? [Array(info)] : []
    }
    let user = info[..<colon]
    let password = Array(info[(colon + 1)...])
    let isUserSecret = user.count >= 12 && Randomness().isRandom(user)
    return (isUserSecret ? [Array(user)] : []) + (password.isEmpty ? [] : [password])
  }

  /// The password of `user:password@host:port/name`, as Go's drivers write it.
  private static func userInfoWithoutScheme(_ value: [UInt8]) -> [UInt8]? {
    guard let colon = value.firstIndex(of: UInt8(ascii: ":")),
      let at = value.lastIndex(of: UInt8(ascii: "@")), colon > 0, colon + 1 < at,
      value[..<colon].allSatisfy(nameBytes.contains), !value.contains(where: blanks.contains)
    else { return nil }
    let host = value[(at + 1)...]
    let isHost = host.allSatisfy {
      ByteSet.alphanumerics.contains($0) || "-._:/()".utf8.contains($0)
    }
    guard isHost, host.contains(where: { ".:/(".utf8.contains($0) }) else { return nil }
    return Array(value[(colon + 1)..<at])
  }

  // MARK: - Others

  /// What follows the name of a scheme (RFC 9110, 11.4).
  private static func header(_ value: [UInt8]) -> [[UInt8]]? {
    let text = String(decoding: value.prefix(16), as: UTF8.self).lowercased()
    let scheme = ["bearer ", "basic ", "token ", "apikey "].first(where: text.hasPrefix)
    return scheme.map { [Array(value.dropFirst($0.utf8.count))] }
  }

  /// The values of secret names in `name=value name=value` and `Name=value;Name=value`.
  private static func assignments(_ value: [UInt8]) -> [[UInt8]]? {
    let isSemicolons = value.contains(UInt8(ascii: ";"))
    let items = isSemicolons ? value.split(separator: UInt8(ascii: ";")) : words(of: value)
    let pairs = items.map { item -> (name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? in
      guard let sign = item.firstIndex(of: UInt8(ascii: "=")), sign > item.startIndex else {
        return nil
      }
      let name = item[..<sign]
      return name.allSatisfy(nameBytes.contains) ? (name, item[(sign + 1)...]) : nil
    }
    guard pairs.count >= 2, pairs.allSatisfy({ $0 != nil }) else { return nil }
    return pairs.compactMap(\.self).filter { URLSplitter.isSecretName($0.name) }
      .map { unquoted($0.value) }.filter { !$0.isEmpty }
  }

  /// Runs between blanks that stand in no quotes.
  private static func words(of value: [UInt8]) -> [ArraySlice<UInt8>] {
    var words: [ArraySlice<UInt8>] = []
    var start: Int?
    var quote: UInt8?
    for (index, byte) in value.enumerated() {
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = quote == byte ? nil : quote ?? byte
      }
      if quote == nil, blanks.contains(byte) {
        words += start.map { [value[$0..<index]] } ?? []
        start = nil
      } else {
        start = start ?? index
      }
    }
    return words + (start.map { [value[$0...]] } ?? [])
  }

  private static func unquoted(_ value: ArraySlice<UInt8>) -> [UInt8] {
    guard let first = value.first, "'\"".utf8.contains(first), value.count >= 2,
      value.last == first
    else { return Array(value) }
    return Array(value.dropFirst().dropLast())
  }

  /// `text` without percent encoding; nil if it has none.
  private static func percentDecoded(_ text: [UInt8]) -> [UInt8]? {
    guard text.contains(UInt8(ascii: "%")) else { return nil }
    var decoded: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == UInt8(ascii: "%"), index + 2 < text.count,
        let high = Sextets.hexadecimal(text[index + 1]),
        let low = Sextets.hexadecimal(text[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(text[index])
        index += 1
      }
    }
    return decoded == text ? nil : decoded
  }
}
