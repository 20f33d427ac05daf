/// Why something that was come across is not read.
enum SkipReason: String, CaseIterable {
  /// It holds a NUL early on and is no UTF-16.
  case binary
  /// The system or the encoding does not let us.
  case unreadable
  /// A pipe, socket or device in a folder.
  case special
  /// A symbolic link in a folder; its target has a name of its own.
  case link
  /// A `.git` folder inside a folder.
  case git = ".git"

  /// Whether text may have been missed, so that the audit is not complete.
  var isGap: Bool {
    self == .binary || self == .unreadable
  }
}
