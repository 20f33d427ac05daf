/// Strings to look for, with what looking for them costs.
struct RankedLiterals {
  let strings: [[UInt8]]
  let distance: ClosedRange<Int>
  /// Where in the pattern's UTF-8 the elements stand that consume the strings.
  let places: [Range<Int>]
  private let shortest: Int
  /// Roughly the attempts per byte of log text, with a charge for each string.
  private let cost: Double

  /// Strings up to this number are nearly free.
  private static let freeStrings = 4
  /// What a string past that number has to save in attempts per byte.
  private static let costOfString = 5e-7
  /// What a distance costs by itself, as the engine has to step back from the string.
  private static let costOfDistance = 2.5e-5
  /// Strings that occur more often than this per byte are no help.
  private static let greatestRate = 0.003

  /// Nil where the strings may not be looked for: empty, blank, frequent or too far away.
  init?(_ strings: [[UInt8]], distance: ClosedRange<Int>, places: [Range<Int>]) {
    guard let shortest = strings.map(\.count).min(), shortest > 0,
      distance.upperBound <= RequiredLiterals.maximumDistance,
      strings.allSatisfy(Self.isWorthLookingFor)
    else { return nil }
    let rate = strings.reduce(0) { $0 + ByteFrequency.inLogs($1) }
    guard rate <= Self.greatestRate else { return nil }
    self.strings = strings
    self.distance = distance
    self.places = places
    self.shortest = shortest
    let likely = strings.reduce(0) { $0 + Self.rate(of: $1) }
    let extra = Double(max(0, strings.count - Self.freeStrings))
    let charge = Double(strings.count) * 1e-8 + extra * Self.costOfString
    guard distance.upperBound > 0 else {
      cost = likely + charge
      return
    }
    let steps = 1 + Double(distance.upperBound) / 16
    // The bytes between narrow the attempts down, the further away the less.
    cost = likely * 4 * Double(distance.count) * steps + charge + Self.costOfDistance
  }

  /// Strings of three bytes and more compete by cost.
  private var tier: Int {
    min(3, shortest)
  }

  /// Longer strings win, then cheaper ones; of equals the first one found.
  func isBetter(than other: RankedLiterals) -> Bool {
    guard tier == other.tier else { return tier > other.tier }
    guard cost == other.cost else { return cost < other.cost }
    return shortest > other.shortest
  }

  /// The strings as seen from a place that lies `earlier` bytes before, if they can be used there.
  func shifted(by earlier: ClosedRange<Int>) -> RankedLiterals? {
    let low = distance.lowerBound + earlier.lowerBound
    let high = distance.upperBound + earlier.upperBound
    return RankedLiterals(strings, distance: low...high, places: places)
  }

  /// About how often `string` begins at a byte of log text.
  private static func rate(of string: [UInt8]) -> Double {
    let byBytes = ByteFrequency.inLogs(string)
    var byWords = LogWords.rate(of: string)
    guard byWords > byBytes else { return byBytes }
    // No string is more likely than what is left of it without its first bytes.
    for length in 1...3 where string.count > length + 1 {
      let rest = Array(string.dropFirst(length))
      byWords = min(byWords, max(ByteFrequency.inLogs(rest), LogWords.rate(of: rest)))
    }
    return max(byBytes, byWords)
  }

  private static func isWorthLookingFor(_ string: [UInt8]) -> Bool {
    guard let first = string.first else { return false }
    guard string.count > 1 else { return ByteFrequency.isRareSign(first) }
    return !string.allSatisfy { [0x09, 0x0A, 0x0D, 0x20].contains($0) }
  }
}
