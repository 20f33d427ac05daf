internal import ArgumentParser
internal import SystemIO

/// When results are coloured.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  /// Whether standard output gets colours: on a terminal, unless `NO_COLOR` is set.
  ///
  /// Source: https://no-color.org, which lets an option on the command line win.
  var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: FileDescriptor.standardOutput.isTerminal && !Environment.isSet("NO_COLOR")
    }
  }
}
