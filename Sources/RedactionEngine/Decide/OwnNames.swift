internal import RuleModel

/// The names that are the tool's own or a server's: where a rule finds one of these and nothing else, it stays.
///
/// That holds for bare names, values and hosts in messages, never for what a credential rule or the
/// caller knows.
struct OwnNames: Sendable {
  private let names: Set<String>

  private static let categories = ["identifier.", "row.", "error-slot.", "host."].map {
    Array($0.utf8)
  }
  private static let cued = Array("cued".utf8)
  private static let separators = ByteSet(" .,()\"'`[]")
  private static let longest = 256

  /// The names of `vocabulary`.
  init(_ vocabulary: Vocabulary) {
    names = Set(vocabulary.words)
  }

  /// Whether what the rule called `id` finds may be a name.
  static func concern(rule id: String) -> Bool {
    guard let category = categories.first(where: id.utf8.starts(with:)) else { return false }
    return !id.utf8.dropFirst(category.count).prefix { $0 != UInt8(ascii: ".") }.elementsEqual(cued)
  }

  /// Whether `text` is a name, or several with nothing but full stops, commas, quotes and brackets between.
  func cover(_ text: ArraySlice<UInt8>) -> Bool {
    guard !names.isEmpty, text.count <= Self.longest else { return false }
    if names.contains(String(decoding: text, as: UTF8.self)) {
      return true
    }
    let parts = text.split(whereSeparator: Self.separators.contains)
    return !parts.isEmpty
      && parts.allSatisfy { names.contains(String(decoding: $0, as: UTF8.self)) }
  }
}
