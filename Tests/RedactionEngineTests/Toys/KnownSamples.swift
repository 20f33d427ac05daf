import RuleModel

/// Known values, random ones and such that share their words with innocent text, and innocent text.
enum KnownSamples {
  static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

  /// A way to make up secrets.
  enum Alphabet: String, CaseIterable {
    case alphanumeric, hexadecimal, base64, signs, characters, uuid

    func secret(_ random: inout SplitMix64) -> String {
      let count = 12 + random.below(30)
      switch self {
      case .alphanumeric: return text(random.bytes(of: letters, count: count))
      case .hexadecimal: return text(random.bytes(of: Array("0123456789abcdef".utf8), count: 32))
      case .base64: return text(random.bytes(of: letters + "+/+/".utf8, count: count)) + "=="
      case .signs:
        let signs = Array("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ ".utf8)
        return text(
          random.bytes(of: letters, count: 2) + random.bytes(of: letters + signs, count: count)
        )
          + "x9"
      case .characters:
        let characters = Array("äöüßéèñçøåłżğабвгд漢字東京😀🔑aB3dE5gH7jK")
        return "k7" + String((0..<count).map { _ in random.pick(characters) }) + "Q2"
      case .uuid:
        return [8, 4, 4, 4, 12].map {
          text(random.bytes(of: Array("0123456789abcdef".utf8), count: $0))
        }.joined(separator: "-")
      }
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
  }

  static let alphabets = Alphabet.allCases

  /// Words that no secret has a piece of, of about `count` bytes.
  static func filler(_ count: Int, _ random: inout SplitMix64) -> String {
    var text = ""
    while text.utf8.count < count {
      text += random.pick([
        "request ", "took ", "12 ms ", "at ", "GET /v1/items ", "level=info ", "{} ",
      ])
    }
    return text.isEmpty ? "" : text + " "
  }

  /// Values whose pieces stand in innocent text.
  static let hostile = [
    "correct horse battery staple", "connection refused by peer", "tell me the truth",
    "open sesame now",
    "could not open the file", "the quick brown fox", "green apples and pears",
    "summer in the city",
    "/var/lib/postgresql/16/main", "/home/deploy/projects/checkout/config.yaml",
    "/usr/local/share/ca-certificates", "/etc/ssl/certs/ca-bundle.crt",
    "C:\\Users\\deploy\\AppData\\Local",
    "node_modules/express/lib/router", "src/checkout/payment.ts",
    "/opt/venv/lib/python3.12/site-packages",
    "db-primary.internal.example.com", "ip-10-0-12-34.eu-west-1.compute.internal",
    "cache-01.example.net",
    "api.staging.example.org", "kafka-broker-3.svc.cluster.local", "mail.example.com",
    "www.example.com",
    "https://example.com/docs/errors", "http://localhost:8080/health",
    "postgres://db.example.com:5432/shop",
    "redis://cache.example.com/0", "ftp://files.example.com/pub", "amqp://broker.example.com/vhost",
    "checkout-service", "payment-gateway", "orders_archive", "customer_email", "inventory",
    "getUserByEmail", "HttpRequestHandler", "ConnectionResetError", "max_connections", "hunter",
    "swordfish", "dragonfly", "blueberry", "monday-morning", "release-candidate",
    "feature/login-page",
    "utf8mb4_unicode_ci", "Europe/Berlin", "application/octet-stream", "sha256:digest",
    "v1.28.3-rc.1",
  ]

  static let innocent = [
    "correct answer, horse power, battery low, a staple of the diet",
    "connection refused; the connection was reset by the peer",
    "tell me more... the truth is out there",
    "could not open file '/var/lib/postgresql/data' at ...main", "\"correct\" 'battery' `staple`",
    "/home/deploy/projects/checkout/main.go:12:5 /home/deploy/projects/shop/config.yaml",
    "/usr/local/share/doc /etc/ssl/private /opt/venv/lib/python3.12/json.py",
    "C:\\Users\\deploy\\Desktop",
    "node_modules/express/index.js src/checkout/cart.ts:7",
    "primary.internal.example.org: no such host",
    "getaddrinfo ENOTFOUND ip-10-0-99-1.eu-west-1.compute.internal",
    "cache-02.example.net cache-01",
    "api.production.example.org kafka-broker-1.svc.cluster.local",
    "https://example.com/docs/errors/12",
    "https://example.com/docs/errors", "GET http://localhost:8080/health 200",
    "redis://cache.example.com/1",
    "checkout failed: payment service unavailable, gateway timeout, release 12, candidate none",
    "orders archive customer email inventory_items",
    "getUserById HttpResponse ConnectionAbortedError",
    "max_connection=100 hunters blueberries dragonflies",
    "\"monday\" ...morning feature/logout-page",
    "utf8mb4_general_ci Europe/Paris application/json sha256:0 v1.28.4", "...house in the city",
    "summer@example.com in the winter", "the quick fox... brown 'the quick'",
  ]
}
