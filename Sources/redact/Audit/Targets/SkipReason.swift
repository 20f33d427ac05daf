/// Why something that was come across is not read, or not to its end.
enum SkipReason: String, CaseIterable {
  /// It holds a NUL early on and is no UTF-16.
  case binary
  /// The system or the encoding does not let us.
  case unreadable
  /// It is compressed, and the program that decompresses it is not installed.
  case noDecompressor = "no-decompressor"
  /// It is compressed and broken.
  case damaged
  /// It is compressed and comes to too much.
  case tooLarge = "too-large"
  /// A pipe, socket or device in a folder.
  case special
  /// A symbolic link in a folder; its target has a name of its own.
  case link
  /// A `.git` folder inside a folder.
  case git = ".git"
  /// A `.gitignore` file names it, and `--gitignore` says that this counts.
  case ignored
  /// It is the baseline or its key.
  case baseline

  /// Whether text may have been missed, so that the audit is not complete.
  var isGap: Bool {
    switch self {
    case .binary, .unreadable, .noDecompressor, .damaged, .tooLarge: true
    case .special, .link, .git, .ignored, .baseline: false
    }
  }

  /// Whether a file that was named has to be read in spite of `--allow-skips`.
  var isFailure: Bool {
    self == .unreadable
  }
}

extension InputError {
  /// What the error means for an audit.
  var skipReason: SkipReason {
    switch self {
    case .system, .invalidUTF16, .utf32: .unreadable
    case .noDecompressor: .noDecompressor
    case .damaged: .damaged
    case .tooLarge: .tooLarge
    }
  }
}
