import Testing

/// Mistakes that the compiler finds, as they are printed.
enum CompilerMistakes {
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    var lines: String
    var grammar: [String: String] = [:]
    var printed: String
    var testDescription: String { name }

    init(_ name: String, _ lines: String, grammar: [String: String] = [:], _ printed: String) {
      self.name = name
      self.lines = lines
      self.grammar = grammar
      self.printed = printed
    }
  }

  static let all: [Row] = [
    Row(
      "PCRE2's message in single quotes",
      #"pattern: 'it''s toy[0-9'"#,
      #"""
      Rules/packs/toys.yaml:8:28: error: missing terminating ] for character class
          pattern: 'it''s toy[0-9'
                                 ^
      """#
    ),
    Row(
      "an escape before the place",
      #"pattern: "\x74oy\t([""#,
      #"""
      Rules/packs/toys.yaml:8:25: error: missing terminating ] for character class
          pattern: "\x74oy\t(["
                              ^
      """#
    ),
    Row(
      "a block scalar",
      #"""
      pattern: |-
        (?x) toy
          [0-9]{4}  # é
          (?<secret>
      """#,
      #"""
      Rules/packs/toys.yaml:11:19: error: missing closing parenthesis
              (?<secret>
                        ^
      """#
    ),
    Row(
      "a folded scalar",
      #"""
      pattern: >-
        toy
        [z-a]
      """#,
      #"""
      Rules/packs/toys.yaml:10:10: error: range out of order in character class
            [z-a]
               ^
      """#
    ),
    Row(
      "characters of several bytes before the place",
      #"pattern: '密é🔑(?<>x)'"#,
      #"""
      Rules/packs/toys.yaml:8:21: error: subpattern name expected
          pattern: '密é🔑(?<>x)'
                          ^
      """#
    ),
    Row(
      "a call of nothing",
      #"pattern: 'toy(?&digitz)'"#,
      grammar: ["digits": "[0-9]{4}"],
      #"""
      Rules/packs/toys.yaml:8:18: error: no pattern of the grammar is called `digitz`; did you mean `digits`?
          pattern: 'toy(?&digitz)'
                       ^
      """#
    ),
    Row(
      "calls in a circle",
      #"pattern: 'toy(?&one)'"#,
      grammar: ["one": "a(?&two)", "two": "(?&one)"],
      #"""
      grammar.yaml:1:2: error: this call goes in a circle: two → one → two
      grammar.yaml:1:1: error: this call goes in a circle: one → two → one
      Rules/packs/toys.yaml:8:18: error: this call goes in a circle: one → two → one
          pattern: 'toy(?&one)'
                       ^
      """#
    ),
    Row(
      "a mistake inside a definition",
      #"pattern: 'toy-(?&digits)'"#,
      grammar: ["digits": "[0-9"],
      #"""
      grammar.yaml:1:5: error: missing terminating ] for character class
      Rules/packs/toys.yaml:8:29: error: missing terminating ] for character class
          pattern: 'toy-(?&digits)'
                                  ^
      """#
    ),
    Row(
      "a mistake behind a call",
      #"pattern: 'toy(?&digits)(?<secret>[b-a])'"#,
      grammar: ["digits": "[0-9]{4}"],
      #"""
      Rules/packs/toys.yaml:8:41: error: range out of order in character class
          pattern: 'toy(?&digits)(?<secret>[b-a])'
                                              ^
      """#
    ),
    Row(
      "what is not supported",
      #"pattern: 'toy\K[0-9]'"#,
      #"""
      Rules/packs/toys.yaml:8:18: error: \K is not supported
          pattern: 'toy\K[0-9]'
                       ^
      """#
    ),
    Row(
      "a quantifier that can explode",
      #"pattern: 'toy(?:[0-9]+)+x'"#,
      #"""
      Rules/packs/toys.yaml:8:28: error: nested quantifier can take exponential time; make the inner one possessive or atomic
          pattern: 'toy(?:[0-9]+)+x'
                                 ^
      """#
    ),
    Row(
      "an empty match",
      #"pattern: '(?:toy)?'"#,
      #"""
      Rules/packs/toys.yaml:8:15: error: the pattern matches the empty text
          pattern: '(?:toy)?'
                    ^
      """#
    ),
    Row(
      "no literal",
      #"pattern: '[a-z]{8}[0-9]+'"#,
      #"""
      Rules/packs/toys.yaml:8:15: error: no literal stands in every match; declare 'literals' and 'reach'
          pattern: '[a-z]{8}[0-9]+'
                    ^
      """#
    ),
    Row(
      "an empty literal",
      #"literals: ['']"#,
      #"""
      Rules/packs/toys.yaml:9:16: error: text is empty
          literals: ['']
                     ^
      """#
    ),
    Row(
      "a literal that is too long",
      #"literals: ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa']"#,
      #"""
      Rules/packs/toys.yaml:9:17: error: a literal has 1 to 64 bytes
          literals: ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa']
                      ^
      """#
    ),
    Row(
      "a literal that is not in the match",
      #"literals: [boy]"#,
      #"""
      Rules/packs/toys.yaml:7:17: error: no literal stands within reach of the match at byte 0
          examples: ['⟦toy1234⟧']
                      ^
      """#
    ),
    Row(
      "a literal out of reach",
      #"""
      pattern: '[a-z]{0,3}toy[0-9]{4}'
      literals: [oy]
      reach: {before: 0, after: 9}
      examples: ['⟦aaatoy1234⟧']
      """#,
      #"""
      Rules/packs/toys.yaml:10:17: error: no literal stands within reach of the match at byte 0
          examples: ['⟦aaatoy1234⟧']
                      ^
      """#
    ),
    Row(
      "a run that is no class",
      #"run: '[a-z]+[a-z]'"#,
      #"""
      Rules/packs/toys.yaml:9:11: error: 'run' is one character class, such as [A-Za-z0-9_-]
          run: '[a-z]+[a-z]'
                ^
      """#
    ),
    Row(
      "a mistake in the run",
      #"run: '[z-a]'"#,
      #"""
      Rules/packs/toys.yaml:9:14: error: range out of order in character class
          run: '[z-a]'
                   ^
      """#
    ),
    Row(
      "a mistake in an exception",
      #"except: ['toy', 'toy(']"#,
      #"""
      Rules/packs/toys.yaml:9:26: error: missing closing parenthesis
          except: ['toy', 'toy(']
                               ^
      """#
    ),
    Row(
      "two mistakes of one rule",
      #"""
      except: ['(a']
      run: '[z-a]'
      """#,
      #"""
      Rules/packs/toys.yaml:9:17: error: missing closing parenthesis
          except: ['(a']
                      ^
      Rules/packs/toys.yaml:10:14: error: range out of order in character class
          run: '[z-a]'
                   ^
      """#
    ),
    Row(
      "lookbehind that reaches too far",
      #"pattern: '(?<=[a-z]{300})toy'"#,
      #"""
      Rules/packs/toys.yaml:8:15: error: lookbehind reaches 300 bytes back, at most 256 are visible
          pattern: '(?<=[a-z]{300})toy'
                    ^
      """#
    ),
    Row(
      "lookbehind without a bound",
      #"pattern: '(?<=[a-z]+)toy'"#,
      #"""
      Rules/packs/toys.yaml:8:15: error: lookbehind assertion is not fixed length
          pattern: '(?<=[a-z]+)toy'
                    ^
      """#
    ),
    Row(
      "an opening without a bound",
      #"block: {open: 'BEGIN[a-z]*', body: '[a-z]'}"#,
      #"""
      Rules/packs/toys.yaml:8:20: error: a piece of a block reaches at most 1024 bytes; bound its quantifiers
          block: {open: 'BEGIN[a-z]*', body: '[a-z]'}
                         ^
      """#
    ),
    Row(
      "a body without a bound",
      #"block: {open: BEGIN, body: '[a-z]+', close: 'END.*'}"#,
      #"""
      Rules/packs/toys.yaml:8:33: error: a piece of a block reaches at most 1024 bytes; bound its quantifiers
          block: {open: BEGIN, body: '[a-z]+', close: 'END.*'}
                                      ^
      Rules/packs/toys.yaml:8:50: error: a piece of a block reaches at most 1024 bytes; bound its quantifiers
          block: {open: BEGIN, body: '[a-z]+', close: 'END.*'}
                                                       ^
      """#
    ),
    Row(
      "a body that is too long",
      #"block: {open: BEGIN, body: '[a-z]{1,1025}'}"#,
      #"""
      Rules/packs/toys.yaml:8:33: error: a piece of a block reaches at most 1024 bytes; bound its quantifiers
          block: {open: BEGIN, body: '[a-z]{1,1025}'}
                                      ^
      """#
    ),
    Row(
      "an empty body",
      #"block: {open: BEGIN, body: '[a-z]{0,8}', close: '(?:END)?'}"#,
      #"""
      Rules/packs/toys.yaml:8:33: error: the pattern matches the empty text
          block: {open: BEGIN, body: '[a-z]{0,8}', close: '(?:END)?'}
                                      ^
      Rules/packs/toys.yaml:8:54: error: the pattern matches the empty text
          block: {open: BEGIN, body: '[a-z]{0,8}', close: '(?:END)?'}
                                                           ^
      """#
    ),
    Row(
      "a mistake in a body",
      #"block: {open: BEGIN, body: "[a-z", close: END}"#,
      #"""
      Rules/packs/toys.yaml:8:37: error: missing terminating ] for character class
          block: {open: BEGIN, body: "[a-z", close: END}
                                          ^
      """#
    ),
    Row(
      "an example without marks",
      #"examples: ['toy1234']"#,
      #"""
      Rules/packs/toys.yaml:8:17: error: an example marks with ⟦…⟧ what the rule has to find
          examples: ['toy1234']
                      ^
      """#
    ),
    Row(
      "an example whose mark is not closed",
      #"examples: ['⟦toy1234']"#,
      #"""
      Rules/packs/toys.yaml:8:17: error: an example marks with ⟦…⟧ what the rule has to find
          examples: ['⟦toy1234']
                      ^
      """#
    ),
    Row(
      "an example in which nothing is found",
      #"examples: ['⟦boy1234⟧']"#,
      #"""
      Rules/packs/toys.yaml:8:17: error: the rule finds nothing here
          examples: ['⟦boy1234⟧']
                      ^
      """#
    ),
    Row(
      "an example in which something else is found",
      #"examples: ['⟦toy1234 toy⟧5678']"#,
      #"""
      Rules/packs/toys.yaml:8:17: error: the rule finds 'toy1234', 'toy5678' here
          examples: ['⟦toy1234 toy⟧5678']
                      ^
      """#
    ),
    Row(
      "a second example",
      #"""
      examples:
        - '⟦toy1234⟧'
        - 'a ⟦toy123⟧'
      """#,
      #"""
      Rules/packs/toys.yaml:10:10: error: the rule finds nothing here
            - 'a ⟦toy123⟧'
               ^
      """#
    ),
    Row(
      "a counterexample in which something is found",
      #"counterexamples: [boy, 'a toy{digit:4}']"#,
      #"""
      Rules/packs/toys.yaml:8:29: error: the rule finds 'toy1134' in a counterexample
          counterexamples: [boy, 'a toy{digit:4}']
                                  ^
      """#
    ),
    Row(
      "a placeholder that is found again",
      #"""
      pattern: 'toy=(?<secret>[a-z0-9]+|\[.*)'
      examples: ['toy=⟦abc1⟧, b']
      """#,
      #"""
      Rules/packs/toys.yaml:8:17: error: after redaction the rule finds '[redacted:toy-key], b' again
          examples: ['toy=⟦abc1⟧, b']
                      ^
      """#
    ),
    Row(
      "an opener that hides the token",
      #"pattern: '(?<![(])toy[0-9]{4}'"#,
      #"""
      Rules/packs/toys.yaml:6:17: error: the token is not found behind '('
          examples: ['⟦toy1234⟧']
                      ^
      """#
    ),
    Row(
      "a terminator that hides the token",
      #"pattern: 'toy[0-9]{4}(?![|])'"#,
      #"""
      Rules/packs/toys.yaml:6:17: error: the token is not found before '|'
          examples: ['⟦toy1234⟧']
                      ^
      """#
    ),
  ]
}
