/// Why a finding does not count.
enum Acceptance: Sendable, Hashable {
  /// Its line says so.
  case line
  /// The file of allowances says so, for this reason.
  case configuration(reason: String)
  /// It was there when the baseline was recorded.
  case baseline

  /// The kind of acceptance, as results call it.
  var kind: Kind {
    switch self {
    case .line: .line
    case .configuration: .configuration
    case .baseline: .baseline
    }
  }

  /// Why, in the words of whoever allowed it; what a line says is part of the text and not repeated.
  var reason: String? {
    if case .configuration(let reason) = self { reason } else { nil }
  }

  /// A kind of acceptance.
  enum Kind: String, Sendable, Hashable, CaseIterable {
    case line, configuration, baseline
  }
}
