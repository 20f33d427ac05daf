internal import ArgumentParser
internal import CorpusKit
internal import RuleModel
internal import SystemIO

/// Turns a line that someone wants to report into a case that can be shared.
struct MintCommand: StatusCommand {
  static let configuration = CommandConfiguration(
    commandName: "mint",
    abstract: "Turn a text that leaks, or loses too much, into a corpus case that can be shared.",
    discussion: """
      Standard input is the text. What the rules find in it, and what stands between ⟦ and ⟧ or in a \
      --mark, is replaced: by a {shape} of the corpus where one fits, else by made-up text of the same \
      kind. A value that was replaced goes wherever it stands. Lengths stay, and signs between words, and \
      everything that is not marked: look the case over before you share it.

      Standard output is a file of a corpus. How the rules fare with it is told on standard error.

      EXAMPLES
        redact mint < line.txt > Corpus/credential/reported.yaml
        printf '%s' 'token is ⟦…⟧, sent' | redact mint
        redact mint --mark 10-22 --mark 40-44 < line.txt
        redact mint --innocent < line.txt > Corpus/benign/reported.yaml

      EXIT STATUS
        0  printed
        2  the text, a rule file or the shapes could not be read
        64 a mark makes no sense, or the command line
      """
  )

  @OptionGroup var what: RuleArguments

  @Option(
    help: ArgumentHelp(
      "Replace these bytes, counted from 0, END not among them; repeatable.",
      valueName: "start-end"
    )
  )
  var mark: [String] = []

  @Flag(
    help: "The text holds no secret, and all of it has to stay: values are replaced, not marked."
  )
  var innocent = false

  @Option(
    help: ArgumentHelp("The folder of the corpus whose shapes.yaml is used.", valueName: "folder"),
    completion: .directory
  )
  var corpus = "Corpus"

  func perform() throws(Stop) -> ExitStatus {
    let marks = try mark.map { word throws(Stop) in try Self.range(word) }
    let selection = try what.selection()
    let redactor = try what.redactor()
    let shapes = try ShapeFile(of: corpus)
    Input.hintAtTerminal([.standardInput])
    let run = MintRun(
      redactor: redactor,
      policies: [selection.policy.name: selection.policy],
      shapes: shapes,
      isInnocent: innocent
    )
    return try run.perform(marks: marks)
  }

  private static func range(_ word: String) throws(Stop) -> Range<Int> {
    let numbers = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let start = numbers[0], let end = numbers[1], start < end else {
      throw .misuse("a mark is two numbers, as in 10-22: bytes from 0, the end not among them")
    }
    return start..<end
  }
}
