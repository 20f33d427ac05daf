internal import CorpusOracle

/// A way to write a case differently that changes nothing about what has to vanish and what has to
/// stay.
public struct Tactic: Sendable {
  /// What a miss is recorded under.
  public let name: String
  /// What is done to the text.
  public let summary: String
  /// Whether it is for texts with secrets, without, or both.
  let scope: Scope
  /// Where it does not apply, the first that holds.
  let limits: [Limit]
  /// The texts that it makes of a case, none empty.
  let variants: @Sendable (TacticSubject) -> [TacticVariant]

  enum Scope: Sendable {
    case secrets, any
  }

  init(
    _ name: String,
    _ summary: String,
    for scope: Scope = .any,
    except limits: [Limit] = [],
    variants: @escaping @Sendable (TacticSubject) -> [TacticVariant]
  ) {
    self.name = name
    self.summary = summary
    self.scope = scope
    self.limits = limits
    self.variants = variants
  }

  /// A kind of case to which a tactic does not apply, and why.
  struct Limit: Sendable {
    let reason: String
    let holds: @Sendable (TacticSubject) -> Bool

    init(_ reason: String, _ holds: @escaping @Sendable (TacticSubject) -> Bool) {
      self.reason = reason
      self.holds = holds
    }
  }

  /// Why the tactic does not apply to `subject`; nil if it does.
  func obstacle(for subject: TacticSubject) -> String? {
    if scope == .secrets, !subject.item.isPositive {
      return "there is no secret"
    }
    return limits.first { $0.holds(subject) }?.reason
  }

  /// All tactics, in the order in which they run.
  public static let all: [Tactic] =
    escapes + quoting + markup + unseen + stretches + nested + splits + cues + neighbourhood
    + carriers + lines + streams

  /// The tactic or sweep called `name`.
  public static func named(_ name: String) -> Tactic? {
    (all + sweeps).first { $0.name == name }
  }

  /// The tactics, drawn by lot, that `item` is tried with where there is no time for all.
  public static func sample(for item: CorpusCase, count: Int, seed: UInt64) -> [Tactic] {
    var random = RandomSource(name: "\(item.id) sample", seed: seed)
    return (0..<count).map { _ in all[Int(random.next() % UInt64(all.count))] }
  }
}

/// A text that a tactic made, how the redactor gets it and how the output is judged.
struct TacticVariant: Sendable {
  var text: MarkedText
  var feed = Feed.whole
  var judgement = Judgement.whole

  /// How the redactor gets the text.
  enum Feed: Sendable, Hashable {
    /// At once.
    case whole
    /// In a stream, cut at these offsets; the output has to be that of the whole text.
    case pieces([Int])
    /// As a line of JSON.
    case jsonLine
  }

  /// How the output is judged.
  enum Judgement: Sendable, Hashable {
    /// What is secret must vanish, whole, and the rest must stay.
    case whole
    /// As `whole`, but of a secret less than eight bytes in a row may stay.
    case pieces
    /// Nothing of these secrets may stay in a row that is as long as is said; the rest is not judged.
    case heads([Head])
  }

  /// What is left of a secret that was cut, without its public beginning.
  struct Head: Sendable, Hashable {
    var bytes: [UInt8]
    /// The shortest piece that may not stay: half of what the whole secret has behind its public
    /// beginning, eight bytes at most.
    var pieceLength: Int

    /// The head of `secret` that ends at `end`, of which `prefix` bytes are public.
    init(of secret: [UInt8], prefix: Int, end: Int) {
      bytes = Array(secret[min(prefix, end)..<end])
      pieceLength = max(1, min(8, (secret.count - prefix + 1) / 2))
    }
  }

  init(_ text: MarkedText, feed: Feed = .whole, judgement: Judgement = .whole) {
    self.text = text
    self.feed = feed
    self.judgement = judgement
  }
}
