internal import RuleModel
public import CorpusOracle

internal import RedactionEngine

/// A case with its made-up text and its output: what `--explain` shows of it.
public struct CaseTrial: Sendable {
  /// The case.
  public let item: CorpusCase
  /// What was done to it before; nil for the case as it is written.
  public let tactic: String?
  /// The text that was redacted.
  let segments: [Segment]
  /// What came of it.
  public let output: [UInt8]
  /// The redactions.
  let ledger: [LedgerEntry]
  /// What is wrong with the output.
  public let faults: [Fault]

  /// The ids of the rules that fired, in order, each once.
  public var rules: [String] {
    ledger.reduce(into: []) { rules, entry in
      if !rules.contains(entry.rule) {
        rules.append(entry.rule)
      }
    }
  }

  /// The text with marks, made-up text included.
  public var marked: [UInt8] {
    segments.flatMap { segment in
      switch segment.fate {
      case .free: segment.bytes
      case .secret: Array("⟦".utf8) + segment.bytes + Array("⟧".utf8)
      case .kept:
        segments.contains { $0.fate == .free }
          ? Array("⟪".utf8) + segment.bytes + Array("⟫".utf8) : segment.bytes
      }
    }
  }

  /// The text with a mark in place of each secret.
  public var maskedText: [UInt8] {
    segments.flatMap { segment in
      segment.fate == .secret ? Array("⟦\(segment.bytes.count) bytes⟧".utf8) : segment.bytes
    }
  }

  /// The output with a mark in place of what leaked.
  ///
  /// Four bytes in a row that a secret holds, and the unmarked text does not, are taken for a part
  /// of it.
  public var maskedOutput: [UInt8] {
    let bytes = output
    let secrets = segments.filter { $0.fate == .secret }.map(\.bytes)
    let unmarked = segments.filter { $0.fate != .secret }.map(\.bytes)
    let isShown = Self.isShown(bytes, besides: secrets, unlessIn: unmarked)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let end = isShown[index...].firstIndex { $0 != isShown[index] } ?? bytes.count
      result += isShown[index] ? Array(bytes[index..<end]) : Array("⟦\(end - index) bytes⟧".utf8)
      index = end
    }
    return result
  }

  private static func isShown(
    _ bytes: [UInt8],
    besides secrets: [[UInt8]],
    unlessIn unmarked: [[UInt8]]
  ) -> [Bool] {
    var isShown = [Bool](repeating: true, count: bytes.count)
    for secret in secrets where !secret.isEmpty {
      let length = min(4, secret.count)
      let pieces = Set(pieces(of: secret, length))
        .subtracting(unmarked.flatMap { self.pieces(of: $0, length) })
      for start in bytes.indices where start + length <= bytes.count {
        if pieces.contains(bytes[start..<(start + length)]) {
          isShown.replaceSubrange(
            start..<(start + length),
            with: repeatElement(false, count: length)
          )
        }
      }
    }
    return isShown
  }

  private static func pieces(of bytes: [UInt8], _ length: Int) -> [ArraySlice<UInt8>] {
    guard bytes.count >= length else { return [] }
    return (0...(bytes.count - length)).map { bytes[$0..<($0 + length)] }
  }
}
