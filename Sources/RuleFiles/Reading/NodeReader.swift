public import RuleModel
public import YAMLEvents

/// Reads the nodes of one authored file and notes every mistake on the way.
///
/// Each method gives what it can and notes what is wrong with the rest, so that one run reports all
/// mistakes of a file. A node that is not there is no mistake: ``fields(_:keys:required:)`` knows
/// which have to be.
public struct NodeReader: Sendable {
  /// The path of the file as the author named it.
  public let path: String
  /// The mistakes so far, in the order in which they were met.
  public private(set) var mistakes: [Diagnostic] = []

  /// A reader of the file at `path`.
  public init(path: String) {
    self.path = path
  }

  /// The tree of the file, whose bytes are `bytes`; a syntax error is noted.
  public mutating func root(of bytes: [UInt8]) -> YAMLNode? {
    do {
      guard let root = try YAMLDocument.parse(bytes).root else {
        note("file is empty", at: location(.start))
        return nil
      }
      return root
    } catch {
      note(error.message, at: location(error.mark))
      return nil
    }
  }

  /// Notes a mistake.
  public mutating func note(_ message: String, at location: SourceLocation) {
    mistakes.append(Diagnostic(at: location, message))
  }

  /// Notes that there is no `kind` called `name`, and which of the `known` ones was meant.
  public mutating func noteUnknown(_ kind: String, _ name: SourceText, known: [String]) {
    noteUnknown(kind, name.text, at: name.location, known: known)
  }

  /// Notes that there is no `kind` called `name`, which stands at `location`, and which of the
  /// `known` ones was meant.
  public mutating func noteUnknown(
    _ kind: String,
    _ name: String,
    at location: SourceLocation,
    known: [String]
  ) {
    let hint = Spelling.nearest(name, in: known).map { "did you mean '\($0)'?" }
    let help = hint ?? "known: \(known.joined(separator: ", "))"
    note("unknown \(kind) \(name.quoted); \(help)", at: location)
  }

  /// A place in the file.
  public func location(_ mark: YAMLMark) -> SourceLocation {
    SourceLocation(file: path, line: mark.line, column: mark.column)
  }

  /// A scalar with the places of its bytes.
  public func sourceText(_ scalar: YAMLScalar) -> SourceText {
    SourceText(
      scalar.text,
      anchors: scalar.anchors.map {
        SourceText.Anchor(offset: $0.offset, location: location($0.mark))
      }
    )
  }
}
