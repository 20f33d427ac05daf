internal import RuleModel

/// Knows the literals of SQL statements of every common dialect.
enum SQLSplitter {
  static let quote = UInt8(ascii: "'")
  static let doubleQuote = UInt8(ascii: "\"")
  private static let colon = UInt8(ascii: ":")
  private static let wordBytes = ByteSet.alphanumerics.union(ByteSet("_$@#.:")).union(
    ByteSet(0x80...0xFF)
  )
  private static let digits = ByteSet("0123456789")
  private static let operators = ByteSet("=<>!~,(+-|:[")
  private static let comparisons = ByteSet("=<>!~")
  static let nameBytes = ByteSet.alphanumerics.union(ByteSet("_$"))
  /// Words that say what the list behind them holds: after these names, after others values.
  private static let clausesOfNames = [
    "select", "from", "join", "into", "by", "returning", "update", "table", "conflict", "index",
  ].map { code(of: $0.utf8) }
  private static let clausesOfValues = [
    "where", "set", "values", "value", "having", "on", "and", "or", "in", "limit", "using",
    "default",
    "like", "call", "exec",
  ].map { code(of: $0.utf8) }
  /// Words before a number of rows.
  private static let rowCounts: Set<String> = ["limit", "offset", "top", "first", "next"]
  /// Types that say how long or how exact their values are.
  private static let typesWithLength: Set<String> = [
    "varchar", "nvarchar", "varchar2", "nvarchar2", "char", "nchar", "character", "varying",
    "bpchar",
    "bit", "varbit", "binary", "varbinary", "raw", "fixedstring", "time", "timestamp", "datetime",
    "datetime2", "datetimeoffset", "int", "tinyint", "smallint", "mediumint", "bigint",
  ]
  private static let typesWithPrecision: Set<String> = [
    "numeric", "decimal", "dec", "number", "float", "double",
  ]

  /// A number for a word of at most nine letters, the same in either case; 0 for other words.
  private static func code(of word: some Sequence<UInt8>) -> UInt64 {
    var code: UInt64 = 0
    for byte in word {
      let letter = UInt64((byte | 0x20) &- 0x60)
      guard (1...26).contains(letter), code >> 45 == 0 else { return 0 }
      code = code << 5 | letter
    }
    return code >> 45 == 0 ? code : 0
  }

  /// The strings, numbers and comments of a statement, without the quotes that stay for its shape.
  static func literals(in statement: Range<Int>, of text: [UInt8]) -> [Range<Int>] {
    var reading = Reading()
    return literals(in: statement, of: text, reading: &reading)
  }

  /// The literals of a statement as far as `reading` has not met them.
  static func literals(
    in statement: Range<Int>,
    of text: [UInt8],
    reading: inout Reading
  ) -> [Range<Int>] {
    var literals: [Range<Int>] = []
    var offset = statement.lowerBound
    var expectsNames = false
    while offset < statement.upperBound {
      let byte = text[offset]
      let end: Int
      switch byte {
      case quote:
        let mark = prefix(of: offset, in: statement, text)
        end =
          (mark == UInt8(ascii: "q")
            ? endOfDelimited(from: offset, in: statement, of: text) : nil)
          ?? endOfString(
            from: offset,
            in: statement,
            of: text,
            escapes: mark == UInt8(ascii: "e") ? .backslash : .unknown
          )
        literals.append(inside(offset..<end, closedBy: quote, of: text))
      case doubleQuote:
        end = endOfString(from: offset, in: statement, of: text)
        let content = inside(offset..<end, closedBy: doubleQuote, of: text)
        if isValue(content, in: offset..<end, amongNames: expectsNames, statement, text) {
          literals.append(content)
        }
      case UInt8(ascii: "\\")
      where follows(doubleQuote, offset, statement, text) || follows(quote, offset, statement, text):
        let mark = text[offset + 1]
        end = endOfEscapedString(from: offset, in: statement, of: text)
        let isClosed =
          end - offset >= 4 && text[end - 1] == mark && text[end - 2] == UInt8(ascii: "\\")
        let content = (offset + 2)..<(isClosed ? end - 2 : end)
        if mark == quote
          || isValue(content, in: offset..<end, amongNames: expectsNames, statement, text)
        {
          literals.append(content)
        }
      case UInt8(ascii: "`"):
        end = endOfString(from: offset, in: statement, of: text)
      case UInt8(ascii: "$"):
        if let quoted = endOfDollarQuoted(from: offset, in: statement, of: text) {
          end = quoted
          literals.append(offset..<end)
        } else {
          // The number of a parameter is no value.
          end =
            text[(offset + 1)..<statement.upperBound].firstIndex { !digits.contains($0) }
            ?? statement.upperBound
        }
      case UInt8(ascii: "-") where follows(byte, offset, statement, text),
        UInt8(ascii: "/") where follows(UInt8(ascii: "*"), offset, statement, text):
        end = endOfComment(from: offset, in: statement, of: text)
        literals.append(offset..<end)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        end =
          text[offset..<statement.upperBound].firstIndex { !wordBytes.contains($0) }
          ?? statement.upperBound
        if !isStructural(offset..<end, in: statement, of: text) {
          literals.append(offset..<end)
        }
      case _ where wordBytes.contains(byte):
        end =
          text[offset..<statement.upperBound].firstIndex { !wordBytes.contains($0) }
          ?? statement.upperBound
        let word = code(of: text[offset..<end])
        if word != 0 {
          guard reading.note(offset, expectsNames: expectsNames) else { return literals }
          expectsNames =
            clausesOfNames.contains(word)
            || expectsNames && !clausesOfValues.contains(word)
        }
      default:
        end = offset + 1
      }
      offset = end
    }
    return literals
  }

