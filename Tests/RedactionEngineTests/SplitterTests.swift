@testable import RedactionEngine
import RuleModel
import Testing

/// What the splitters take out, shown as `_`.
@Suite struct SplitterTests {
  private typealias Split = (Range<Int>, [UInt8]) -> [Range<Int>]

  private func without(_ text: String, _ split: Split) -> String {
    var bytes = Array(text.utf8)
    for range in split(0..<bytes.count, bytes).reversed() {
      bytes.replaceSubrange(range, with: [UInt8(ascii: "_")])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("postgres://svc:hunter2@db.example:5432/shop", "postgres://_@db.example:5432/shop"),
    ("postgres://svc:p@ss@db.example/shop", "postgres://_@db.example/shop"),
    ("postgres://svc:p/a?s#s@db.example/shop", "postgres://_@db.example/shop"),
    ("https://db.example/x?token=abc&b=c", "https://db.example/x?token=_&b=c"),
    ("https://db.example/mail?to=a@b.example", "https://_@b.example"),
    ("jdbc:x://h;user=a;password=b", "jdbc:x://h;user=a;password=_"),
    ("https://db.example/x", "https://db.example/x"), ("", ""),
  ])
  func `URLs lose their credentials`(url: String, expected: String) {
    #expect(without(url) { URLSplitter.credentials(in: $0, of: $1) } == expected)
  }

  @Test(arguments: [
    ("SELECT * FROM t WHERE a = 'x' AND b = 12", "SELECT * FROM t WHERE a = '_' AND b = _"),
    ("INSERT INTO t VALUES ('it''s', \"two\", 0x1F)", "INSERT INTO t VALUES ('_', \"_\", _)"),
    (#"SELECT 'a\' OR b = 'c'"#, "SELECT '_'"),
    ("SELECT \"column\" FROM `t`", "SELECT \"column\" FROM `t`"),
    ("SELECT 'cut", "SELECT '_"), ("SELECT $tag$a$b$tag$, $1", "SELECT _, $1"),
    ("SELECT t1.c2 -- why\nFROM t /* x */", "SELECT t1.c2 _\nFROM t _"), ("", ""),
    (
      #"SELECT "a", "b" FROM "t" WHERE "t"."a" = "b c""#,
      #"SELECT "a", "b" FROM "t" WHERE "t"."a" = "_""#
    ),
    (#"UPDATE "t" SET "a" = "x", "b" = 'y'"#, #"UPDATE "t" SET "a" = "_", "b" = '_'"#),
    (
      #"INSERT INTO "t" ("a", "b") VALUES ("x", $2)"#,
      #"INSERT INTO "t" ("a", "b") VALUES ("_", $2)"#
    ),
    (
      #"DELETE FROM t WHERE ("t"."a" IN ("x", "y"))"#,
      #"DELETE FROM t WHERE ("t"."a" IN ("_", "_"))"#
    ),
    (
      #"SELECT \"a\" FROM t WHERE \"b\" = \"x\" AND c = 'd'"#,
      #"SELECT \"a\" FROM t WHERE \"b\" = \"_\" AND c = '_'"#
    ),
    (
      #"SELECT a FROM t WHERE b = \'x\' AND c = \'y\'"#,
      #"SELECT a FROM t WHERE b = \'_\' AND c = \'_\'"#
    ),
    (
      #"SELECT a FROM t WHERE b = E'it\'s' AND c = 'd'"#,
      "SELECT a FROM t WHERE b = E'_' AND c = '_'"
    ),
    (
      "SELECT a FROM t WHERE b = q'[it's]' AND c = Q'!it's!'",
      "SELECT a FROM t WHERE b = q'_' AND c = Q'_'"
    ),
    ("SELECT q'[cut", "SELECT q'_"),
    (
      #"MATCH (u {name: "x", tags: ["y"]}) RETURN u"#,
      #"MATCH (u {name: "_", tags: ["_"]}) RETURN u"#
    ),
    (#"SELECT a::"Type" FROM t LIMIT 20, 10"#, #"SELECT a::"Type" FROM t LIMIT 20, 10"#),
    ("SELECT TOP (10) a, 1 FROM t OFFSET 5", "SELECT TOP (10) a, _ FROM t OFFSET 5"),
    ("SELECT 1 FROM t WHERE a = 1", "SELECT 1 FROM t WHERE a = _"),
    (
      "CREATE TABLE t (a varchar(50), b numeric(10, 2), c text DEFAULT 7)",
      "CREATE TABLE t (a varchar(50), b numeric(10, 2), c text DEFAULT _)"
    ),
    (
      "SELECT char(65,66), a IN (7) FROM t LIMIT 1234567890",
      "SELECT char(_,_), a IN (_) FROM t LIMIT _"
    ),
  ])
  func `statements lose their literals`(statement: String, expected: String) {
    #expect(without(statement) { SQLSplitter.literals(in: $0, of: $1) } == expected)
  }

  @Test func `statements that differ in values have one normal form`() {
    let forms = ["SELECT a  FROM t\nWHERE b='x'", "select A from T where b='yy z'"].map {
      SQLSplitter.normalForm(of: Array($0.utf8)[...])
    }
    #expect(forms[0] == forms[1])
  }

  @Test(arguments: [
    ("psql -h db -pxyz --user=me shop", "psql -h _ -p_ --user=_ _"),
    ("PGPASSWORD=x psql shop", "PGPASSWORD=_ psql _"), ("git clone https://x", "git clone _"),
    ("/usr/bin/git push --force origin", "/usr/bin/git push --force _"),
    ("['curl', '-u', 'a:b', 'https://x']", "['curl', '-u', '_', '_']"), ("ls", "ls"), ("", ""),
    ("curl -H \"A: b c\" x", "curl -H \"_\" _"),
  ])
  func `command lines lose their values`(command: String, expected: String) {
    #expect(without(command) { ArgumentSplitter.values(in: $0, of: $1) } == expected)
  }

  @Test(arguments: [
    ("/home/ana/work/shop/src/main.swift", "/_/src/main.swift"),
    ("/usr/lib/x/y.so", "/usr/lib/x/y.so"),
    ("/home/ana/.venv/lib/site-packages/a/b.py", "/_/site-packages/a/b.py"),
    (#"C:\Users\ana\work\x.cs"#, #"_\work\x.cs"#), ("src/main.swift", "src/main.swift"),
  ])
  func `paths lose foreign directories`(path: String, expected: String) {
    #expect(without(path) { PathSplitter.foreignDirectories(in: $0, of: $1) } == expected)
  }

  @Test func `splitters stay inside what they split, whatever it holds`() {
    var random = SplitMix64(seed: 9)
    let alphabet = Array("ab1 '\"`\\$-/*:@?&=#;.[](),\n\u{0}é".utf8)
    for _ in 0..<3000 {
      let text = random.bytes(of: alphabet, count: 24)
      let lower = random.below(12)
      let range = lower..<(lower + random.below(12))
      let splits: [Split] = [
        URLSplitter.credentials, SQLSplitter.literals, ArgumentSplitter.values,
        PathSplitter.foreignDirectories,
      ]
      for split in splits {
        var end = range.lowerBound
        for part in split(range, text) {
          #expect(
            part.lowerBound >= end && part.upperBound <= range.upperBound,
            "\(text.shown) \(range)"
          )
          end = part.upperBound
        }
      }
      #expect(SQLSplitter.rangeAfterVerb(in: range, of: text).upperBound == range.upperBound)
    }
  }
}
