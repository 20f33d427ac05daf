/// Names of properties that say they carry what no event may: arguments, environment, statements,
/// names of the user's tables, addresses, prompts, secrets.
///
/// They are refused however they are written: `databaseUrl`, `DATABASE_URL`, `database-url`,
/// `database.url`.
public enum RefusedNames {
  /// Refused whatever the property's type is, but for a choice.
  public static let always = [
    "argv", "args", "env", "sql", "query", "prompt", "mcpArguments", "tableName", "schemaName",
    "columnName", "databaseUrl", "connectionString", "url", "password", "token", "apiKey",
    "authorization", "arguments", "toolArguments", "toolInput", "toolOutput", "environment",
    "environ", "commandLine", "cookie", "secret", "dsn", "passwd", "passphrase", "privateKey",
  ]

  /// Refused as the end of a longer name where the type can carry text: `http.url`, `rawSql`.
  public static let endings =
    always + ["statement", "uri", "table", "schema", "column", "href", "credential", "row"]

  /// The name of the lists above that `name` is or ends with; nil if there is none.
  public static func reason(toRefuse name: String, carriesText: Bool) -> String? {
    let whole = spelled(name)
    if let known = alwaysBySpelling[whole] ?? alwaysBySpelling[singular(whole)] {
      return known
    }
    guard carriesText else { return nil }
    let words = words(of: name)
    for start in words.indices {
      let ending = words[start...].joined()
      if let known = endingsBySpelling[ending] ?? endingsBySpelling[singular(ending)] {
        return known
      }
    }
    return nil
  }

  /// The first name in `path` that a value of `type` may not have, and the name of the lists above that
  /// it is or ends with; nil if there is none.
  ///
  /// What an item of a list is chosen by is the name of the value that follows. A choice may have any
  /// name: the policy lists what it says.
  public static func refusal(
    of path: FieldPath,
    type: FieldType?
  ) -> (name: String, known: String)? {
    for (index, step) in path.steps.enumerated() {
      let name: String
      switch step {
      case .items: continue
      case .member(let member):
        guard index < path.steps.count - 1 || type != .choice else { continue }
        name = member
      case .selected(_, let text):
        guard type != .choice else { continue }
        name = text
      }
      if let known = reason(toRefuse: name, carriesText: type?.carriesText ?? false) {
        return (name, known)
      }
    }
    return nil
  }

  private static let alwaysBySpelling = bySpelling(always)
  private static let endingsBySpelling = bySpelling(endings)

  private static func bySpelling(_ names: [String]) -> [String: String] {
    Dictionary(names.map { (spelled($0), $0) }) { first, _ in first }
  }

  /// Letters and digits in small letters.
  private static func spelled(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private static func singular(_ name: String) -> String {
    name.count > 3 && name.hasSuffix("s") ? String(name.dropLast()) : name
  }

  /// The words of `name` in small letters, parted by signs and where a capital follows a small letter.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var previous: Character = " "
    for character in name {
      let isSign = !character.isLetter && !character.isNumber
      if isSign || character.isUppercase && !previous.isUppercase, !word.isEmpty {
        words.append(word)
        word = ""
      }
      if !isSign {
        word += character.lowercased()
      }
      previous = character
    }
    return word.isEmpty ? words : words + [word]
  }
}
