import CorpusKit
import RuleModel
import Testing

@Suite struct ExplanationTests {
  private let corpus = Corpus(
    shapes: "shapes: {toy: {alphabet: hex, length: 24}}",
    cases: "cases: ['key ⟦{toy}⟧ stays']"
  )

  @Test func `a leak is masked`() throws {
    let explanation = try explanation(.masked)
    #expect(
      explanation == """
        Corpus/toy/a.yaml:1:10: \(corpus.cases[0].id) under policy 'logs'

        text:
        key ⟦{toy}⟧ stays

        output:
        key ⟦24 bytes⟧ stays

        no rule fired
        leak: 24 bytes of a secret survive, read as plain

        """
    )
  }

  @Test func `what is shown is called synthetic`() throws {
    let minted = Minter(shapes: corpus.shapes).minted(corpus.cases[0])
    let text = String(decoding: minted.bytes, as: UTF8.self)
    let explanation = try explanation(.synthetic)
    #expect(explanation.contains("synthetic") && explanation.contains(text))
  }

  private func explanation(_ disclosure: CaseTrial.Disclosure) throws -> String {
    let policies = ["logs": Policy(name: "logs", actions: [:])]
    let gate = CorpusGate(corpus, rules: RuleSet([]), policies: policies)
    return gate.trial(of: try #require(corpus.cases.first)).explanation(disclosure)
  }
}
