/// Where events go, in which form and how patiently.
public struct DeliveryConfiguration: Sendable {
  /// Where events are sent.
  public var endpoint: Endpoint

  /// Who sends them.
  public var sender: Sender

  /// The API they are sent to.
  public var format: WireFormat = .batch

  /// How much goes into one request.
  public var batchLimits = BatchLimits()

  /// How much waits on the disk, and how long.
  public var spoolLimits = SpoolLimits()

  /// When what failed is tried again.
  public var schedule = RetrySchedule()

  /// How long one request may take.
  public var requestTimeLimit = Duration.seconds(15)

  /// The number of waiting events that starts sending in the background.
  public var flushCount = 20

  /// How long an event waits before sending starts in the background.
  public var flushInterval = Duration.seconds(5)

  /// Whether bodies are compressed with gzip where that makes them shorter.
  public var compresses = true

  /// Whether the events are old ones that are moved from elsewhere.
  public var isHistoricalMigration = false

  /// A configuration with the defaults of PostHog's clients.
  public init(endpoint: Endpoint, sender: Sender) {
    self.endpoint = endpoint
    self.sender = sender
  }
}
