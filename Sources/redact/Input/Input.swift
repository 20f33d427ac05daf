internal import SystemIO

/// Where a text comes from.
enum Input: Sendable, Hashable {
  case standardInput
  case file(FilePath)

  /// The input that a word of the command line names; `-` is standard input.
  init(argument: String) {
    self = argument == "-" ? .standardInput : .file(FilePath(argument: argument))
  }

  /// The inputs that `arguments` name, standard input if there is none.
  static func inputs(_ arguments: [String]) -> [Input] {
    arguments.isEmpty ? [.standardInput] : arguments.map { Input(argument: $0) }
  }

  /// The input as messages call it.
  var name: String {
    switch self {
    case .standardInput: "standard input"
    case .file(let path): path.printable
    }
  }

  /// The input as results call it.
  var path: String {
    switch self {
    case .standardInput: "-"
    case .file(let path): path.printable
    }
  }

  /// Opens the input.
  func opened() throws(Stop) -> FileDescriptor {
    do {
      switch self {
      case .standardInput: return .standardInput
      case .file(let path): return try FileDescriptor(opening: path, .read)
      }
    } catch {
      throw Stop(error, at: name)
    }
  }

  /// Says what a user who sees nothing happen should know.
  static func hintAtTerminal(_ inputs: [Input]) {
    guard inputs.contains(.standardInput), FileDescriptor.standardInput.isTerminal else { return }
    Notice.print("reading standard input; Ctrl-D ends it, 'redact --help' helps")
  }
}
