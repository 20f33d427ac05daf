internal import RuleModel

/// Knows the parts of URLs and DSNs (RFC 3986), as people write them: with `@ : / ? #` unescaped in
/// passwords.
enum URLSplitter {
  private static let at = UInt8(ascii: "@")
  private static let authorityEnds = ByteSet("/?#")
  private static let hostBytes = ByteSet.alphanumerics.union(ByteSet("-._:[]%,"))
  private static let parameterEnds = ByteSet("&;#\"'`<>)} \t\r\n")

  /// Words of which one stands in the name of a parameter that holds a secret.
  private static let secretWords = [
    "pass", "pwd", "secret", "token", "key", "sig", "auth", "cred", "jwt", "hmac",
  ]
  /// Names that hold one of the words and no secret.
  private static let innocentNames: Set<String> = [
    "keyspace", "sslkeypath", "keepalive", "authsource", "authmechanism", "auth_source",
    "authenticationdatabase", "passfile", "keyfile", "sslkeyfile", "keystore", "authmech",
    "tokenprovider", "passwordencryption", "keyid", "key_id",
  ]

  /// The user information and the values of secret parameters in a URL.
  static func credentials(in url: Range<Int>, of text: [UInt8]) -> [Range<Int>] {
    let authority = authorityStart(in: url, of: text)
    let userInfo = userInfo(from: authority, in: url, of: text)
    let rest = (userInfo?.upperBound ?? authority)..<url.upperBound
    return [userInfo].compactMap(\.self) + secretParameters(in: rest, of: text)
  }

  /// The offset behind `//`, or the URL's start if it has none.
  private static func authorityStart(in url: Range<Int>, of text: [UInt8]) -> Int {
    let slash = UInt8(ascii: "/")
    for offset in url.dropLast() where text[offset] == slash && text[offset + 1] == slash {
      return offset + 2
    }
    return url.lowerBound
  }

  /// The bytes before the `@` that ends the user information.
  ///
  /// That is the last `@` with a host behind it, unless an earlier one is followed by what can only
  /// be a host: a name with a full stop, a port, or a name that the path follows.
  private static func userInfo(
    from start: Int,
    in url: Range<Int>,
    of text: [UInt8]
  ) -> Range<Int>? {
    let searched = text[start..<queryStart(from: start, in: url, of: text)]
    var end: Int?
    for offset in searched.indices where text[offset] == at {
      end = offset
      if hasCertainHost(behind: offset, in: url, of: text) {
        break
      }
    }
    return end.map { start..<$0 }
  }

  /// Where `?name=` begins, which no password is taken to hold.
  private static func queryStart(from start: Int, in url: Range<Int>, of text: [UInt8]) -> Int {
    for offset in start..<url.upperBound where text[offset] == UInt8(ascii: "?") {
      let name = text[(offset + 1)..<url.upperBound].prefix {
        ByteSet.alphanumerics.contains($0) || $0 == UInt8(ascii: "_")
      }
      if !name.isEmpty, name.endIndex < url.upperBound, text[name.endIndex] == UInt8(ascii: "="),
        !text[(offset + 1)..<url.upperBound].contains(at)
      {
        return offset
      }
    }
    return url.upperBound
  }

  private static func hasCertainHost(behind at: Int, in url: Range<Int>, of text: [UInt8]) -> Bool {
    let host = text[(at + 1)..<url.upperBound].prefix(while: hostBytes.contains)
    guard !host.isEmpty else { return false }
    let isFollowedByAt = host.endIndex < url.upperBound && text[host.endIndex] == Self.at
    guard !isFollowedByAt else { return false }
    let name = host.prefix { $0 != UInt8(ascii: ":") }
    let isAddress = name.contains(UInt8(ascii: ".")) || host.first == UInt8(ascii: "[")
    return isAddress || name.elementsEqual("localhost".utf8)
      || !text[host.endIndex..<url.upperBound].contains(Self.at)
  }

  private static func secretParameters(in rest: Range<Int>, of text: [UInt8]) -> [Range<Int>] {
    var values: [Range<Int>] = []
    var nameStart = rest.lowerBound
    for offset in rest {
      switch text[offset] {
      case UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: ";"), UInt8(ascii: "#"):
        nameStart = offset + 1
      case UInt8(ascii: "="):
        guard nameStart <= offset, isSecretName(text[nameStart..<offset]) else { continue }
        let value = text[(offset + 1)..<rest.upperBound].prefix { !parameterEnds.contains($0) }
        values.append(value.startIndex..<value.endIndex)
      default: break
      }
    }
    return values
  }

  /// Whether a parameter of this name holds a secret.
  static func isSecretName(_ name: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: name, as: UTF8.self).lowercased()
    return secretWords.contains(where: text.contains) && !innocentNames.contains(text)
  }
}
