internal import PCRE2
internal import RuleModel

/// Blocks: an opening, a body piece by piece, and an end.
extension RuleMatcher {
  /// How far a block has been read.
  public struct BlockPosition: Sendable, Hashable {
    /// The block's first byte.
    public var start: Int
    /// The first byte that has not been read yet.
    public var next: Int

    /// A block that began at `start` and goes on at `next`.
    public init(start: Int, next: Int) {
      self.start = start
      self.next = next
    }
  }

  /// How reading on in a block ended.
  public enum BlockProgress: Sendable, Hashable {
    /// The block ends before the given offset.
    case ended(Int)
    /// The text ends inside the block; its bytes before the given offset are read.
    case open(Int)
  }

  func blockOutcome(
    at offset: Int,
    in text: [UInt8],
    edges: TextEdges,
    scratch: RuleScratch
  ) -> Outcome {
    let opening = piece(main, at: offset, in: text, edges: edges, scratch: scratch)
    guard case .match(let bodyStart) = opening else { return opening.outcome }
    if let close,
      case .match = piece(close, at: bodyStart, in: text, edges: edges, scratch: scratch)
    {
      return .none
    }
    let progress = readBlock(
      from: bodyStart,
      in: text,
      edges: edges,
      trail: scratch.trail(of: self, byteCount: text.count),
      scratch: scratch
    )
    switch progress {
    case .open(let next) where next == bodyStart: return .needsMore
    case .open(let next): return .openBlock(BlockPosition(start: offset, next: next))
    case .ended(let end) where end == bodyStart: return .none
    case .ended(let end):
      scratch.secrets = [offset..<end]
      return .secrets
    }
  }

  /// Reads on in a block whose bytes before `position` are read.
  public func resumeBlock(
    at position: Int,
    in text: [UInt8],
    edges: TextEdges,
    scratch: RuleScratch
  ) -> BlockProgress {
    readBlock(from: position, in: text, edges: edges, trail: nil, scratch: scratch)
  }

  private func readBlock(
    from position: Int,
    in text: [UInt8],
    edges: TextEdges,
    trail: BlockTrail?,
    scratch: RuleScratch
  ) -> BlockProgress {
    var visited: [Int] = []
    let progress = readPieces(
      from: position,
      in: text,
      edges: edges,
      trail: trail,
      visited: &visited,
      scratch: scratch
    )
    trail?.note(progress, at: visited)
    return progress
  }

  private func readPieces(
    from position: Int,
    in text: [UInt8],
    edges: TextEdges,
    trail: BlockTrail?,
    visited: inout [Int],
    scratch: RuleScratch
  ) -> BlockProgress {
    var position = position
    while position < text.count {
      if let trail {
        if let known = trail.progress(at: position) {
          return known
        }
        visited.append(position)
      }
      if let close {
        switch piece(close, at: position, in: text, edges: edges, scratch: scratch) {
        case .match(let end): return .ended(end)
        case .needsMore: return .open(position)
        case .none, .unscannable: break
        }
      }
      guard let body else { return .ended(position) }
      switch piece(body, at: position, in: text, edges: edges, scratch: scratch) {
      case .match(let end) where end > position: position = end
      case .needsMore: return .open(position)
      case .unscannable:
        // What cannot be finished goes with the block.
        position += 1
      case .match, .none: return .ended(position)
      }
    }
    return edges.contains(.endsText) ? .ended(position) : .open(position)
  }

  /// Tries a bounded pattern of a block, which may cross lines.
  private func piece(
    _ pattern: LazyPattern,
    at offset: Int,
    in text: [UInt8],
    edges: TextEdges,
    scratch: RuleScratch
  ) -> Attempt {
    let visible =
      max(0, offset - lookbehind)..<min(text.count, offset + CompiledRule.maximumPiece)
    let isCutByText =
      visible.upperBound == text.count && !edges.contains(.endsText)
      && text.count - offset < CompiledRule.maximumPiece
    var windowEdges: WindowEdges = isCutByText ? .endIsCut : []
    if startsLine(visible.lowerBound, in: text, edges: edges) {
      windowEdges.insert(.startsLine)
    }
    if visible.upperBound == text.count && (isCutByText || edges.contains(.endsText)) {
      windowEdges.insert(.endsLine)
    }
    let outcome = pattern.match(
      at: offset,
      in: text,
      window: visible,
      edges: windowEdges,
      scratch: scratch.match
    )
    switch outcome {
    case .none: return .none
    case .match: return .match(end: scratch.endOfMatch(at: offset, inWindowAt: visible.lowerBound))
    case .touchesEnd: return .needsMore
    case .limit: return .unscannable
    }
  }
}
