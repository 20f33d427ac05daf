/// What may stand behind a rule's literals in a match, or where it begins: an automaton that refuses
/// most near misses.
///
/// It takes at least what a match can hold there, so that a literal behind which it refuses a byte
/// stands in no match. It sees nothing of what stands before.
public struct Continuation: Sendable, Hashable {
  /// Where the automaton begins.
  public enum Origin: Int, Sendable {
    /// Behind the literals that were derived from the rule's pattern.
    case literal
    /// At the first byte of a match, where the literals tell nothing about the pattern.
    case match
  }

  /// Where it begins.
  public let origin: Origin
  /// By literal of the rule: the state behind it, or ``possible``; that of a match's beginning stands
  /// alone.
  public let starts: [Int]
  /// What ways are taken by, each set once.
  private var sets: [ByteSet] = []
  /// The ways out of the states, side by side; a table keeps those of many rules.
  private var ways: [PackedWay] = []
  /// Where the ways of each state end.
  private var ends: [UInt16] = []

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

  private struct PackedWay: Hashable {
    var set: UInt16
    /// One more than the target.
    var target: UInt16
  }

  /// In place of a state: from here on a match is possible, whatever stands behind.
  public static let possible = -1

  /// An automaton of the ways out of each state, fewer than 65,535; a byte on none of them refuses.
  public init(from origin: Origin = .literal, states: [[Way]], starts: [Int]) {
    self.origin = origin
    self.starts = starts
    var indices: [ByteSet: UInt16] = [:]
    for state in states {
      for way in state {
        let index = indices[way.bytes] ?? UInt16(sets.count)
        if index == sets.count {
          indices[way.bytes] = index
          sets.append(way.bytes)
        }
        ways.append(PackedWay(set: index, target: UInt16(way.target + 1)))
      }
      ends.append(UInt16(ways.count))
    }
  }

  /// Where `byte` leads from `state`; nil if it refuses the byte.
  public func target(of byte: UInt8, from state: Int) -> Int? {
    let first = state == 0 ? 0 : Int(ends[state - 1])
    for way in ways[first..<Int(ends[state])] where sets[Int(way.set)].contains(byte) {
      return Int(way.target) - 1
    }
    return nil
  }
}

extension Continuation: ArchivedDetail {
  func write(to writer: inout FieldWriter) {
    writer.write(origin.rawValue)
    writer.write(sets.count)
    sets.forEach { writer.write($0) }
    writer.write(starts.count)
    starts.forEach { writer.write($0 + 1) }
    writer.write(ends.count)
    ends.forEach { writer.write(Int($0)) }
    for way in ways {
      writer.write(Int(way.set))
      writer.write(Int(way.target))
    }
  }

  init(from reader: inout FieldReader) {
    origin = reader.readNumber() == 0 ? .literal : .match
    sets = (0..<reader.readNumber()).map { _ in reader.readByteSet() }
    starts = (0..<reader.readNumber()).map { _ in reader.readNumber() - 1 }
    ends = (0..<reader.readNumber()).map { _ in UInt16(reader.readNumber()) }
    ways = (0..<(ends.last ?? 0)).map { _ in
      PackedWay(set: UInt16(reader.readNumber()), target: UInt16(reader.readNumber()))
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
