/// A line with a made-up secret in it, before and after.
enum Secret {
  static let canary = "hunter2canary"
  static let line = "connecting to postgres://svc:hunter2canary@db/shop now"
  static let scrubbed = "connecting to postgres://redacted-dsn@db/shop now"
}
