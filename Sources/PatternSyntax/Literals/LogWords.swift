/// Words that log text is full of, far beyond what their letters let expect.
///
/// Rates per byte as counted, without case, in the samples of Loghub (github.com/logpai/loghub), with
/// a few more from HTTP and SQL logs. They rank literals; nothing depends on them but speed.
enum LogWords {
  /// About how often `string` occurs at a byte of log text if it is a part of a word, or begins with
  /// one.
  ///
  /// 0 if neither. A string that goes on with more bytes never has a higher rate.
  static func rate(of string: [UInt8]) -> Double {
    var rate = 0.0
    var length = 2
    while length <= string.count, let known = rateOfPart[string.prefix(length)] {
      rate = known
      length += 1
    }
    return string.dropFirst(length - 1).reduce(rate) { $0 * shareBesideWord($1) }
  }

  /// How often `byte` stands beside a word.
  private static func shareBesideWord(_ byte: UInt8) -> Double {
    (0x61...0x7A).contains(byte) ? 0.3 : max(0.02, ByteFrequency.inLogs(byte))
  }

  private static let rates: [(Double, [String])] = [
    (5e-3, ["at", "in"]),
    (3e-3, ["to"]),
    (
      1e-3, ["error", "for", "connect", "read", "user", "data", "from", "auth", "not", "http"]
    ),
    (7e-4, ["time", "name", "log", "and", "the", "exec", "id=", "sk", "//"]),
    (
      5e-4,
      ["connection", "server", "state", "received", "user=", "admin", "client", "status", "with"]
    ),
    (
      3e-4,
      [
        "port", "failed", "net", "set", "file", "local", "host", "update", "session", "invalid",
        "api", "pass", "://", "select", "value",
      ]
    ),
    (1e-4, ["call", "service", "password", "process", "item", "message", "input", "unknown"]),
    (6e-5, ["config", "key", "drop", "delete", "code", "line", "could", "token", "text"]),
    (
      2e-5,
      ["already", "account", "login", "record", "index", "row", "table", "query", "expected"]
    ),
  ]

  /// Every part of at least two bytes of a word.
  private static let rateOfPart: [ArraySlice<UInt8>: Double] = {
    var rates: [ArraySlice<UInt8>: Double] = [:]
    for (rate, words) in Self.rates {
      for word in words.map({ Array($0.utf8) }) {
        for start in word.indices {
          for end in word.indices where end > start {
            rates[word[start...end]] = max(rates[word[start...end]] ?? 0, rate)
          }
        }
      }
    }
    return rates
  }()
}
