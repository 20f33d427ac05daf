import PatternSyntax
import Testing

@Suite struct ExplosiveQuantifierTests {
  @Test(arguments: [
    "a+", "(?:ab)+", "(?:[a-z]+-)*[a-z]+", #"(?:\\.|[^"\\])*"#,
    "(?:%[0-9A-F]{2}|[A-Za-z0-9_.~-])+", "(?:a+b)+", "(?:ab?)*", "(?:ab|ac)*", "(?:a++)+",
    "(?:(?>a+))+", "(?:(?>a+)b?)*", #"(?:\w++\s?)*x"#, "(?:a+)++", "(?>(?:a+)+)", "(?>a|ab)*x",
    "(?:(?!--)[^x])*--", #"\w*\w*"#, #"\w+\s*[:=]\s*\w+"#, "[^:]*:[^:]*:[^:]*:[^:]*",
    "(?:[0-9]{4})+", "(?:[0-9]{1,3}\\.){3}[0-9]{1,3}", "(?:[A-Za-z0-9+/]{76}\\r?\\n)*",
    "(?:[0-9a-f]{2}:){15,31}", "(?:a{1,3}){2}", "(?:[a-z]{1,10}){1,10}", "(?:x?y){20}",
    #"(["'])(?:[^"'\\]|\\.)*\1"#, #"(?:(["'])[^"']*\1)+"#, "(?:[^a]|a(?!b))*", "(?:a|b|cd|ce)+",
    #"\w*+\w*+\w*+"#, "(?:\\[[^\\]]*\\]|[^\\[\\]])+", "(?:[a-z]+(?:\\.[a-z]+)*,)+",
  ])
  func acceptsWhatIsUnambiguous(_ pattern: String) throws {
    #expect(explosiveQuantifier(in: try Pattern(parsing: pattern)) == nil)
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
    Refusal("(a+)+", 4, "nested quantifier"),
    Refusal("x(?:a*b?)*", 9, "can match nothing"),
    Refusal("(?:a+b?)*", 8, "nested quantifier"),
    Refusal(#"(\w*\s?)*x"#, 8, "can match nothing"),
    Refusal(#"(\w+\s?)*x"#, 8, "nested quantifier"),
    Refusal("(?:a|a)*", 7, "repeated alternatives"),
    Refusal("(?:a|ab)*", 8, "repeated alternatives"),
    Refusal("(?:[a-c]|[c-e])+", 15, "repeated alternatives"),
    Refusal(#"(?:\\u[0-9a-f]{4}|\\.|[^"\\])*"#, 29, "repeated"),
    Refusal("(?:)*", 4, "can match nothing"),
    Refusal("(?:a?){16}", 6, "can match nothing"),
    Refusal("(?:a{1,2}){1,40}", 10, "nested quantifier"),
    Refusal("(?:a+){1,5}", 6, "nested quantifier"),
    Refusal("(?:(?:a?|b?)c)*", 14, "nested quantifier"),
    Refusal("(?:(?:a+)+b)++", 9, "nested quantifier"),
    Refusal("(?>(?:a+)+b)", 9, "nested quantifier"),
    Refusal("(?:a+){50,}+", 6, "nested quantifier"),
    Refusal("(?:a+?)+", 7, "nested quantifier"),
    Refusal("(?:a++|a|a)+", 11, "repeated"),
    Refusal("(?:a+(?=b))+", 11, "nested quantifier"),
    Refusal("(?=(?:a+)+b)", 9, "nested quantifier"),
    Refusal(#"\w*\w*\w*"#, 8, "three open-ended quantifiers"),
    Refusal(#"\w*\s*\w*-?\w*"#, 13, "three open-ended quantifiers"),
    Refusal(".*foo.*bar.*", 11, "three open-ended quantifiers"),
    Refusal("(.*)(.*)(.*)", 10, "three open-ended quantifiers"),
  ])
  func refusesWhatCanExplode(_ row: Refusal) throws {
    let error = explosiveQuantifier(in: try Pattern(parsing: row.pattern))
    #expect(error?.offset == row.offset)
    #expect(error?.message.contains(row.phrase) == true, "\(error?.message ?? "")")
  }

  @Test func namesTheFix() throws {
    let error = explosiveQuantifier(in: try Pattern(parsing: "(a+)+"))
    #expect(
      error?.message
        == "nested quantifier can take exponential time; make the inner one possessive or atomic"
    )
  }
}
