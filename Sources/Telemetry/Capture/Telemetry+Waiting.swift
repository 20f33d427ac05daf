internal import SystemIO

extension Telemetry {
  /// Sends what was captured, and returns when that is done or `limit` has passed.
  ///
  /// - Returns: whether nothing is left to send.
  @discardableResult
  public func flush(within limit: Duration) async -> Bool {
    await elsewhere { $0.flush(within: limit) }
  }

  /// Sends what was captured before the program ends, for `limit` at most; what is left is sent by a
  /// later run.
  ///
  /// - Returns: whether nothing is left to send.
  @discardableResult
  public func shutdown(within limit: Duration = shutdownLimit) async -> Bool {
    await elsewhere { $0.shutdown(within: limit) }
  }

  /// Runs a program: an error that leaves `body` is reported as fatal and thrown on, and before this
  /// returns what was captured is sent.
  public func reporting<Result>(
    source: String,
    file: String = #fileID,
    function: String = #function,
    line: Int = #line,
    _ body: () throws -> Result
  ) throws -> Result {
    defer { shutdown() }
    do {
      return try body()
    } catch {
      let place = SourcePlace(file: file, function: function, line: line)
      capture(error, source: source, handled: false, fatal: true, at: place)
      throw error
    }
  }

  /// Runs a program as the synchronous function of the same name does.
  public func reporting<Result: Sendable>(
    source: String,
    file: String = #fileID,
    function: String = #function,
    line: Int = #line,
    _ body: () async throws -> Result
  ) async throws -> Result {
    let result: Swift.Result<Result, any Error>
    do {
      result = .success(try await body())
    } catch {
      let place = SourcePlace(file: file, function: function, line: line)
      capture(error, source: source, handled: false, fatal: true, at: place)
      result = .failure(error)
    }
    await shutdown()
    return try result.get()
  }

  /// Runs `work`, which blocks, on a thread of its own: a thread of the pool may be the one that sends.
  private func elsewhere(_ work: @escaping @Sendable (Telemetry) -> Bool) async -> Bool {
    await withCheckedContinuation { continuation in
      do {
        try WorkerThread.withoutSignals { continuation.resume(returning: work(self)) }.detach()
      } catch {
        continuation.resume(returning: false)
      }
    }
  }
}
