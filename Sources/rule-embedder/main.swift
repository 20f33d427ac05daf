// Compiles this package's rule files; run by the EmbedBuiltInRules plugin.

internal import RuleEmbedding

RuleEmbedding.run(beside: nil)
