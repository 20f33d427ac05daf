/// What may stand behind a rule's literals in a match: an automaton that refuses most near misses.
///
/// It takes at least what a match can hold behind a literal, so that a literal behind which it
/// refuses a byte stands in no match. It sees nothing of what stands before the literal.
public struct Continuation: Sendable, Hashable {
  /// The ways out of each state; a byte on none of them refuses.
  public var states: [[Way]]
  /// By literal of the rule: the state behind it, or ``possible``.
  public var starts: [Int]

  /// A way from one state to another.
  public struct Way: Sendable, Hashable {
    /// The bytes of which one is read on the way; no two ways of a state share one.
    public var bytes: ByteSet
    /// A state, or ``Continuation/possible``.
    public var target: Int

    /// A way to `target`.
    public init(_ bytes: ByteSet, to target: Int) {
      self.bytes = bytes
      self.target = target
    }
  }

  /// In place of a state: from here on a match is possible, whatever stands behind.
  public static let possible = -1

  /// An automaton of these states.
  public init(states: [[Way]], starts: [Int]) {
    self.states = states
    self.starts = starts
  }

  /// Where `byte` leads from `state`; nil if it refuses the byte.
  public func target(of byte: UInt8, from state: Int) -> Int? {
    states[state].first { $0.bytes.contains(byte) }?.target
  }
}

extension Continuation: ArchivedDetail {
  func write(to writer: inout FieldWriter) {
    var sets: [ByteSet] = []
    var indices: [ByteSet: Int] = [:]
    for way in states.joined() where indices[way.bytes] == nil {
      indices[way.bytes] = sets.count
      sets.append(way.bytes)
    }
    writer.write(sets.count)
    sets.forEach { writer.write($0) }
    writer.write(starts.count)
    starts.forEach { writer.write($0 + 1) }
    writer.write(states.count)
    for ways in states {
      writer.write(ways.count)
      for way in ways {
        writer.write(indices[way.bytes] ?? 0)
        writer.write(way.target + 1)
      }
    }
  }

  init(from reader: inout FieldReader) {
    let sets = (0..<reader.readNumber()).map { _ in reader.readByteSet() }
    starts = (0..<reader.readNumber()).map { _ in reader.readNumber() - 1 }
    states = (0..<reader.readNumber()).map { _ in
      (0..<reader.readNumber()).map { _ in
        Way(sets[reader.readNumber()], to: reader.readNumber() - 1)
      }
    }
  }
}

extension Continuation?: ArchivedDetail {
  func write(to writer: inout FieldWriter) {
    writer.write(self == nil ? 0 : 1)
    self?.write(to: &writer)
  }

  init(from reader: inout FieldReader) {
    self = reader.readNumber() == 0 ? nil : Continuation(from: &reader)
  }
}
