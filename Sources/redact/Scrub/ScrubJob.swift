internal import SystemIO

/// One input and where its output goes.
struct ScrubJob: OrderedJob {
  let input: Input
  let scrubber: Scrubber
  let replacesFile: Bool

  /// How a job ended.
  struct Outcome: Sendable {
    var count = ScrubCount()
    /// What the user should know though the work was done.
    var remarks: [String] = []
    var stop: Stop?
  }

  /// A file that is not replaced keeps no temporary one.
  var needsCleaning: Bool { replacesFile }

  /// Scrubs the input; `deliver` receives the output, of a file that is replaced only the ledger.
  func perform(deliver: (ScrubbedPiece) throws(Stop) -> Void) -> Outcome {
    do throws(Stop) {
      if replacesFile, case .file(let path) = input {
        return try replace(path, deliver: deliver)
      }
      let file = try input.opened()
      guard !isOutput(file) else { throw .failed("\(input.name): is the output as well") }
      return Outcome(
        count: try scrubber.scrub(try source(of: file), named: input.name, deliver: deliver)
      )
    } catch {
      return Outcome(stop: error)
    }
  }

  /// The text of `file`; standard input passes as it is.
  private func source(of file: consuming FileDescriptor) throws(Stop) -> TextSource {
    guard case .file = input else { return TextSource(file) }
    do {
      return try TextSource(decompressing: file)
    } catch {
      throw Stop(error, at: input.name)
    }
  }

  /// Puts the scrubbed file in the place of the original; one without secrets is left alone.
  private func replace(
    _ path: FilePath,
    deliver: (ScrubbedPiece) throws(Stop) -> Void
  ) throws(Stop) -> Outcome {
    do {
      let replacement = try AtomicReplacement(of: path)
      var isChanged = false
      // Borrowed: the replacement closes the file.
      let original = FileDescriptor(borrowing: replacement.original.number)
      guard TextSource.compression(of: original) == nil else {
        throw Stop.failed("\(input.name): is compressed; scrub it to standard output")
      }
      let beginning = try? original.firstBytes(TextEncoding.tellingByteCount)
      guard let beginning, !TextEncoding.isBinary(fileBeginning: beginning) else {
        throw Stop.failed(
          "\(input.name): looks binary, with a NUL in its first 8 KiB; scrub it to standard output"
        )
      }
      let count = try scrubber.scrub(TextSource(original), named: input.name) {
        (piece) throws(Stop) in
        do {
          try replacement.write(piece.bytes)
        } catch {
          throw .failed("\(input.name): \(error)")
        }
        isChanged = isChanged || !piece.ledger.isEmpty
        try deliver(piece.withoutBytes)
      }
      guard isChanged else { return Outcome(count: count) }
      let lost = try replacement.commit()
      return Outcome(
        count: count,
        remarks: lost.map { "\(input.name): lost its attribute \($0.printable)" }
      )
    } catch let error as ReplacementError {
      throw .failed("\(input.name): \(error)")
    } catch let stop as Stop {
      throw stop
    } catch {
      throw .failed("\(input.name): could not be replaced")
    }
  }

  /// Whether reading `file` would read what is written, without end.
  private func isOutput(_ file: borrowing FileDescriptor) -> Bool {
    guard let read = try? file.status(), read.kind == .regular,
      let written = try? FileDescriptor.standardOutput.status()
    else { return false }
    return read.isSameFile(as: written)
  }
}
