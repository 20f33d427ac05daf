/// A rule after compilation: proved, with everything derived that the engine needs to run it.
///
/// A pure value: it holds the pattern's text, which the engine hands to PCRE2 the first time a
/// candidate asks for it.
public struct CompiledRule: Sendable, Hashable {
  /// `category.issuer.thing`.
  public var id: String
  /// What stands in the placeholder.
  public var label: String
  /// How much harm a leak does.
  public var severity: Severity
  /// How sure a match alone makes us.
  public var confidence: Confidence
  /// How the rule's offsets are found.
  public var prefilter: Prefilter
  /// Bytes that a match may begin with; offsets with another byte are not tried.
  public var firstBytes: ByteSet
  /// Bytes of which one stands right before a match that does not begin its line or text.
  public var precedingBytes: ByteSet
  /// Bytes before the match's first byte that lookbehind may inspect.
  public var lookbehind: Int
  /// Bytes from the match's first byte, lookahead included, that a match may inspect.
  ///
  /// The window's length, at most ``maximumWindow``; a match that wants more is cut and handled by
  /// `run`.
  public var window: Int
  /// Whether no match can inspect more than `window` bytes, so that a cut window changes nothing.
  public var isBounded: Bool
  /// Whether a match may cross LF; otherwise the window ends at the line's end.
  public var isMultiline: Bool
  /// Bytes that go behind the window when the rule cannot finish; the window goes whole.
  public var run: ByteSet
  /// Whether ``matcher`` is a block.
  public private(set) var isBlock: Bool
  /// The ends of a line that the pattern asks for.
  public private(set) var lineAnchors: LineAnchors
  /// The splitter for actions that keep a part.
  public var splitter: Splitter?
  let documentation: Detail<RuleDocumentation>
  private var confirmationDetail: Detail<Confirmation>
  private let continuationDetail: Detail<Continuation?>

  /// The longest window any rule may ask for, in bytes.
  public static let maximumWindow = 4096
  /// The furthest any rule may look behind a match, in bytes.
  public static let maximumLookbehind = 256
  /// The longest opening, piece or close of a block, in bytes.
  public static let maximumPiece = 1024

  /// How the offsets at which the pattern is tried are found.
  public enum Prefilter: Sendable, Hashable {
    /// Every match holds one of the literals at a distance in `distance` from the match's first
    /// byte, with nothing but `lead` bytes between.
    case literals([Literal], distance: ClosedRange<Int>, lead: ByteSet)
    /// Every match starts within `distance` bytes before the place the detector reports, with
    /// nothing but `lead` bytes between.
    case trigger(Trigger, distance: ClosedRange<Int>, lead: ByteSet)
  }

  /// A string that a match holds.
  public struct Literal: Sendable, Hashable {
    /// The string's bytes, compared without ASCII case.
    public var bytes: [UInt8]
    /// Bytes of which one stands right behind the string in a match.
    public var following: ByteSet

    /// A literal before one of the bytes in `following`.
    public init(_ bytes: [UInt8], following: ByteSet = .all) {
      self.bytes = bytes
      self.following = following
    }
  }

  /// How a candidate is confirmed.
  public enum Matcher: Sendable, Hashable {
    /// A PCRE2 pattern, tried anchored; the numbered groups are the secret, the whole match if
    /// there are none.
    case pattern(String, secretGroups: [Int])
    /// An opening pattern, then pieces of the body until `close` matches or no piece does.
    case block(open: String, body: String, close: String?)
  }

  /// A compiled rule.
  public init(
    id: String,
    summary: String,
    source: String,
    label: String,
    severity: Severity,
    confidence: Confidence,
    prefilter: Prefilter,
    continuation: Continuation? = nil,
    matcher: Matcher,
    firstBytes: ByteSet,
    precedingBytes: ByteSet,
    lookbehind: Int,
    window: Int,
    isBounded: Bool,
    isMultiline: Bool,
    run: ByteSet,
    validators: [String],
    exceptions: [String],
    splitter: Splitter?,
    examples: [String]
  ) {
    self.init(
      id: id,
      label: label,
      severity: severity,
      confidence: confidence,
      lookbehind: lookbehind,
      window: window,
      isBounded: isBounded,
      isMultiline: isMultiline,
      isBlock: matcher.isBlock,
      lineAnchors: LineAnchors(of: matcher),
      firstBytes: firstBytes,
      precedingBytes: precedingBytes,
      run: run,
      splitter: splitter,
      prefilter: prefilter,
      documentation: .written(
        RuleDocumentation(summary: summary, source: source, examples: examples)
      ),
      confirmation: .written(
        Confirmation(matcher: matcher, validators: validators, exceptions: exceptions)
      ),
      continuation: .written(continuation)
    )
  }

  init(
    id: String,
    label: String,
    severity: Severity,
    confidence: Confidence,
    lookbehind: Int,
    window: Int,
    isBounded: Bool,
    isMultiline: Bool,
    isBlock: Bool,
    lineAnchors: LineAnchors,
    firstBytes: ByteSet,
    precedingBytes: ByteSet,
    run: ByteSet,
    splitter: Splitter?,
    prefilter: Prefilter,
    documentation: Detail<RuleDocumentation>,
    confirmation: Detail<Confirmation>,
    continuation: Detail<Continuation?>
  ) {
    self.id = id
    self.label = label
    self.severity = severity
    self.confidence = confidence
    self.prefilter = prefilter
    self.firstBytes = firstBytes
    self.precedingBytes = precedingBytes
    self.lookbehind = lookbehind
    self.window = window
    self.isBounded = isBounded
    self.isMultiline = isMultiline
    self.isBlock = isBlock
    self.lineAnchors = lineAnchors
    self.run = run
    self.splitter = splitter
    self.documentation = documentation
    confirmationDetail = confirmation
    continuationDetail = continuation
  }
}

extension CompiledRule {
  /// What may stand behind the rule's literals, in their order, or where a match begins; nil if that
  /// is anything or unknown.
  ///
  /// That of a built-in rule is read anew each time.
  public var continuation: Continuation? {
    continuationDetail.value
  }

  /// What decides about a candidate; that of a built-in rule is read anew each time.
  public internal(set) var confirmation: Confirmation {
    get { confirmationDetail.value }
    set {
      confirmationDetail = .written(newValue)
      isBlock = newValue.matcher.isBlock
      lineAnchors = LineAnchors(of: newValue.matcher)
    }
  }

  /// How a candidate is confirmed.
  public var matcher: Matcher {
    get { confirmation.matcher }
    set { confirmation.matcher = newValue }
  }

  /// Validator calls, as written: `luhn`, `entropy>=3.0`.
  public var validators: [String] {
    get { confirmation.validators }
    set { confirmation.validators = newValue }
  }

  /// Anchored patterns that the whole secret may not match.
  public var exceptions: [String] {
    get { confirmation.exceptions }
    set { confirmation.exceptions = newValue }
  }

  /// What the rule finds, in one phrase.
  public var summary: String {
    documentation.value.summary
  }

  /// The public page or standard the shape comes from.
  public var source: String {
    documentation.value.source
  }

  /// Texts with `⟦…⟧`, shapes not yet expanded, for `explain`.
  public var examples: [String] {
    documentation.value.examples
  }
}

extension CompiledRule.Matcher {
  fileprivate var isBlock: Bool {
    if case .block = self { true } else { false }
  }
}
