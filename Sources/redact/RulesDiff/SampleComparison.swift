internal import RedactionEngine
internal import SystemIO

/// What two redactors make of the same samples.
struct SampleComparison {
  private let before: Redactor
  private let after: Redactor
  private(set) var files = 0
  private(set) var bytes = 0
  /// Files in folders that were not read.
  private(set) var skipped = 0
  /// Whether something that was named could not be read.
  private(set) var hasFailed = false
  /// What only the new rules remove, by their labels.
  private(set) var newlyRemoved = RemovalCount()
  /// What only the old rules remove, by their labels.
  private(set) var newlyKept = RemovalCount()
  /// Stretches that both remove alike under different labels.
  private(set) var relabelled = 0

  /// A comparison of two redactors that have read nothing yet.
  init(before: Redactor, after: Redactor) {
    self.before = before
    self.after = after
  }

  /// Reads what `arguments` name and lead to; what cannot be read does not stop the rest.
  mutating func read(_ arguments: [String]) throws(Stop) {
    try AuditTarget.forEach(arguments) { (target) throws(Stop) in
      switch target {
      case .input(let input, let isNamed): try read(input, isNamed: isNamed)
      case .skipped: break
      case .failure(let path, let error, let isNamed):
        note("\(path.printable): \(error)", isNamed: isNamed)
      }
    }
  }

  private mutating func note(_ reason: String, isNamed: Bool) {
    Notice.print(reason)
    hasFailed = hasFailed || isNamed
    skipped += isNamed ? 0 : 1
  }

  private mutating func read(_ input: Input, isNamed: Bool) throws(Stop) {
    do {
      let file = try input.opened()
      var reader = TextReader(
        input == .standardInput ? TextSource(file) : try TextSource(decompressing: file)
      )
      var (old, new) = (StreamingRedactor(before), StreamingRedactor(after))
      var output: [UInt8] = []
      while try reader.advance() {
        if !isNamed, reader.encoding == .bytes, reader.piece.prefix(8192).contains(0) {
          skipped += 1
          return
        }
        old.write(reader.piece, into: &output)
        new.write(reader.piece, into: &output)
        output.removeAll(keepingCapacity: true)
      }
      old.finish(into: &output)
      new.finish(into: &output)
      files += 1
      bytes += old.statistics.inputBytes
      compare(old.takeLedger(), new.takeLedger())
    } catch let error as InputError {
      note("\(input.name): \(error)", isNamed: isNamed)
    } catch Stop.failed(let reason) {
      note(reason, isNamed: isNamed)
    } catch let stop as Stop {
      throw stop
    } catch {
      note("\(input.name): could not be read", isNamed: isNamed)
    }
  }

  private mutating func compare(_ old: [LedgerEntry], _ new: [LedgerEntry]) {
    newlyKept.add(old, without: new)
    newlyRemoved.add(new, without: old)
    let labels = Dictionary(old.map { ($0.input, $0.label) }) { first, _ in first }
    relabelled += new.count { labels[$0.input].map { [label = $0.label] in $0 != label } ?? false }
  }
}
