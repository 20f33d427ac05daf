/// How a source writes its strings, comments and names.
struct SourceLanguage {
  /// What its names are.
  enum Kind {
    /// Names are in string literals.
    case program
    /// Names are tables, columns and constraints.
    case sql
    /// Names are keys.
    case json, yaml
  }

  let kind: Kind
  /// Bytes that strings stand between.
  let quotes: [UInt8]
  /// What begins a comment to the line's end.
  let comment: [UInt8]

  private static let slashes = [
    "c", "cc", "cpp", "cs", "dart", "go", "groovy", "h", "hpp", "java", "js", "jsx", "kt", "kts",
    "m", "mjs",
    "cjs", "php", "proto", "rs", "scala", "swift", "ts", "tsx", "vue", "zig",
  ]
  private static let hashes = [
    "ex", "exs", "pl", "pm", "py", "r", "rb", "sh", "bash", "toml", "tf",
  ]

  /// The language of the file at `path`, by its ending; nil if it is none that is known.
  init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    let ending = name.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? ""
    switch ending {
    case _ where Self.slashes.contains(ending):
      self.init(.program, quotes: "\"'`", comment: "//")
    case _ where Self.hashes.contains(ending):
      self.init(.program, quotes: "\"'", comment: "#")
    case "sql", "ddl": self.init(.sql, quotes: "'", comment: "--")
    case "json", "jsonc", "json5": self.init(.json, quotes: "\"", comment: "//")
    case "yaml", "yml": self.init(.yaml, quotes: "\"'", comment: "#")
    default: return nil
    }
  }

  private init(_ kind: Kind, quotes: String, comment: String) {
    self.kind = kind
    self.quotes = Array(quotes.utf8)
    self.comment = Array(comment.utf8)
  }
}
