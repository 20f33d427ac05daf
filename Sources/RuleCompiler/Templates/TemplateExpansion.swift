internal import RuleModel

/// Turns the template of a slot rule into a pattern.
struct TemplateExpansion {
  /// The pattern.
  let pattern: String

  /// The longest text a kept slot matches, in bytes.
  ///
  /// Secrets have no bound, so that a long one touches the window's end, and goes.
  private static let longestKept = 256

  /// Opening and closing quotes in which programs print values, escaped ones first.
  private static let quotes: [(open: String, close: String)] = [
    (#"\\""#, #"\\""#), (#"\\'"#, #"\\'"#), ("\"", "\""), ("'", "'"), ("`", "`"), ("‘", "’"),
    ("“", "”"), ("»", "«"), ("«", "»"), ("„", "“"), ("「", "」"),
  ]

  init(of template: String, rule: Rule) {
    let secrets = Set(rule.slots.filter(\.isSecret).map(\.name.text))
    var pieces = Template(template).pieces[...]
    var number = 0
    var pattern = ""
    while !pieces.isEmpty {
      switch pieces.removeFirst() {
      case .words(let words):
        pattern += Self.matching(words, isMultiline: rule.isMultiline)
      case .slot(let name, let isQuoted):
        let isLast = pieces.isEmpty
        if isQuoted {
          pattern += Self.quotedSlot(
            isSecret: secrets.contains(name),
            isLast: isLast,
            number: &number
          )
        } else {
          pattern += Self.bareSlot(
            isSecret: secrets.contains(name),
            isLast: isLast,
            number: &number
          )
        }
      }
    }
    self.pattern = pattern
  }

  /// The words as written, a run of blanks as any blanks.
  private static func matching(_ words: String, isMultiline: Bool) -> String {
    var pattern = ""
    var isBlank = false
    for scalar in words.unicodeScalars {
      guard scalar != " " && scalar != "\n" && scalar != "\t" else {
        if !isBlank {
          pattern += isMultiline ? #"[ \t\r\n]{1,64}+"# : #"[ \t]{1,8}+"#
        }
        isBlank = true
        continue
      }
      isBlank = false
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.value >= 0x80
      pattern += isPlain ? String(scalar) : "\\\(scalar)"
    }
    return pattern
  }

  private static func group(_ body: String, isSecret: Bool, number: inout Int) -> String {
    guard isSecret else { return "(?:\(body))" }
    number += 1
    return "(?<secret\(number)>\(body))"
  }

  private static func bareSlot(isSecret: Bool, isLast: Bool, number: inout Int) -> String {
    let longest = isSecret ? "" : "\(longestKept)"
    let body = isLast ? #"[^\n]{1,\#(longest)}"# : #"[^\n]{0,\#(longest)}?"#
    return group(body, isSecret: isSecret, number: &number)
  }

  /// A value in any style of quote; one that is cut runs to the line's end.
  private static func quotedSlot(isSecret: Bool, isLast: Bool, number: inout Int) -> String {
    let longest = isSecret ? "" : "\(longestKept)"
    let fence = isLast ? "(?![A-Za-z0-9])" : ""
    var styles = quotes.map { quote in
      let value = group(#"[^\n]{0,\#(longest)}?"#, isSecret: isSecret, number: &number)
      return "\(quote.open)\(value)\(quote.close)\(fence)"
    }
    if isLast, isSecret {
      let cut = group(#"[^\n"'`]{1,\#(longest)}"#, isSecret: true, number: &number)
      styles.append(#"["'`]\#(cut)$"#)
    }
    return "(?:\(styles.joined(separator: "|")))"
  }
}
