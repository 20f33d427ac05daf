// Compiles the rule files of another package; run by the EmbedRules plugin.

internal import BuiltInRules
internal import RuleEmbedding

RuleEmbedding.run(beside: BuiltInRules.archive)
