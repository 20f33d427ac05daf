import RuleModel
import YAMLEvents

/// Ids, prefixes of ids, and labels.
extension NodeReader {
  /// The id of a rule.
  mutating func ruleID(_ node: YAMLNode?) -> SourceText? {
    guard let id = text(node) else { return nil }
    let fault = RuleNames.fault(in: id.text, joiners: ".-")
    let isShort = id.text.count { $0 == "." } < 2
    if fault != nil || isShort {
      note(
        "malformed id \(id.text.quoted); write three or more dotted parts of a-z, 0-9 and single "
          + "hyphens",
        at: id.location(atByte: fault ?? 0)
      )
    } else {
      checkCategory(of: id)
    }
    return id
  }

  /// Notes what is wrong with a dotted prefix of rule ids.
  mutating func checkPrefix(_ prefix: SourceText) {
    if let fault = RuleNames.fault(in: prefix.text, joiners: ".-") {
      note(
        "malformed prefix \(prefix.text.quoted); write dotted parts of a-z, 0-9 and single hyphens",
        at: prefix.location(atByte: fault)
      )
    } else {
      checkCategory(of: prefix)
    }
  }

  /// The label of a rule.
  mutating func label(_ node: YAMLNode?) -> SourceText? {
    guard let label = text(node) else { return nil }
    if let fault = RuleNames.fault(in: label.text, joiners: "-") {
      note(
        "malformed label \(label.text.quoted); write words of a-z and 0-9 joined by single hyphens",
        at: label.location(atByte: fault)
      )
    } else if label.text.utf8.count > RuleNames.longestLabel {
      note(
        "label is longer than \(RuleNames.longestLabel) bytes",
        at: label.location(atByte: RuleNames.longestLabel)
      )
    }
    return label
  }

  private mutating func checkCategory(of id: SourceText) {
    let category = String(id.text.prefix { $0 != "." })
    if !RuleNames.categories.contains(category) {
      let known = RuleNames.categories
      noteUnknown("category", category, at: id.location, known: known)
    }
  }
}