  /// The statement without its first word, which says what was tried and nothing else; all of it if that
  /// is no word of SQL, as in a part of a statement that begins with a value.
  static func rangeAfterVerb(in statement: Range<Int>, of text: [UInt8]) -> Range<Int> {
    let verb = text[statement].prefix { ByteSet.alphanumerics.contains($0) }
    guard SQLVerbs.contains(verb) else { return statement }
    let rest = text[verb.endIndex..<statement.upperBound].drop { $0 <= 0x20 }
    return rest.startIndex..<statement.upperBound
  }

  /// The statement with its literals as `?`, blanks as one, letters in lower case; statements that
  /// differ only in values have the same one.
  static func normalForm(of statement: ArraySlice<UInt8>) -> [UInt8] {
    let text = Array(statement)
    var form: [UInt8] = []
    var offset = 0
    for literal in literals(in: 0..<text.count, of: text) + [text.count..<text.count] {
      for byte in text[offset..<literal.lowerBound] {
        let isBlank = byte <= 0x20
        if !isBlank || form.last != 0x20 {
          form.append(isBlank ? 0x20 : (0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        }
      }
      if !literal.isEmpty {
        form.append(UInt8(ascii: "?"))
      }
      offset = literal.upperBound
    }
    return form
  }

  /// The content of a quoted literal; one that was cut has no closing quote to keep.
  private static func inside(
    _ literal: Range<Int>,
    closedBy quote: UInt8,
    of text: [UInt8]
  )
    -> Range<Int>
  {
    let isClosed = literal.count >= 2 && text[literal.upperBound - 1] == quote
    return (literal.lowerBound + 1)..<(isClosed ? literal.upperBound - 1 : literal.upperBound)
  }

  /// Whether what stands in double quotes is compared, listed or assigned, and no name by what follows.
  private static func isValue(
    _ content: Range<Int>,
    in quoted: Range<Int>,
    amongNames: Bool,
    _ statement: Range<Int>,
    _ text: [UInt8]
  ) -> Bool {
    let before = lastVisible(before: quoted.lowerBound, in: statement, text)
    guard let place = before, operators.contains(text[place]) else { return false }
    // A cast, not the value of a map.
    guard !(text[place] == colon && place > statement.lowerBound && text[place - 1] == colon) else {
      return false
    }
    guard
      text[place] == UInt8(ascii: ",") || text[place] == UInt8(ascii: "(")
        || isDotted(quoted, statement, text),
      text[content].allSatisfy(nameBytes.contains)
    else { return true }
    let after = text[quoted.upperBound..<statement.upperBound].first { $0 > 0x20 }
    return
      !(amongNames || isDotted(quoted, statement, text)
      || after.map(comparisons.contains) ?? false)
  }

  /// Whether a number counts rows or says how long a type is, which is no value.
  private static func isStructural(
    _ number: Range<Int>,
    in statement: Range<Int>,
    of text: [UInt8]
  ) -> Bool {
    guard number.count <= 9, text[number].allSatisfy(digits.contains),
      var place = lastVisible(before: number.lowerBound, in: statement, text)
    else { return false }
    let isSecond = text[place] == UInt8(ascii: ",")
    if isSecond {
      guard let first = lastVisible(before: place, in: statement, text),
        digits.contains(text[first])
      else { return false }
      let start = text[statement.lowerBound...first].lastIndex { !digits.contains($0) }
      guard let start, let opening = lastVisible(before: start + 1, in: statement, text) else {
        return false
      }
      place = opening
    }
    let isInBrackets = text[place] == UInt8(ascii: "(")
    if isInBrackets {
      guard let name = lastVisible(before: place, in: statement, text) else { return false }
      place = name
    }
    let name = text[statement.lowerBound...place].suffix(15).reversed()
      .prefix(while: nameBytes.contains).reversed()
    let word = String(decoding: name, as: UTF8.self).lowercased()
    guard isInBrackets else {
      return rowCounts.contains(word) || word == "select" && number.count == 1
    }
    let isFirst =
      text[number.upperBound..<statement.upperBound].first { $0 > 0x20 } == UInt8(ascii: ",")
    return typesWithPrecision.contains(word)
      || !isFirst && !isSecond && (typesWithLength.contains(word) || word == "top")
  }

  /// The place of the last byte before `offset` that is no blank.
  private static func lastVisible(
    before offset: Int,
    in statement: Range<Int>,
    _ text: [UInt8]
  )
    -> Int?
  {
    text[statement.lowerBound..<offset].lastIndex { $0 > 0x20 }
  }

  /// Whether a dot follows, and with it the rest of a name.
  private static func isDotted(
    _ quoted: Range<Int>,
    _ statement: Range<Int>,
    _ text: [UInt8]
  ) -> Bool {
    quoted.upperBound + 1 < statement.upperBound && text[quoted.upperBound] == UInt8(ascii: ".")
      && text[quoted.upperBound + 1] > 0x20
  }
}
