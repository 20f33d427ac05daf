internal import LiteralScan
internal import RuleMatching
internal import RuleModel

/// Redacts a stream: bytes in, redacted bytes out as soon as they are certain.
///
/// However the stream is cut into pieces, the output is the same. A completed line comes out at once
/// unless a rule that may cross lines is open in it; memory is bounded whatever the input is.
///
/// A line is a unit of its own but for rules that cross lines. So the buffer is worked off in blocks
/// of whole lines; a line longer than ``longestLine`` is worked off in parts of that length, with
/// enough text behind each part for every window.
public struct StreamingRedactor {
  private let redactor: Redactor
  private let stabilizer: Stabilizer
  private var scratch: ScanScratch

  /// Some bytes that are worked off, as context, then those that are not.
  private var buffer: [UInt8] = []
  /// The first byte of the buffer that is not worked off.
  private var start = 0
  /// Redactions that reach behind the worked-off bytes, in buffer offsets.
  private var pending: [Redaction] = []
  /// Findings that have not ended where the last scanned text ended, in buffer offsets.
  private var open: [OpenFinding] = []
  /// Placeholders of the input that reach behind the worked-off bytes, in buffer offsets.
  private var placeholders: [Range<Int>] = []
  /// By rule: where its run that reaches behind the worked-off bytes ends, in buffer offsets.
  private var runs: [Int: Int] = [:]
  /// The line of output that is not complete yet.
  private var outputLine = OutputLine()
  private var account: Account

  /// A line of this length or longer is worked off in parts.
  static let longestLine = 1 << 16
  /// Bytes of context that stay in front of the buffer: what lookbehind may see, and one more.
  private static let contextLength = 257

  /// A stream that `redactor` scrubs; without a ledger there are only counts, and a pass over the
  /// input less.
  public init(_ redactor: Redactor, keepsLedger: Bool = true) {
    self.redactor = redactor
    stabilizer = Stabilizer(
      scanner: redactor.scanner,
      decider: redactor.decider,
      labels: redactor.labels
    )
    scratch = redactor.scanner.makeScratch()
    account = Account(rules: redactor.rules.rules, keepsLedger: keepsLedger)
  }

  /// Counts of what the stream has done so far.
  public var statistics: StreamStatistics {
    account.statistics
  }

  /// The redactions since the last call, in order.
  public mutating func takeLedger() -> [LedgerEntry] {
    account.takeLedger()
  }

  /// Takes in `bytes` and appends to `output` what is certain.
  public mutating func write(_ bytes: ArraySlice<UInt8>, into output: inout [UInt8]) {
    // Piece by piece, so that the buffer stays small whatever the caller hands over.
    var rest = bytes
    while !rest.isEmpty {
      let piece = rest.prefix(Self.longestLine)
      rest = rest.dropFirst(piece.count)
      buffer += piece
      work(isEnd: false, into: &output)
    }
  }

  /// Takes the stream's end in and appends the rest of the output.
  public mutating func finish(into output: inout [UInt8]) {
    work(isEnd: true, into: &output)
  }

  /// Gives up the bytes that are still in doubt, as on a signal: they are removed, not passed.
  public mutating func abandon(into output: inout [UInt8]) {
    guard start < buffer.count else { return }
    output += Placeholder.text(
      label: Placeholder.unscannableLabel,
      digest: nil,
      style: .bracketed
    )
    buffer.removeAll()
    start = 0
  }

  // MARK: - Blocks

  private mutating func work(isEnd: Bool, into output: inout [UInt8]) {
    while start < buffer.count {
      guard let end = blockEnd(isEnd: isEnd) else { break }
      guard workOff(to: end, isEnd: isEnd, into: &output) else { break }
    }
    dropWorkedOff()
  }

  /// Where the next block ends; nil if more bytes are needed to tell.
  private func blockEnd(isEnd: Bool) -> Int? {
    let limit = min(buffer.count, start + Self.longestLine)
    if let newline = ByteSearch.lastIndex(of: UInt8(ascii: "\n"), in: buffer, start..<limit) {
      return newline + 1
    }
    if buffer.count - start >= Self.longestLine + CompiledRule.maximumWindow + Self.contextLength {
      return start + Self.longestLine
    }
    return isEnd ? buffer.count : nil
  }

  /// Works off the bytes up to `end`, or to the start of a line before it in which a rule is open;
  /// returns false if that is no byte at all.
  private mutating func workOff(to end: Int, isEnd: Bool, into output: inout [UInt8]) -> Bool {
    let edges = edges(isEnd: isEnd)
    var redactions = pending
    let resumed = resumeOpen(edges: edges, redactions: &redactions)
    redactor.scanner.scan(
      buffer,
      offsets: start..<end,
      edges: edges,
      runs: runs,
      scratch: &scratch
    )
    for case .block(let next) in resumed.map(\.kind) {
      scratch.result.noteUndecided(next)
    }
    // What stands behind the end keeps nothing waiting: an endless line may hold an endless block.
    // What is undecided may begin on a line that is written, as a split token does: then this one waits.
    let cut = scratch.result.undecided.map { $0 < end ? lineStart(of: max($0, start)) : end } ?? end
    guard cut > start else { return false }

    account.add(trips: scratch.result.trips.count { $0 < cut })
    let findings = scratch.result.findings.filter { $0.origin < cut }
    for finding in findings where finding.isUnscannable {
      runs[finding.rule] = max(finding.range.upperBound, runs[finding.rule] ?? 0)
    }
    runs = runs.filter { $0.value > cut }
    // Redactions that began earlier are spared here, too: the scan that found them saw no further
    // than its own end.
    let spared = placeholders + scratch.result.placeholders
    redactions += redactor.decider.redactions(for: findings, in: buffer)
    let joined = Redaction.joined(redactions)
    redactions = Redaction.sparing(spared, in: joined)
    placeholders = spared.filter { $0.lowerBound < cut && cut < $0.upperBound }
    let opened = scratch.result.open.filter { $0.start < cut }.map { $0.named(by: joined) }
    open = OpenFinding.distinct(resumed + opened)
    pending = redactions.compactMap { $0.part(behind: cut) }
    let regions = RegionPlan(
      of: redactions.compactMap { $0.part(before: cut) },
      in: buffer,
      to: cut
    )
    emit(regions, to: cut, endsText: isEnd && cut == buffer.count, into: &output)
    start = cut
    return true
  }

