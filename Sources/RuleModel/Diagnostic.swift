/// A mistake in an authored file, printed the way compilers print theirs.
public struct Diagnostic: Sendable, Hashable, Error {
  /// What a diagnostic means for the run.
  public enum Level: String, Sendable, Hashable {
    case error, warning
  }

  /// What it means for the run.
  public var level: Level
  /// Where the mistake is, if it has a place.
  public var location: SourceLocation?
  /// One lower-case sentence without a full stop.
  public var message: String

  /// A mistake at `location`.
  public init(_ level: Level = .error, at location: SourceLocation?, _ message: String) {
    self.level = level
    self.location = location
    self.message = message
  }
}

/// The texts of the authored files of a run, by path, so that a diagnostic can show its line.
public struct SourceIndex: Sendable {
  private var lines: [String: [Substring]] = [:]

  /// An index of no file.
  public init() {}

  /// Adds the text of the file at `path`.
  public mutating func add(path: String, text: String) {
    // A byte order mark is no part of the first line.
    let mark: Unicode.Scalar = "\u{FEFF}"
    let text = text.unicodeScalars.first == mark ? String(text.unicodeScalars.dropFirst()) : text
    lines[path] = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  /// The diagnostic as `path:line:column: error: message`, the line, and a caret under the column;
  /// characters that would drive a terminal are spelled.
  public func rendered(_ diagnostic: Diagnostic) -> String {
    guard let location = diagnostic.location else {
      return "\(diagnostic.level.rawValue): \(diagnostic.message)".shown
    }
    let place = "\(location.file):\(location.line):\(location.column)"
    let head = "\(place): \(diagnostic.level.rawValue): \(diagnostic.message)".shown
    guard let file = lines[location.file], file.indices.contains(location.line - 1) else {
      return head
    }
    let (line, column) = Self.excerpt(of: file[location.line - 1], around: location.column)
    let shown = line.map { $0 == "\t" ? "\t" : $0.shown }
    let margin = shown.prefix(column - 1).map {
      $0 == "\t" ? "\t" : String(repeating: " ", count: $0.unicodeScalars.count)
    }
    return "\(head)\n\(shown.joined())\n\(margin.joined())^"
  }

  /// A longer line is shown in part, so that a file of one line is not printed whole.
  private static let longestLine = 200

  /// The part of `line` around `column`, and the column in it.
  private static func excerpt(
    of line: Substring,
    around column: Int
  ) -> (
    [Unicode.Scalar], column: Int
  ) {
    let before = line.unicodeScalars.prefix(column - 1).suffix(longestLine / 2)
    let after = line.unicodeScalars.dropFirst(column - 1).prefix(longestLine - before.count)
    return (Array(before) + Array(after), before.count + 1)
  }
}
