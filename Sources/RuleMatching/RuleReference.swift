public import RuleModel

/// The plain engine: every rule at every offset, without literals, without streams.
///
/// It defines what a finding is; the real engine has to find the same bytes. It also proves examples.
public struct RuleReference {
  private let matcher: RuleMatcher
  private let scratch: RuleScratch

  /// A reference for `rule`.
  public init(_ rule: CompiledRule, usesJIT: Bool = true) {
    matcher = RuleMatcher(rule, usesJIT: usesJIT)
    scratch = RuleScratch()
  }

  /// What the rule finds from one offset.
  public struct Finding: Sendable, Hashable {
    /// Where the match begins.
    public var offset: Int
    /// The secrets, in the order of the pattern's groups; the run, if the rule cannot finish.
    public var secrets: [Range<Int>]
  }

  /// What the rule finds in `text`, at each offset at which it matches.
  public func findings(in text: [UInt8]) -> [Finding] {
    var findings: [Finding] = []
    var line = Self.line(around: 0, in: text)
    for offset in text.indices {
      if offset > line.upperBound {
        line = Self.line(around: offset, in: text)
      }
      let outcome = matcher.outcome(
        at: offset,
        in: text,
        line: line,
        edges: .whole,
        scratch: scratch
      )
      switch outcome {
      case .none, .needsMore, .openBlock: break
      case .secrets: findings.append(Finding(offset: offset, secrets: scratch.secrets))
      case .unscannable:
        var value: OpenValue?
        let (end, _) = matcher.endOfUnscannable(
          from: offset,
          in: text,
          line: line,
          reading: &value
        )
        findings.append(Finding(offset: offset, secrets: [offset..<end]))
      }
    }
    return findings
  }

  /// The secrets of the rule in `text`: the union over every offset at which it matches, in order,
  /// overlapping ones joined.
  public func secrets(in text: [UInt8]) -> [Range<Int>] {
    Self.joined(findings(in: text).flatMap(\.secrets))
  }

  /// The offsets at which the rule has a finding in `text`.
  public func offsets(in text: [UInt8]) -> [Int] {
    findings(in: text).map(\.offset)
  }

  /// The line that holds `offset`, without its LF; an LF belongs to the line it ends.
  public static func line(around offset: Int, in text: [UInt8]) -> Range<Int> {
    let newline = UInt8(ascii: "\n")
    let start = text[..<offset].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let end = text[offset...].firstIndex(of: newline) ?? text.count
    return start..<end
  }

  /// The ranges in order, those that overlap joined.
  public static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }) {
      if let last = result.last, range.lowerBound < last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
