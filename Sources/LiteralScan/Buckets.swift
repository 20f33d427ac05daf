internal import CLiteralScan

/// Which windows share a bucket of a kernel.
///
/// A bucket takes any byte at a position that one of its windows has there, so that windows which
/// share bytes should share a bucket. Windows start alone, in order of their bytes, and the two
/// buckets are joined whose union costs the least: neighbours only at first, which is quick, and
/// any two when few are left, which is good. No search, for this runs whenever a process starts.
struct Buckets {
  /// The bucket of each window.
  private(set) var bucketOfWindow: [Int]
  /// How many there are; a multiple of eight.
  let count: Int

  /// Buckets for a kernel that knows bytes as `resolution` says.
  init(of windows: [Window], atMost limit: Int, resolution: ByteClasses.Resolution) {
    let classes = ByteClasses(resolution)
    let order = windows.indices.map { UInt64(classes.key(of: windows[$0])) << 32 | UInt64($0) }
      .sorted()
    let sorted = order.map { Int(truncatingIfNeeded: $0 & 0xffff_ffff) }
    var groups = sorted.map { classes.set(of: windows[$0]) }
    var joined = Array(groups.indices)
    Self.joinNeighbours(&groups, &joined, to: limit * 2, classes)
    Self.joinAny(&groups, &joined, to: limit, classes)

    bucketOfWindow = Array(repeating: 0, count: windows.count)
    var bucketOfGroup = Array(repeating: -1, count: windows.count)
    var used = 0
    for (position, window) in sorted.enumerated() {
      var group = position
      while joined[group] != group { group = joined[group] }
      if bucketOfGroup[group] < 0 {
        bucketOfGroup[group] = used
        used += 1
      }
      bucketOfWindow[window] = bucketOfGroup[group]
    }
    count = (used + 7) / 8 * 8
  }

  /// Joins groups that follow each other until `limit` of them are left.
  private static func joinNeighbours(
    _ groups: inout [WindowSet],
    _ joined: inout [Int],
    to limit: Int,
    _ classes: ByteClasses
  ) {
    // What joining each group with the one behind it adds; entries leave as groups are joined.
    var left = groups.indices.map { $0 }
    guard left.count > limit else { return }
    func price(_ first: Int, _ second: Int) -> Float {
      classes.price(groups[left[first]], groups[left[second]])
    }
    var prices = left.indices.dropLast().map { price($0, $0 + 1) }
    while left.count > limit {
      var cheapest = 0
      for index in prices.indices where prices[index] < prices[cheapest] { cheapest = index }
      let (into, from) = (left[cheapest], left[cheapest + 1])
      groups[into] = classes.union(groups[into], groups[from])
      joined[from] = into
      left.remove(at: cheapest + 1)
      prices.remove(at: cheapest)
      if cheapest < prices.count { prices[cheapest] = price(cheapest, cheapest + 1) }
      if cheapest > 0 { prices[cheapest - 1] = price(cheapest - 1, cheapest) }
    }
  }

  /// Joins the cheapest two groups until `limit` of them are left.
  private static func joinAny(
    _ groups: inout [WindowSet],
    _ joined: inout [Int],
    to limit: Int,
    _ classes: ByteClasses
  ) {
    var left = groups.indices.filter { joined[$0] == $0 }
    guard left.count > limit else { return }
    // The cheapest partner of each group; found anew only where it took part in a union.
    var partners = Array(repeating: (group: 0, price: Float.infinity), count: groups.count)
    func findPartner(of group: Int) {
      partners[group].price = .infinity
      for other in left where other != group {
        let price = classes.price(groups[group], groups[other])
        if price < partners[group].price { partners[group] = (other, price) }
      }
    }
    /// Compares a pair once, for both.
    func compare(_ first: Int, _ second: Int) {
      let price = classes.price(groups[first], groups[second])
      if price < partners[first].price { partners[first] = (second, price) }
      if price < partners[second].price { partners[second] = (first, price) }
    }
    for (index, group) in left.enumerated() {
      for other in left[..<index] { compare(group, other) }
    }
    while left.count > limit {
      var into = left[0]
      for group in left where partners[group].price < partners[into].price { into = group }
      let from = partners[into].group
      groups[into] = classes.union(groups[into], groups[from])
      joined[from] = into
      left.removeAll { $0 == from }
      let widowed = left.filter {
        $0 != into && (partners[$0].group == into || partners[$0].group == from)
      }
      partners[into].price = .infinity
      for group in left where group != into { compare(group, into) }
      widowed.forEach(findPartner)
    }
  }
}
