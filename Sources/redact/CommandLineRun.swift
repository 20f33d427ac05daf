internal import ArgumentParser
internal import RuleFiles
internal import SystemIO

/// From the words of the command line to the exit status; nothing is thrown beyond it.
enum CommandLineRun {
  /// Does what `words` ask for.
  static func status(of words: [String]) -> ExitStatus {
    do {
      guard !PlainFilter.isMeant(by: words) else {
        return try PlainFilter.perform()
      }
      try checkFirstWord(words)
      var command = try RedactCommand.parseAsRoot(words)
      guard let command = command as? any StatusCommand else {
        try command.run()
        return .done
      }
      return try command.perform()
    } catch let stop as Stop {
      return stop.report()
    } catch {
      return report(error)
    }
  }

  /// A first word that is no file and nearly a command is a slip, not a file that is missing.
  private static func checkFirstWord(_ words: [String]) throws(Stop) {
    guard let word = words.first, !word.hasPrefix("-") else { return }
    let names = RedactCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !names.contains(word), word != "help", !exists(FilePath(argument: word)),
      let meant = Spelling.nearest(word, in: names)
    else { return }
    throw .misuse("there is no command or file '\(word.printable)'; did you mean '\(meant)'?")
  }

  private static func exists(_ path: FilePath) -> Bool {
    let status = try? FileStatus(ofLink: path)
    return status != nil
  }

  /// Prints what the argument parser has to say: help as a result, mistakes as notices.
  private static func report(_ error: any Error) -> ExitStatus {
    guard RedactCommand.exitCode(for: error) != .success else {
      do throws(Stop) {
        try ResultOutput.write(Array((RedactCommand.fullMessage(for: error) + "\n").utf8))
        return .done
      } catch {
        return error.report()
      }
    }
    let message = RedactCommand.message(for: error)
    Notice.print(message.isEmpty ? "the command line makes no sense" : message.printable)
    Notice.print("'redact --help' helps")
    return .misuse
  }
}
