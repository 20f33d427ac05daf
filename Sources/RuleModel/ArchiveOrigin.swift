/// Which archive rules or a policy came from, unchanged since: it saves working out a hash of them.
///
/// It is no part of what they are: equal ones may come from anywhere.
struct ArchiveOrigin: Sendable, Hashable {
  /// The digest of the archive; nil for what was made or changed since.
  var digest: String?

  static func == (left: Self, right: Self) -> Bool {
    true
  }

  func hash(into hasher: inout Hasher) {}
}
