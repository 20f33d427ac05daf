/// The words with which a statement of SQL, or a part of one, begins.
///
/// Sources: https://www.postgresql.org/docs/current/sql-commands.html,
/// https://dev.mysql.com/doc/refman/8.4/en/sql-statements.html, https://www.sqlite.org/lang.html.
enum SQLVerbs {
  private static let words: Set<[UInt8]> = [
    "abort", "alter", "analyze", "and", "as", "asc", "attach", "backup", "begin", "between", "bulk",
    "by", "call", "case", "check", "checkpoint", "close", "cluster", "comment", "commit", "copy",
    "create", "cross", "database", "deallocate", "declare", "default", "delete", "desc", "describe",
    "detach", "discard", "distinct", "do", "drop", "else", "end", "except", "exec", "execute",
    "exists", "explain", "export", "fetch", "flush", "for", "foreign", "from", "full", "grant",
    "group", "handler", "having", "if", "import", "in", "index", "inner", "insert", "install",
    "intersect", "into", "is", "join", "key", "kill", "left", "like", "limit", "list", "listen",
    "load", "lock", "match", "materialized", "merge", "move", "natural", "not", "notify", "null",
    "offset", "on",
    "optimize", "optional", "or", "order", "outer", "over", "partition", "pragma", "prepare",
    "primary",
    "purge", "put", "reassign", "references", "refresh", "reindex", "release", "remove", "rename",
    "repair",
    "replace", "reset", "restore", "return", "returning", "revoke", "right", "rollback",
    "savepoint",
    "security", "select", "set", "show", "shutdown", "start", "stop", "summarize", "table", "then",
    "to", "truncate", "undrop", "union", "unique", "unlisten", "unload", "unlock", "unset",
    "unwind", "update",
    "upsert", "use", "using", "vacuum", "values", "view", "when", "where", "with", "xa",
  ].reduce(into: []) { $0.insert(Array($1.utf8)) }
  private static let longest = 12

  /// Whether `word` is one of them, in any case.
  static func contains(_ word: ArraySlice<UInt8>) -> Bool {
    word.count <= longest
      && words.contains(word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
  }
}
