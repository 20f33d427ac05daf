import RuleModel
import Testing

/// Checks a property on random cases; a case that fails is shown shrunk.
///
/// A case has one to four rules of `catalogue` and a text of at most `length` bytes, give or take its
/// last piece.
func check(
  seeds: Range<UInt64>,
  catalogue: [ToyRule],
  length: Int,
  sourceLocation: Testing.SourceLocation = #_sourceLocation,
  _ holds: (Case) -> Bool
) {
  var failures = 0
  for seed in seeds where failures < 3 {
    var random = SplitMix64(seed: seed)
    let found = Case.random(&random, catalogue: catalogue, count: length)
    guard !holds(found) else { continue }
    let shrunk = found.shrunk { !holds($0) }
    Issue.record("seed \(seed): \(shrunk.testDescription)", sourceLocation: sourceLocation)
    failures += 1
  }
}
