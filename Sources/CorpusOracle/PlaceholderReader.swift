/// A byte of an output, or a whole placeholder in it.
enum Symbol: Hashable {
  case byte(UInt8)
  case placeholder
}

/// Tells placeholders from text.
struct PlaceholderReader {
  /// Longest first, so that no label hides the rest of another.
  private let labels: [[UInt8]]

  init(labels: [String]) {
    let all = Set(labels).union(["unscannable", "known-secret"])
    self.labels = all.map { Array($0.utf8) }.sorted { $0.count > $1.count }
  }

  /// `output` with every placeholder as one symbol.
  func symbols(of output: [UInt8]) -> [Symbol] {
    var symbols: [Symbol] = []
    symbols.reserveCapacity(output.count)
    var index = 0
    while index < output.count {
      if let end = placeholderEnd(in: output, at: index) {
        symbols.append(.placeholder)
        index = end
      } else {
        symbols.append(.byte(output[index]))
        index += 1
      }
    }
    return symbols
  }

  /// The bytes, with one that no text holds for each placeholder, so that nothing joins across one.
  static func text(of symbols: [Symbol]) -> [UInt8] {
    symbols.map { symbol in
      switch symbol {
      case .byte(let byte): byte
      case .placeholder: 0xFF
      }
    }
  }

  private func placeholderEnd(in output: [UInt8], at start: Int) -> Int? {
    guard output[start] == UInt8(ascii: "[") || output[start] == UInt8(ascii: "r") else {
      return nil
    }
    let rest = output[start...]
    if rest.starts(with: "[redacted:".utf8) {
      guard let end = labelEnd(in: output, at: start + 10) else { return nil }
      let close = digestEnd(in: output, at: end, separator: ":") ?? end
      return output[close...].first == UInt8(ascii: "]") ? close + 1 : nil
    }
    if rest.starts(with: "redacted-".utf8) {
      guard let end = labelEnd(in: output, at: start + 9) else { return nil }
      return digestEnd(in: output, at: end, separator: "-") ?? end
    }
    return nil
  }

  private func labelEnd(in output: [UInt8], at start: Int) -> Int? {
    let label = labels.first { output[start...].starts(with: $0) }
    return label.map { start + $0.count }
  }

  private func digestEnd(in output: [UInt8], at start: Int, separator: Unicode.Scalar) -> Int? {
    let digits = output[start...].dropFirst().prefix(8)
    let isDigest =
      output[start...].first == UInt8(ascii: separator) && digits.count == 8
      && digits.allSatisfy { Decoding.hexValue($0) != nil }
    return isDigest ? digits.endIndex : nil
  }
}
