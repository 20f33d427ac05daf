import PatternSyntax
import RuleModel
import Testing

@Suite struct PatternParserTests {
  struct Acceptance: CustomTestStringConvertible {
    var pattern: String
    var alphabet: String
    var testDescription: String { pattern }

    init(_ pattern: String, _ alphabet: String) {
      self.pattern = pattern
      self.alphabet = alphabet
    }
  }

  @Test(arguments: [
    Acceptance("abc", "abc"),
    Acceptance(#"\Qa.b\E+c"#, "a.bc"),
    Acceptance(#"a\Q\E+"#, "a"),
    Acceptance(#"\Qa|b)"#, "a|b)"),
    Acceptance("(?i)a1", "aA1"),
    Acceptance("(?i:a)b", "aAb"),
    Acceptance("(a(?i)b|c)d", "abBcCd"),
    Acceptance("(?i)a(?-i)b", "aAb"),
    Acceptance("(?x) a b # c\n d", "abd"),
    Acceptance("(?x) [a b]\\ ", "a b"),
    Acceptance("a(?#comment)+", "a"),
    Acceptance(#"\x41\x{42}\103\0\o{104}\e"#, "ABC\0D\u{1B}"),
    Acceptance(#"\n\r\t\f\a\cA"#, "\n\r\t\u{0C}\u{07}\u{01}"),
    Acceptance(#"\.\{\/\-\@"#, ".{/-@"),
    Acceptance("a{b{1,x}{}", "a{b1,x}"),
    Acceptance("[]a]", "]a"),
    Acceptance("[a-]", "a-"),
    Acceptance("[-a]", "-a"),
    Acceptance("[a-c-e]", "abc-e"),
    Acceptance(#"[\d-]"#, "0123456789-"),
    Acceptance(#"[\Qa-c\E]"#, "a-c"),
    Acceptance(#"[\]\b\x41-C]"#, "]\u{08}ABC"),
    Acceptance("[[:xdigit:]]", "0123456789abcdefABCDEF"),
    Acceptance("[[:lower]+", "[:lower"),
    Acceptance("[:=]", ":="),
    Acceptance("(?i)[a-c]", "abcABC"),
    Acceptance("(?i)[[:^upper:][:punct:]]{0}(?-i)a", "a"),
    Acceptance("a||b", "ab"),
    Acceptance("()", ""),
    Acceptance("(?>a)(?|b|c)", "abc"),
    Acceptance("(?=x)a(?!y)(?<=z)(?<!w)", "a"),
    Acceptance("é", "é"),
    Acceptance("(?:é)?", "é"),
    Acceptance("a*+b+?c??d{2}+e{2,}?f{2,3}", "abcdef"),
    Acceptance("(?(1)a|b)(c)", "abc"),
    Acceptance("(?<n>c)(?(<n>)a)(?('n')b)(?(-1)d)", "cabd"),
    Acceptance("(?(1)(?:a|b))(c)", "abc"),
  ])
  func readsLiteralsAndClasses(_ row: Acceptance) throws {
    let analysis = PatternAnalysis(of: try Pattern(parsing: row.pattern))
    guard !row.pattern.contains("{0}") else { return }
    #expect(analysis.secretAlphabet == ByteSet(row.alphabet))
  }

  struct Size: CustomTestStringConvertible {
    var pattern: String
    var count: Int
    var testDescription: String { pattern }

    init(_ pattern: String, _ count: Int) {
      self.pattern = pattern
      self.count = count
    }
  }

  @Test(arguments: [
    Size(".", 255), Size("(?s).", 256), Size(#"\N"#, 255), Size(#"\d"#, 10), Size(#"\D"#, 246),
    Size(#"\w"#, 63), Size(#"\W"#, 193), Size(#"\s"#, 6), Size(#"\S"#, 250), Size(#"\h"#, 3),
    Size(#"\H"#, 253), Size(#"\v"#, 5), Size(#"\V"#, 251), Size(#"\R"#, 5), Size("[^a]", 255),
    Size("(?i)[^a]", 254), Size(#"[\s\S]"#, 256), Size("[[:^alpha:]]", 204),
    Size("(?i)[[:upper:]]", 52), Size("(?i)[[:^upper:]]", 204), Size("[[:alnum:]_-]", 64),
    Size("[^[:space:]]", 250), Size(#"[^\W_]"#, 62), Size(#"[\x80-\xff]"#, 128),
    Size("[[:ascii:]]", 128), Size("[[:print:]]", 95), Size("[[:graph:]]", 94),
    Size("[[:punct:]]", 32), Size("[[:cntrl:]]", 33), Size("[[:blank:]]", 2),
  ])
  func knowsSizeOfClass(_ row: Size) throws {
    let analysis = PatternAnalysis(of: try Pattern(parsing: row.pattern))
    #expect(analysis.secretAlphabet.count == row.count)
  }

  struct Refusal: CustomTestStringConvertible {
    var pattern: String
    var offset: Int
    var phrase: String
    var testDescription: String { pattern }

    init(_ pattern: String, _ offset: Int, _ phrase: String) {
      self.pattern = pattern
      self.offset = offset
      self.phrase = phrase
    }
  }

  @Test(arguments: [
    Refusal("a(b", 1, "this group is not closed"),
    Refusal("a)b", 1, "closes no group"),
    Refusal("x[a", 1, "this class is not closed"),
    Refusal("[]", 0, "this class is not closed"),
    Refusal("a(?#x", 1, "this comment is not closed"),
    Refusal(#"ab\"#, 2, "ends with a backslash"),
    Refusal("*a", 0, "follows nothing"),
    Refusal("a|+", 2, "follows nothing"),
    Refusal("a**", 2, "follows nothing"),
    Refusal("(?x)a+ +", 7, "follows nothing"),
    Refusal("^*", 1, "follows nothing"),
    Refusal(#"\b+"#, 2, "follows nothing"),
    Refusal("(?=a)*", 5, "follows nothing"),
    Refusal("(?i)*", 4, "follows nothing"),
    Refusal("a{3,2}", 1, "out of order"),
    Refusal("a{70000}", 1, "65535"),
    Refusal("a{,3}", 1, "versions of PCRE2"),
    Refusal("a{ 3 }", 1, "versions of PCRE2"),
    Refusal("é?", 2, "only the last byte"),
    Refusal("[é]", 1, "several bytes"),
    Refusal("[b-a]", 1, "out of order"),
    Refusal(#"[\d-z]"#, 3, "cannot begin with a class"),
    Refusal(#"[a-\d]"#, 1, "cannot end with a class"),
    Refusal("[[:nope:]]", 1, "no such POSIX class"),
    Refusal("[[.a.]]", 1, "no such POSIX class"),
    Refusal("[:alpha:]", 0, "another pair of brackets"),
    Refusal(#"[\Qa\E-z]"#, 0, "no place for a quotation"),
    Refusal(#"[\E^a]"#, 0, "no place for a quotation"),
    Refusal("a(?R)", 1, "recursion"),
    Refusal("(a)(?1)", 3, "recursion"),
    Refusal("(a)(?-1)", 3, "recursion"),
    Refusal("(?<n>a)(?P>n)", 7, "recursion"),
    Refusal(#"(a)\g<1>"#, 3, "recursion"),
    Refusal("x(?&n)", 1, "names no pattern of the grammar"),
    Refusal(#"a\K"#, 1, "\\K is not supported"),
    Refusal(#"a\G"#, 1, "\\G is not supported"),
    Refusal(#"a\C"#, 1, "\\C is not supported"),
    Refusal(#"a\X"#, 1, "UTF mode"),
    Refusal(#"\p{L}"#, 0, "UTF mode"),
    Refusal(#"\N{U+41}"#, 0, "UTF mode"),
    Refusal(#"a\q"#, 1, "no escape"),
    Refusal(#"[\B]"#, 1, "no escape"),
    Refusal("a(?C1)", 1, "callouts"),
    Refusal("(*UTF)a", 0, "verbs"),
    Refusal("a(*SKIP)", 1, "verbs"),
    Refusal("(?<=a+)b", 0, "no greatest length"),
    Refusal(#"(a)(?<=\1)b"#, 3, "no greatest length"),
    Refusal("x(?<=a|bc?)", 1, "no fixed length"),
    Refusal("(?z)", 2, "option"),
    Refusal("(?xx)", 2, "option"),
    Refusal("(?<1>a)", 3, "group name"),
    Refusal("(?<a", 3, "group name is not closed"),
    Refusal("(?<n>a)(?<n>b)", 10, "two groups are called `n`"),
    Refusal("(?|(?<n>a)|(?<m>b))", 14, "the same name"),
    Refusal(#"\1"#, 0, "no group of this number"),
    Refusal(#"(a)\g{-2}"#, 3, "no group of this number"),
    Refusal(#"\k<n>"#, 0, "no group called `n`"),
    Refusal("(?(1)a|b)", 0, "no group of this number"),
    Refusal("(a)(?(1)a|b|c)", 3, "at most two branches"),
    Refusal("(?(?=a)b|c)", 0, "conditions on a group"),
    Refusal("(?(R)b|c)", 0, "conditions on a group"),
    Refusal("(?(DEFINE)b)", 0, "conditions on a group"),
    Refusal(#"\x{100}"#, 0, "no byte value"),
    Refusal(#"\400"#, 0, "no byte value"),
    Refusal(#"\777"#, 0, "no byte value"),
    Refusal(String(repeating: "(", count: 300), 250, "250 deep"),
  ])
  func refuses(_ row: Refusal) {
    let error = #expect(throws: PatternError.self) { try Pattern(parsing: row.pattern) }
    #expect(error?.offset == row.offset)
    #expect(error?.message.contains(row.phrase) == true, "\(error?.message ?? "")")
  }

  struct Groups: CustomTestStringConvertible {
    var pattern: String
    var count: Int
    var numbers: [String: [Int]]
    var testDescription: String { pattern }
  }

  @Test(arguments: [
    Groups(pattern: "(a)(?:b)(c)", count: 2, numbers: [:]),
    Groups(pattern: "(?<x>a)(?P<y>b)(?'z'c)", count: 3, numbers: ["x": [1], "y": [2], "z": [3]]),
    Groups(pattern: "((?<x>a)|(b))(?<y>c)", count: 4, numbers: ["x": [2], "y": [4]]),
    Groups(pattern: "(?|(a)(b)|(c))(?<x>d)", count: 3, numbers: ["x": [3]]),
    Groups(pattern: "(?|(?<x>a)|(?<x>b))", count: 1, numbers: ["x": [1]]),
    Groups(pattern: "(?J)(?<x>a)|(?<x>b)", count: 2, numbers: ["x": [1, 2]]),
    Groups(pattern: "(?|a|(b(?|(c)|(d)(e))))(f)", count: 4, numbers: [:]),
  ])
  func numbersGroupsAsPCRE2Does(_ row: Groups) throws {
    let pattern = try Pattern(parsing: row.pattern)
    #expect(pattern.groupCount == row.count)
    #expect(pattern.groupNumbers == row.numbers)
  }

  @Test func nodesKnowWhereTheyStand() throws {
    let pattern = try Pattern(parsing: "ab(?:c|d)+")
    guard case .sequence(let parts) = pattern.root.kind else {
      Issue.record("no sequence")
      return
    }
    #expect(parts.map(\.range) == [0..<1, 1..<2, 2..<10])
  }
}
