import Telemetry

/// The person typed something that shop does not know; that is no failure of shop's.
struct UsageError: ExpectedError, CustomStringConvertible {
  var description: String
}

/// The payment did not go through; the message says more than may leave, as messages do.
struct PaymentError: Error, ErrorOrigin, CustomStringConvertible {
  var gateway: String
  var underlyingError: any Error
  var origin: SourcePlace

  init(
    gateway: String,
    underlyingError: any Error,
    file: String = #fileID,
    function: String = #function,
    line: Int = #line
  ) {
    self.gateway = gateway
    self.underlyingError = underlyingError
    origin = SourcePlace(file: file, function: function, line: line)
  }

  var description: String {
    "checkout failed: gateway \(gateway) did not answer"
  }
}

/// What the database said.
struct RowError: Error, CustomStringConvertible {
  var email: String

  var description: String {
    "DETAIL: Key (email)=(\(email)) already exists."
  }
}
