/// A shop that sells two things and whose payments fail.
struct Shop {
  /// Does what `arguments` ask for.
  func run(_ arguments: [String]) throws {
    switch arguments.first {
    case "list":
      print("apple   1.20\npear    1.40")
    case "pay":
      try pay(with: arguments.dropFirst().first ?? "")
    default:
      throw UsageError(description: "usage: shop list | pay GATEWAY-URL")
    }
  }

  private func pay(with gateway: String) throws {
    throw PaymentError(
      gateway: gateway,
      underlyingError: RowError(email: "ada.lovelace@example.test")
    )
  }
}
