import RuleFiles
import RuleModel

/// Knows which shapes there are.
struct ShapeRegister {
  private let shapes: [String: Shape]

  init(shapes: [Shape]) {
    self.shapes = Dictionary(shapes.map { ($0.name.text, $0) }) { first, _ in first }
  }

  /// What is wrong with the shapes that `text` names, in a case with `knownCount` known values.
  func mistakes(in text: CaseText, knownCount: Int = 0) -> [Diagnostic] {
    text.parts.compactMap { part in
      guard case .shape(let name, let length, let location) = part.content else { return nil }
      if let writing = KnownWriting(rawValue: name) {
        let hasValue =
          writing.countsBytes ? knownCount > 0 : (1...max(1, knownCount)).contains(length ?? 1)
        return knownCount > 0 && hasValue
          ? nil : Diagnostic(at: location, "the case has no such known value")
      }
      guard let shape = shapes[name] else {
        let hint = Spelling.nearest(name, in: shapes.keys.sorted())
          .map { "did you mean '\($0)'?" }
        return Diagnostic(
          at: location,
          "unknown shape '\(name)'; \(hint ?? "write \\{\(name)} for the text itself")"
        )
      }
      if case .row = shape.form, length != nil {
        return Diagnostic(at: location, "shape '\(name)' has a form, which has its own lengths")
      }
      return nil
    }
  }
}
