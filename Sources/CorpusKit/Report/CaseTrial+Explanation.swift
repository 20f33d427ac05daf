internal import RuleModel
internal import RedactionEngine

/// What `--explain` prints.
extension CaseTrial {
  /// Whether made-up secrets are shown in an explanation.
  public enum Disclosure: Sendable {
    /// Shapes stand as they are written, and what leaked is masked.
    case masked
    /// Everything is shown and called synthetic.
    case synthetic
  }

  /// The case with its marks, what came of it and why.
  public func explanation(_ disclosure: Disclosure) -> String {
    let (text, result) =
      switch disclosure {
      case .masked: (tactic == nil ? item.text.source : maskedText, maskedOutput)
      case .synthetic: (marked, output)
      }
    let place = "\(item.location.file):\(item.location.line):\(item.location.column)"
    let way = tactic.map { ", tactic '\($0)'" } ?? ""
    var lines = ["\(place): \(item.id) under policy '\(item.policy)'\(way)"]
    if disclosure == .synthetic {
      lines.append("every secret below is synthetic: made up for this case from its shape")
    }
    lines += ["", "text:", String(decoding: text, as: UTF8.self)]
    lines += ["", "output:", String(decoding: result, as: UTF8.self), ""]
    lines += ledger.map { entry in
      let why = entry.isUnscannable ? ", which could not finish" : ""
      return "line \(entry.line): \(entry.rule)\(why)"
    }
    if ledger.isEmpty {
      lines.append("no rule fired")
    }
    lines += faults.isEmpty ? ["nothing is wrong"] : faults.map(\.described)
    return lines.map { $0.shown(keeping: ["\n", "\t"]) }.joined(separator: "\n") + "\n"
  }
}