  private func edges(isEnd: Bool) -> TextEdges {
    var edges: TextEdges = []
    if start < Self.contextLength {
      edges.insert(.startsLine)
    }
    if isEnd {
      edges.insert(.endsText)
    }
    return edges
  }

  /// Reads on in the open findings; what they cover goes, without a placeholder of its own.
  private mutating func resumeOpen(
    edges: TextEdges,
    redactions: inout [Redaction]
  ) -> [OpenFinding] {
    var resumed: [OpenFinding] = []
    for finding in open {
      let (end, open) = redactor.scanner.resume(
        finding,
        from: start,
        in: buffer,
        edges: edges,
        scratch: scratch.rule
      )
      var redaction =
        finding.name
        ?? Redaction(
          range: 0..<0,
          rule: finding.rule,
          action: .remove,
          isUnscannable: finding.kind.isRun
        )
      redaction.range = start..<max(start, end)
      redaction.isContinuation = true
      redactions.append(redaction)
      if finding.kind.isRun {
        runs[finding.rule] = max(end, runs[finding.rule] ?? 0)
      }
      resumed += [open].compactMap(\.self)
    }
    return resumed
  }

  private func lineStart(of offset: Int) -> Int {
    let newline = ByteSearch.lastIndex(of: UInt8(ascii: "\n"), in: buffer, start..<offset)
    return newline.map { $0 + 1 } ?? start
  }

  private mutating func dropWorkedOff() {
    let dropped = start - Self.contextLength
    // Moving the rest is cheap only if it is rare.
    guard dropped > 0, start == buffer.count || dropped >= Self.longestLine / 2 else { return }
    buffer.removeSubrange(..<dropped)
    start -= dropped
    for index in pending.indices {
      pending[index].range = pending[index].range.shifted(by: -dropped)
    }
    runs = runs.mapValues { $0 - dropped }
    for index in placeholders.indices {
      placeholders[index] = placeholders[index].shifted(by: -dropped)
    }
    for index in open.indices {
      open[index].start -= dropped
      if case .block(let next) = open[index].kind {
        open[index].kind = .block(next: next - dropped)
      }
    }
    account.drop(dropped)
  }

  // MARK: - Output

  private mutating func emit(
    _ plan: RegionPlan,
    to end: Int,
    endsText: Bool,
    into output: inout [UInt8]
  ) {
    var plan = plan
    var position = start
    while let region = plan.next(from: position, continuesLine: outputLine.isChanged) {
      copy(position..<region.range.lowerBound, into: &output)
      let context = outputLine.bytes
      let result = stabilizer.stabilized(
        region.range,
        of: buffer,
        redactions: region.redactions,
        context: context,
        endsText: endsText && region.range.upperBound == buffer.count,
        scratch: &scratch
      )
      let bytes = result.bytes.bytes[context.count...]
      account.add(
        result.redactions,
        written: result.bytes.placeholderRanges,
        contextLength: context.count,
        region: region.range,
        in: buffer
      )
      outputLine.append(bytes, isChanged: !result.redactions.isEmpty || outputLine.isChanged)
      output += bytes
      account.advance(output: bytes.count)
      position = region.range.upperBound
    }
    copy(position..<end, into: &output)
    account.advance(input: start..<end, of: buffer)
  }

  private mutating func copy(_ range: Range<Int>, into output: inout [UInt8]) {
    guard !range.isEmpty else { return }
    output += buffer[range]
    outputLine.append(buffer[range], isChanged: outputLine.isChanged)
    account.advance(output: range.count)
  }
}

extension Redaction {
  /// The part before `cut`, nil if there is none.
  fileprivate func part(before cut: Int) -> Redaction? {
    guard range.lowerBound < cut else { return nil }
    var part = self
    part.range = range.lowerBound..<min(cut, range.upperBound)
    part.hidesEnd = hidesEnd || range.upperBound > cut
    return part
  }

  /// The part from `cut` on, nil if there is none.
  fileprivate func part(behind cut: Int) -> Redaction? {
    guard range.upperBound > cut else { return nil }
    var part = self
    part.range = max(cut, range.lowerBound)..<range.upperBound
    part.isContinuation = part.isContinuation || range.lowerBound < cut
    return part
  }
}

extension Range<Int> {
  fileprivate func shifted(by distance: Int) -> Range<Int> {
    (lowerBound + distance)..<(upperBound + distance)
  }
}
