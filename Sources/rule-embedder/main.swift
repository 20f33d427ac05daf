// Compiles rule files into a Swift source; run by the EmbedRules plugin.

RuleEmbedding.run()
