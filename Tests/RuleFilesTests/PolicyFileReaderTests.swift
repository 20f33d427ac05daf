import RuleFiles
import RuleModel
import Testing

@Suite struct PolicyFileReaderTests {
  static let mistakes = [
    Mistake(
      "no name",
      "extends: logs",
      """
      p.yaml:1:1: error: missing key 'policy'
      extends: logs
      ^
      """
    ),
    Mistake(
      "unknown key",
      "policy: a\nextend: logs",
      """
      p.yaml:2:1: error: unknown key 'extend'; did you mean 'extends'?
      extend: logs
      ^
      """
    ),
    Mistake(
      "unknown action",
      "policy: a\nactions:\n  email: pseudonim\n  path: hide",
      """
      p.yaml:3:10: error: unknown action 'pseudonim'; did you mean 'pseudonym'?
        email: pseudonim
               ^
      p.yaml:4:9: error: unknown action 'hide'; known: keep, remove, user-info, literals, program-only, shorten, last-four, pseudonym, fingerprint
        path: hide
              ^
      """
    ),
    Mistake(
      "list for an action",
      "policy: a\nactions: {email: [keep]}",
      """
      p.yaml:2:18: error: expected a text, found a list
      actions: {email: [keep]}
                       ^
      """
    ),
    Mistake(
      "unknown category",
      "policy: a\nactions: {emial.x: keep, default: keep}",
      """
      p.yaml:2:11: error: unknown category 'emial'; did you mean 'email'?
      actions: {emial.x: keep, default: keep}
                ^
      p.yaml:2:26: error: unknown category 'default'; known: credential, private-key, auth-header, cookie, signed-url, dsn, sql, row, error-slot, argv, environment, identifier, host, ip-address, mac-address, path, email, payment-card, iban, national-id, phone, prompt
      actions: {emial.x: keep, default: keep}
                               ^
      """
    ),
    Mistake(
      "malformed prefix",
      "policy: a\nactions: {'email.*': keep, email.: keep}",
      """
      p.yaml:2:17: error: malformed prefix 'email.*'; write dotted parts of a-z, 0-9 and single hyphens
      actions: {'email.*': keep, email.: keep}
                      ^
      p.yaml:2:33: error: malformed prefix 'email.'; write dotted parts of a-z, 0-9 and single hyphens
      actions: {'email.*': keep, email.: keep}
                                      ^
      """
    ),
    Mistake(
      "duplicate prefix",
      "policy: a\nactions: {email: keep, email: remove}",
      """
      p.yaml:2:24: error: duplicate key 'email'; first at line 2
      actions: {email: keep, email: remove}
                             ^
      """
    ),
    Mistake(
      "list for actions",
      "policy: a\nactions: [email]",
      """
      p.yaml:2:10: error: expected a mapping, found a list
      actions: [email]
               ^
      """
    ),
    Mistake(
      "no actions",
      "policy: a\nactions: {}",
      """
      p.yaml:2:10: error: mapping is empty
      actions: {}
               ^
      """
    ),
    Mistake(
      "text for a vocabulary",
      "policy: a\nvocabulary: shop.txt",
      """
      p.yaml:2:13: error: expected a list of texts, found a text
      vocabulary: shop.txt
                  ^
      """
    ),
    Mistake(
      "text for a policy",
      "logs",
      """
      p.yaml:1:1: error: expected a mapping, found 'logs'
      logs
      ^
      """
    ),
  ]

  @Test(arguments: mistakes)
  func `a mistake is printed with its place`(_ mistake: Mistake) {
    let diagnostics = PolicyFileReader.read(Array(mistake.file.utf8), path: "p.yaml").diagnostics
    #expect(diagnostics.printed(about: [("p.yaml", mistake.file)]) == mistake.printed)
  }

  @Test func `every field is read`() throws {
    let text = """
      policy: shop-logs
      extends: logs
      actions:
        email: pseudonym
        row.cued: keep
      vocabulary: [shop-words.txt]
      """
    let reading = PolicyFileReader.read(Array(text.utf8), path: "p.yaml")
    let file = try #require(reading.file)
    #expect(reading.diagnostics == [])
    #expect(file.name.text == "shop-logs")
    #expect(file.extends?.text == "logs")
    #expect(file.actions.map(\.prefix.text) == ["email", "row.cued"])
    #expect(file.actions.map(\.action) == [.pseudonym, .keep])
    #expect(file.vocabulary.map(\.text) == ["shop-words.txt"])
  }
}
