internal import SystemIO

/// A line about the work so far, on a terminal that shows nothing else, once it takes a while.
struct ProgressLine {
  private let isShowable: Bool
  private let start = MonotonicTime.now
  private var lastShown: Duration?
  private var byteCount = 0

  private static let delay = Duration.milliseconds(500)
  private static let interval = Duration.milliseconds(100)

  /// A line that is shown only if standard error is a terminal and standard output none.
  init() {
    isShowable =
      FileDescriptor.standardError.isTerminal && !FileDescriptor.standardOutput.isTerminal
  }

  /// Notes that `count` more bytes are read, of the input called `name`.
  mutating func advance(_ count: Int, in name: String) {
    byteCount += count
    let byteCount = byteCount
    show("\(byteCount >> 20) MiB, \(name)")
  }

  /// Notes how far the work is, in words.
  mutating func show(_ state: @autoclosure () -> String) {
    guard isShowable else { return }
    let now = MonotonicTime.now
    guard now - start > Self.delay, now - (lastShown ?? .zero) > Self.interval else { return }
    lastShown = now
    let room = (FileDescriptor.standardError.terminalColumns ?? 80) - 1
    let text = "redact: \(state())"
    try? FileDescriptor.standardError.writeAll("\r\u{1B}[K\(text.prefix(room))")
  }

  /// Takes the line away, before anything else is printed and at the end.
  mutating func erase() {
    guard lastShown != nil else { return }
    lastShown = nil
    try? FileDescriptor.standardError.writeAll("\r\u{1B}[K")
  }
}
