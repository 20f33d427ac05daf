import RuleModel
import YAMLEvents

/// The slots of a template.
extension NodeReader {
  /// The listed slots; a template needs one that is secret, and those it does not list are kept.
  mutating func slots(_ node: YAMLNode?, of template: SourceText) -> [Rule.Slot] {
    let names = Template(template.text).slotNames
    let kinds = ["secret", "kept"]
    let listed = pairs(node)
    var slots: [Rule.Slot] = []
    for (name, value) in listed {
      if !names.contains(name.text) {
        noteUnknownSlot(name, known: names)
      } else if let kind = text(value) {
        if kinds.contains(kind.text) {
          slots.append(Rule.Slot(name: name, isSecret: kind.text == "secret"))
        } else {
          noteUnknown("kind of slot", kind, known: kinds)
        }
      }
    }
    // A slot that is itself mistaken may be the secret one.
    if slots.count == listed.count, !slots.contains(where: \.isSecret) {
      note("template has no secret slot", at: template.location)
    }
    return slots
  }

  private mutating func noteUnknownSlot(_ name: SourceText, known: [String]) {
    let hint = Spelling.nearest(name.text, in: known).map { "; did you mean '\($0)'?" }
    note("template has no slot \(name.text.quoted)\(hint ?? "")", at: name.location)
  }
}
