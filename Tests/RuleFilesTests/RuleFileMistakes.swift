/// Rule files with mistakes, and what is printed about them.
enum RuleFileMistakes {
  static let all = [
    Mistake(
      "typo in a key",
      inRule: "mutliline: true",
      """
      Rules/packs/toys.yaml:9:5: error: unknown key 'mutliline'; did you mean 'multiline'?
          mutliline: true
          ^
      """
    ),
    Mistake(
      "typo in a key that has to be",
      inRule: "examlpes: [a]",
      insteadOf: "examples",
      """
      Rules/packs/toys.yaml:8:5: error: unknown key 'examlpes'; did you mean 'examples'?
          examlpes: [a]
          ^
      """
    ),
    Mistake(
      "typo in pattern",
      inRule: "patern: a",
      insteadOf: "pattern",
      """
      Rules/packs/toys.yaml:8:5: error: unknown key 'patern'; did you mean 'pattern'?
          patern: a
          ^
      """
    ),
    Mistake(
      "quote in quotes",
      inRule: "except: ['it's']",
      """
      Rules/packs/toys.yaml:9:18: error: did not find expected ',' or ']' while parsing a flow sequence; the value ends with the ' before
          except: ['it's']
                       ^
      """
    ),
    Mistake(
      "duplicate keys in a mapping",
      inRule: "reach: {before: 1, after: 2, before: 3, after: 4}",
      """
      Rules/packs/toys.yaml:9:34: error: duplicate key 'before'; first at line 9
          reach: {before: 1, after: 2, before: 3, after: 4}
                                       ^
      Rules/packs/toys.yaml:9:45: error: duplicate key 'after'; first at line 9
          reach: {before: 1, after: 2, before: 3, after: 4}
                                                  ^
      """
    ),
    Mistake(
      "unknown key",
      inRule: "colour: red",
      """
      Rules/packs/toys.yaml:9:5: error: unknown key 'colour'
          colour: red
          ^
      """
    ),
    Mistake(
      "duplicate key",
      inRule: "label: other",
      """
      Rules/packs/toys.yaml:9:5: error: duplicate key 'label'; first at line 5
          label: other
          ^
      """
    ),
    Mistake(
      "missing text",
      inRule: "",
      insteadOf: "summary",
      """
      Rules/packs/toys.yaml:2:5: error: missing key 'summary'
        - id: credential.toy.key
          ^
      """
    ),
    Mistake(
      "missing examples",
      inRule: "",
      insteadOf: "examples",
      """
      Rules/packs/toys.yaml:2:5: error: missing key 'examples'
        - id: credential.toy.key
          ^
      """
    ),
    Mistake(
      "missing counterexamples",
      inRule: "",
      insteadOf: "counterexamples",
      """
      Rules/packs/toys.yaml:2:5: error: missing key 'counterexamples'
        - id: credential.toy.key
          ^
      """
    ),
    Mistake(
      "list for a text",
      inRule: "summary: [a]",
      insteadOf: "summary",
      """
      Rules/packs/toys.yaml:8:14: error: expected a text, found a list
          summary: [a]
                   ^
      """
    ),
    Mistake(
      "nothing for a text",
      inRule: "source:",
      insteadOf: "source",
      """
      Rules/packs/toys.yaml:8:12: error: expected a text, found nothing
          source:
                 ^
      """
    ),
    Mistake(
      "empty text",
      inRule: "source: ''",
      insteadOf: "source",
      """
      Rules/packs/toys.yaml:8:13: error: text is empty
          source: ''
                  ^
      """
    ),
    Mistake(
      "class without quotes",
      inRule: "pattern: [a-z]+",
      insteadOf: "pattern",
      """
      Rules/packs/toys.yaml:8:19: error: did not find expected key while parsing a block mapping begun at line 2; the value ends with the ] before
          pattern: [a-z]+
                        ^
      """
    ),
    Mistake(
      "class alone without quotes",
      inRule: "pattern: [a-z]",
      insteadOf: "pattern",
      """
      Rules/packs/toys.yaml:8:14: error: expected a text, found a list
          pattern: [a-z]
                   ^
      """
    ),
    Mistake(
      "text for a list",
      inRule: "literals: toy",
      """
      Rules/packs/toys.yaml:9:15: error: expected a list of texts, found a text
          literals: toy
                    ^
      """
    ),
    Mistake(
      "mapping in a list",
      inRule: "literals: [toy, {a: b}]",
      """
      Rules/packs/toys.yaml:9:21: error: expected a text, found a mapping
          literals: [toy, {a: b}]
                          ^
      """
    ),
    Mistake(
      "empty list",
      inRule: "examples: []",
      insteadOf: "examples",
      """
      Rules/packs/toys.yaml:8:15: error: list is empty
          examples: []
                    ^
      """
    ),
    Mistake(
      "text for a flag",
      inRule: "multiline: yes",
      """
      Rules/packs/toys.yaml:9:16: error: expected true or false, found 'yes'
          multiline: yes
                     ^
      """
    ),
    Mistake(
      "quoted flag",
      inRule: "multiline: 'true'",
      """
      Rules/packs/toys.yaml:9:16: error: expected true or false, found a text
          multiline: 'true'
                     ^
      """
    ),
    Mistake(
      "text for a mapping",
      inRule: "reach: 12",
      """
      Rules/packs/toys.yaml:9:12: error: expected a mapping, found '12'
          reach: 12
                 ^
      """
    ),
    Mistake(
      "list for a number",
      inRule: "reach: {before: [1], after: 2}",
      """
      Rules/packs/toys.yaml:9:21: error: expected a number from 0 to 256, found a list
          reach: {before: [1], after: 2}
                          ^
      """
    ),
    Mistake(
      "text for a number",
      inRule: "reach: {before: few, after: 2}",
      """
      Rules/packs/toys.yaml:9:21: error: expected a number from 0 to 256, found 'few'
          reach: {before: few, after: 2}
                          ^
      """
    ),
    Mistake(
      "reach out of bounds",
      inRule: "reach: {before: 257, after: -1}",
      """
      Rules/packs/toys.yaml:9:21: error: expected a number from 0 to 256, found '257'
          reach: {before: 257, after: -1}
                          ^
      Rules/packs/toys.yaml:9:33: error: expected a number from 0 to 4096, found '-1'
          reach: {before: 257, after: -1}
                                      ^
      """
    ),
    Mistake(
      "half a reach",
      inRule: "reach: {before: 1}",
      """
      Rules/packs/toys.yaml:9:12: error: missing key 'after'
          reach: {before: 1}
                 ^
      """
    ),
    Mistake(
      "typo in a severity",
      inRule: "severity: hgih",
      """
      Rules/packs/toys.yaml:9:15: error: unknown severity 'hgih'; did you mean 'high'?
          severity: hgih
                    ^
      """
    ),
    Mistake(
      "far from any severity",
      inRule: "severity: awful",
      """
      Rules/packs/toys.yaml:9:15: error: unknown severity 'awful'; known: low, medium, high, critical
          severity: awful
                    ^
      """
    ),
    Mistake(
      "confidence",
      inRule: #"confidence: "h\x69hg""#,
      """
      Rules/packs/toys.yaml:9:18: error: unknown confidence 'hihg'; did you mean 'high'?
          confidence: "h\\x69hg"
                       ^
      """
    ),
    Mistake(
      "trigger",
      inRule: "trigger: card-digit",
      """
      Rules/packs/toys.yaml:9:14: error: unknown trigger 'card-digit'; did you mean 'card-digits'?
          trigger: card-digit
                   ^
      """
    ),
    Mistake(
      "boundaries",
      inRule: "boundaries: tokens",
      """
      Rules/packs/toys.yaml:9:17: error: unknown boundaries 'tokens'; did you mean 'token'?
          boundaries: tokens
                      ^
      """
    ),
    Mistake(
      "splitter",
      inRule: "splitter: uri",
      """
      Rules/packs/toys.yaml:9:15: error: unknown splitter 'uri'; did you mean 'url'?
          splitter: uri
                    ^
      """
    ),
    Mistake(
      "validators",
      inRule: "validate: [luhn, mod79, entropy>=3, entropy>=x]",
      """
      Rules/packs/toys.yaml:9:22: error: unknown validator 'mod79'; did you mean 'mod97'?
          validate: [luhn, mod79, entropy>=3, entropy>=x]
                           ^
      Rules/packs/toys.yaml:9:41: error: unknown validator 'entropy>=x'; did you mean 'entropy>=3.0'?
          validate: [luhn, mod79, entropy>=3, entropy>=x]
                                              ^
      """
    ),
    Mistake(
      "trigger and literals",
      inRule: "literals: [a]\ntrigger: card-digits",
      """
      Rules/packs/toys.yaml:10:5: error: 'trigger' beside 'literals'; a rule has one of them
          trigger: card-digits
          ^
      """
    ),
    Mistake(
      "run",
      inRule: "run: '\\S'",
      """
      Rules/packs/toys.yaml:9:11: error: expected a character class in brackets, found '\\S'
          run: '\\S'
                ^
      """
    ),
    Mistake(
      "id of two parts",
      inRule: "id: credential.key",
      insteadOf: "id",
      """
      Rules/packs/toys.yaml:9:9: error: malformed id 'credential.key'; write three or more dotted parts of a-z, 0-9 and single hyphens
          id: credential.key
              ^
      """
    ),
    Mistake(
      "upper case in an id",
      inRule: "id: credential.Toy.key",
      insteadOf: "id",
      """
      Rules/packs/toys.yaml:9:19: error: malformed id 'credential.Toy.key'; write three or more dotted parts of a-z, 0-9 and single hyphens
          id: credential.Toy.key
                        ^
      """
    ),
    Mistake(
      "two hyphens in an id",
      inRule: "id: credential.toy--b.key",
      insteadOf: "id",
      """
      Rules/packs/toys.yaml:9:23: error: malformed id 'credential.toy--b.key'; write three or more dotted parts of a-z, 0-9 and single hyphens
          id: credential.toy--b.key
                            ^
      """
    ),
    Mistake(
      "dot at an id's end",
      inRule: "id: 'credential.toy.key.'",
      insteadOf: "id",
      """
      Rules/packs/toys.yaml:9:28: error: malformed id 'credential.toy.key.'; write three or more dotted parts of a-z, 0-9 and single hyphens
          id: 'credential.toy.key.'
                                 ^
      """
    ),
    Mistake(
      "typo in a category",
      inRule: "id: credentail.toy.key",
      insteadOf: "id",
      """
      Rules/packs/toys.yaml:9:9: error: unknown category 'credentail'; did you mean 'credential'?
          id: credentail.toy.key
              ^
      """
    ),
    Mistake(
      "label",
      inRule: #"label: "toy\x2dkey_é""#,
      insteadOf: "label",
      """
      Rules/packs/toys.yaml:8:23: error: malformed label 'toy-key_é'; write words of a-z and 0-9 joined by single hyphens
          label: "toy\\x2dkey_é"
                            ^
      """
    ),
    Mistake(
      "long label",
      inRule: "label: a123456789-123456789-123456789-123456789-1",
      insteadOf: "label",
      """
      Rules/packs/toys.yaml:8:52: error: label is longer than 40 bytes
          label: a123456789-123456789-123456789-123456789-1
                                                         ^
      """
    ),
    Mistake(
      "no pattern",
      inRule: "",
      insteadOf: "pattern",
      """
      Rules/packs/toys.yaml:2:5: error: missing key 'pattern', 'template' or 'block'
        - id: credential.toy.key
          ^
      """
    ),
    Mistake(
      "three patterns",
      inRule: "block: {open: a, body: b}\ntemplate: 'a {b}'\nslots: {b: secret}",
      """
      Rules/packs/toys.yaml:9:5: error: 'block' beside 'pattern'; a rule has one of pattern, template and block
          block: {open: a, body: b}
          ^
      Rules/packs/toys.yaml:10:5: error: 'template' beside 'pattern'; a rule has one of pattern, template and block
          template: 'a {b}'
          ^
      """
    ),
    Mistake(
      "slots of nothing",
      inRule: "slots: {b: secret}",
      """
      Rules/packs/toys.yaml:9:5: error: 'slots' without 'template'
          slots: {b: secret}
          ^
      """
    ),
    Mistake(
      "block",
      inRule: "block: {open: a, end: b}",
      insteadOf: "pattern",
      """
      Rules/packs/toys.yaml:8:12: error: missing key 'body'
          block: {open: a, end: b}
                 ^
      Rules/packs/toys.yaml:8:22: error: unknown key 'end'
          block: {open: a, end: b}
                           ^
      """
    ),
    Mistake(
      "template without slots",
      inRule: "template: a {b}",
      insteadOf: "pattern",
      """
      Rules/packs/toys.yaml:8:15: error: template has no secret slot
          template: a {b}
                    ^
      """
    ),
    Mistake(
      "kept slots",
      inRule: "template: a {b}\nslots: {b: kept}",
      insteadOf: "pattern",
      """
      Rules/packs/toys.yaml:8:15: error: template has no secret slot
          template: a {b}
                    ^
      """
    ),
    Mistake(
      "typo in a slot",
      inRule: "template: 'a {value}'\nslots: {valeu: secret}",
      insteadOf: "pattern",
      """
      Rules/packs/toys.yaml:9:13: error: template has no slot 'valeu'; did you mean 'value'?
          slots: {valeu: secret}
                  ^
      """
    ),
    Mistake(
      "kind of slot",
      inRule: "template: 'a {value}'\nslots: {value: value}",
      insteadOf: "pattern",
      """
      Rules/packs/toys.yaml:9:20: error: unknown kind of slot 'value'; known: secret, kept
          slots: {value: value}
                         ^
      """
    ),
    Mistake(
      "empty slots",
      inRule: "template: a {b}\nslots: {}",
      insteadOf: "pattern",
      """
      Rules/packs/toys.yaml:8:15: error: template has no secret slot
          template: a {b}
                    ^
      Rules/packs/toys.yaml:9:12: error: mapping is empty
          slots: {}
                 ^
      """
    ),
    Mistake(
      "empty file",
      "# nothing\n",
      """
      Rules/packs/toys.yaml:1:1: error: file is empty
      # nothing
      ^
      """
    ),
    Mistake(
      "list for a file",
      "- a",
      """
      Rules/packs/toys.yaml:1:1: error: expected a mapping, found a list
      - a
      ^
      """
    ),
    Mistake(
      "typo in the file's key",
      "rule: []",
      """
      Rules/packs/toys.yaml:1:1: error: unknown key 'rule'; did you mean 'rules'?
      rule: []
      ^
      """
    ),
    Mistake(
      "no rules",
      "rules: []\ndisable: []",
      """
      Rules/packs/toys.yaml:1:8: error: list is empty
      rules: []
             ^
      Rules/packs/toys.yaml:2:10: error: list is empty
      disable: []
               ^
      """
    ),
    Mistake(
      "nothing for rules",
      "rules:\n",
      """
      Rules/packs/toys.yaml:1:7: error: expected a list of rules, found nothing
      rules:
            ^
      """
    ),
    Mistake(
      "text for a rule",
      "rules: [a]",
      """
      Rules/packs/toys.yaml:1:9: error: expected a mapping, found 'a'
      rules: [a]
              ^
      """
    ),
    Mistake(
      "disabled ids",
      "disable: [credential.toy, {a: b}, credential.toy.key]",
      """
      Rules/packs/toys.yaml:1:11: error: malformed id 'credential.toy'; write three or more dotted parts of a-z, 0-9 and single hyphens
      disable: [credential.toy, {a: b}, credential.toy.key]
                ^
      Rules/packs/toys.yaml:1:27: error: expected a text, found a mapping
      disable: [credential.toy, {a: b}, credential.toy.key]
                                ^
      """
    ),
    Mistake(
      "syntax",
      "rules:\n  - id: 'a\n",
      """
      Rules/packs/toys.yaml:3:1: error: found unexpected end of stream while scanning a quoted scalar begun at line 2

      ^
      """
    ),
    Mistake(
      "alias",
      "rules: &a [*a]\n",
      """
      Rules/packs/toys.yaml:1:8: error: anchors are not supported
      rules: &a [*a]
             ^
      """
    ),
    Mistake(
      "CRLF and a byte order mark",
      "\u{FEFF}rulez:\r\n- a\r\ndisabel: \"\t\r\n b\"\r\n",
      """
      Rules/packs/toys.yaml:1:1: error: unknown key 'rulez'; did you mean 'rules'?
      rulez:
      ^
      Rules/packs/toys.yaml:3:1: error: unknown key 'disabel'; did you mean 'disable'?
      disabel: "\t
      ^
      """
    ),
    Mistake(
      "a key of control characters",
      #"{rules: [a], "a\nb\e": c}"#,
      #"""
      Rules/packs/toys.yaml:1:10: error: expected a mapping, found 'a'
      {rules: [a], "a\nb\e": c}
               ^
      Rules/packs/toys.yaml:1:15: error: unknown key 'a\nb\u{1B}'
      {rules: [a], "a\nb\e": c}
                    ^
      """#
    ),
  ]
}
