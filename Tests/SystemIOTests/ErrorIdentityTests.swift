import SystemIO
import Testing

@Suite struct ErrorIdentityTests {
  private struct Value: Error, Equatable {
    var number = 1
  }

  private final class Object: Error {}

  private func caught(_ body: () throws -> Void) -> any Error {
    do {
      try body()
      return Value(number: 0)
    } catch {
      return error
    }
  }

  @Test func `an error that is thrown on is the same error`() {
    let first = caught { throw Value() }
    let again = caught { throw first }
    let asResult = Result<Void, any Error>.failure(again)
    #expect(ErrorIdentity(first) == ErrorIdentity(again))
    #expect(ErrorIdentity(first) == ErrorIdentity(caught { try asResult.get() }))
  }

  @Test func `an error that says the same is another error`() {
    #expect(ErrorIdentity(caught { throw Value() }) != ErrorIdentity(caught { throw Value() }))
  }

  @Test func `an object is the same error however it is thrown`() {
    let object = Object()
    #expect(ErrorIdentity(caught { throw object }) == ErrorIdentity(object))
    #expect(ErrorIdentity(object) != ErrorIdentity(Object()))
  }
}
