/// How long a server asks its clients to stay away.
enum RetryAfter {
  /// The wait that the value of a `Retry-After` header asks for: seconds, or the time until a date.
  ///
  /// Nil when it is neither; zero for a date that has passed. Source: RFC 9110, section 10.2.3.
  static func wait(_ text: String, now: Duration) -> Duration? {
    let text = text.trimmingSpaces()
    if !text.isEmpty, text.utf8.allSatisfy({ 48...57 ~= $0 }) {
      // More digits than a number holds is a long time all the same.
      return .seconds(min(Int(text) ?? .max, 1 << 40))
    }
    return HTTPDate.sinceEpoch(text, now: now).map { max(.zero, $0 - now) }
  }
}

extension String {
  /// The text without spaces and tabs at its ends.
  func trimmingSpaces() -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }
}
