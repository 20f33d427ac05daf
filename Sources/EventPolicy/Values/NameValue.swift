internal import RuleModel

/// Judges the names of classes and functions.
///
/// Languages have many signs in them: `App\Order::{closure}`, ``List`1.Add``, `main::{{closure}}`. A brace, a
/// backslash and a backtick count only where a compiler writes them; elsewhere they are those of a value.
enum NameValue {
  private static let braces = ByteSet("{}")
  private static let wordBytes = ByteSet.alphanumerics.union(ByteSet("_"))
  private static let refused = ByteSet("\"\u{7F}")
  /// Bytes of where it stands: `{closure:App\Order::pay():12}`, and of what it takes: `{lambda(int const&)#1}`.
  private static let placeBytes = wordBytes.union(ByteSet("#:.\\()$"))
  private static let parameterBytes = placeBytes.union(ByteSet(",<>&* "))
  /// Behind `{unnamed`.
  private static let ofType = Array(" type#".utf8)
  /// What compilers call something that has no name.
  private static let unnamed: Set<String> = [
    "anonymous", "async_block", "async_block_env", "async_closure", "async_closure_env",
    "async_fn", "async_fn_env", "closure", "closure_env", "const", "constant", "constructor",
    "coroutine", "ctor", "deinit", "dtor", "extern", "gen_block", "generator", "impl", "init",
    "inline", "lambda", "local", "main", "misc", "opaque", "shim", "static", "unnamed", "use",
    "vtable",
  ]

  /// Whether `text` can be a name: one line of printable characters without double quotes.
  static func isName(_ text: [UInt8]) -> Bool {
    !text.isEmpty && text.allSatisfy { $0 >= 0x20 && !refused.contains($0) }
      && text.indices.allSatisfy { index in
        switch text[index] {
        case UInt8(ascii: "\\"): separates(index, in: text)
        case UInt8(ascii: "`"): countsParameters(index, in: text)
        case UInt8(ascii: "{"): isUnnamed(from: index, in: text)
        default: true
        }
      }
  }

  /// Whether the backslash at `index` stands between a namespace and a name.
  private static func separates(_ index: Int, in text: [UInt8]) -> Bool {
    (index == 0 || wordBytes.contains(text[index - 1]) || text[index - 1] >= 0x80
      || braces.contains(text[index - 1]))
      && index + 1 < text.count && (wordBytes.contains(text[index + 1]) || text[index + 1] >= 0x80)
  }

  /// Whether the backtick at `index` stands between the name of a generic type and how many parameters it has.
  private static func countsParameters(_ index: Int, in text: [UInt8]) -> Bool {
    index > 0 && wordBytes.contains(text[index - 1])
      && text[(index + 1)...].drop { $0 == UInt8(ascii: "`") }.first
        .map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } == true
  }

  /// Whether the braces from `index` on hold what has no name.
  private static func isUnnamed(from index: Int, in text: [UInt8]) -> Bool {
    let content = text[index...].drop { $0 == UInt8(ascii: "{") }.prefix { !braces.contains($0) }
    let word = content.prefix { wordBytes.contains($0) }
    return content.endIndex < text.count && text[content.endIndex] == UInt8(ascii: "}")
      && unnamed.contains(String(decoding: word, as: UTF8.self))
      && isDetail(content[word.endIndex...])
  }

  /// Whether `detail` can stand behind the word for what has no name.
  private static func isDetail(_ detail: ArraySlice<UInt8>) -> Bool {
    switch detail.first {
    case nil: true
    case UInt8(ascii: "#"), UInt8(ascii: ":"): detail.allSatisfy(placeBytes.contains)
    case UInt8(ascii: "("): detail.allSatisfy(parameterBytes.contains)
    default:
      detail.starts(with: ofType) && detail.dropFirst(ofType.count).allSatisfy(placeBytes.contains)
    }
  }
}
