import RuleModel
import YAMLEvents

/// The slots of a template.
extension NodeReader {
  /// The listed slots; a template needs one that is secret, and those it does not list are kept.
  mutating func slots(_ node: YAMLNode?, of template: SourceText) -> [Rule.Slot] {
    let names = Self.slotNames(in: template.text)
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

  /// The names in braces, in the template's order.
  static func slotNames(in template: String) -> [String] {
    template.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
      guard let end = $0.firstIndex(of: "}") else { return nil }
      let name = $0[..<end]
      let isName = name.utf8.allSatisfy { byte in
        ByteSet.alphanumerics.contains(byte) || byte == UInt8(ascii: "-")
          || byte == UInt8(ascii: "_")
      }
      return isName && !name.isEmpty ? String(name) : nil
    }
  }
}
