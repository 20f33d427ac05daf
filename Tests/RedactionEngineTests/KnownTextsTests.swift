import BuiltInRules
import RedactionEngine
import RuleModel
import Testing

/// Known texts go wherever they stand, in every encoding, and take nothing else along.
@Suite struct KnownTextsTests {
  private static let nothing = Redactor(rules: RuleSet([CompiledRule]()), policy: Case.removesAll)
  private static let mark = "[redacted:known-secret]"

  private static func redactor(_ values: [String], as kind: KnownKind = .secret) -> Redactor {
    var known = KnownTexts()
    for value in values {
      known.add(value, as: kind)
    }
    return nothing.with(known: known)
  }

  // MARK: - Against a plain oracle

  @Test(arguments: KnownSamples.alphabets)
  func `a random secret goes in every encoding at every offset`(alphabet: KnownSamples.Alphabet) {
    var survivors: [String] = []
    for seed in 0..<8 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let secret = alphabet.secret(&random)
      let redactor = Self.redactor([secret])
      for encoding in Encodings.all {
        for offset in 0..<3 {
          let written = encoding.write(secret, offset, &random)
          let text =
            KnownSamples.filler(offset, &random) + written + KnownSamples.filler(offset, &random)
          let output = redactor.redact(text).text
          if Decodings.holds(secret, in: output, of: encoding) {
            survivors.append("\(encoding.name) \(offset) seed \(seed)")
          }
        }
      }
    }
    #expect(survivors == [])
  }

  @Test func `a piece of eight bytes goes, a smaller one only beside a cut`() {
    for seed in 0..<200 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let secret = String(
        decoding: random.bytes(of: KnownSamples.letters, count: 32),
        as: UTF8.self
      )
      let redactor = Self.redactor([secret])
      let start = random.below(25)
      let piece = String(Array(secret)[start..<(start + 8)])
      guard Set(piece.utf8).count >= 7 else { continue }
      #expect(redactor.redact("id \(piece) x").text == "id \(Self.mark) x", "seed \(seed)")
      let five = String(piece.prefix(5))
      #expect(redactor.redact("id \(five) x").text == "id \(five) x")
    }
  }

  @Test(arguments: [
    ("key kZ7mQw2x... is wrong", "key [redacted:known-secret]... is wrong"),
    ("key kZ7mQw… is wrong", "key [redacted:known-secret]… is wrong"),
    ("key 'kZ7mQw'", "key '[redacted:known-secret]'"),
    ("key kZ7mQw", "key [redacted:known-secret]"),
    ("key kZ7mQw\nnext", "key [redacted:known-secret]\nnext"),
    ("key kZ7mQw[truncated 40 bytes]", "key [redacted:known-secret][truncated 40 bytes]"),
    ("kZ7mQw@host", "[redacted:known-secret]@host"),
    ("...4pLs9D end", "...[redacted:known-secret] end"),
    ("\"4pLs9D end", "\"[redacted:known-secret] end"),
  ])
  func `a head or tail beside a cut goes`(text: String, output: String) {
    #expect(Self.redactor(["kZ7mQw2xRt8vNb4pLs9D"]).redact(text).text == output)
  }

  @Test(arguments: [
    "akZ7mQw...", "key kZ7mQ...", "key kZ7mQw is", "4pLs9Dx", "...4pLs9Dx", "Z7mQw2...",
    "kZ7mQw2 x",
  ])
  func `a short piece elsewhere stays`(text: String) {
    #expect(Self.redactor(["kZ7mQw2xRt8vNb4pLs9D"]).redact(text).text == text)
  }

  // MARK: - Hostile values

  @Test func `words, paths, hosts and pass phrases take nothing along`() {
    let redactor = Self.redactor(KnownSamples.hostile)
    for text in KnownSamples.innocent {
      #expect(redactor.redact(text).text == text)
    }
    for error in Samples.errors {
      let text = String(decoding: error, as: UTF8.self)
      guard !KnownSamples.hostile.contains(where: text.lowercased().contains) else { continue }
      #expect(redactor.redact(error).bytes == error)
    }
  }

  @Test func `a whole pass phrase goes in every encoding`() {
    var random = SplitMix64(seed: 1)
    for secret in KnownSamples.hostile where !secret.contains("://") {
      let redactor = Self.redactor([secret])
      for encoding in Encodings.all where !encoding.joinsWords {
        let written = encoding.write(secret, 0, &random)
        let output = redactor.redact(" \(written) ").text
        #expect(!Decodings.holds(secret, in: output, of: encoding), "\(encoding.name): \(secret)")
      }
    }
  }

  @Test func `a word goes only where it stands alone`() {
    let redactor = Self.redactor(["swordfish", "Tuesday"])
    #expect(redactor.redact("=swordfish, SWORDFISH").text == "=\(Self.mark), \(Self.mark)")
    #expect(redactor.redact("\\nswordfish%20").text == "\\n\(Self.mark)%20")
    for text in ["swordfishes", "swordfish_pkey", "theswordfish", "swordFish", "tuesdays"] {
      #expect(redactor.redact(text).text == text)
    }
  }

  // MARK: - What becomes known

  @Test(arguments: [
    (
      "postgres://svc:p4ss%2Fw0rd@db.example:5432/shop?sslmode=require",
      ["p4ss/w0rd", "p4ss%2Fw0rd"]
    ),
    ("redis://:tiger-lily@cache.example/0", ["tiger-lily"]),
    ("https://hooks.example/services/T0/B0/k3jH6fD8sQ2wE5rT9yU1", ["k3jH6fD8sQ2wE5rT9yU1"]),
    ("https://api.example/v1?api_key=quietriver&page=2", ["quietriver"]),
    ("host=db.example user=svc password='quiet river' dbname=shop", ["quiet river"]),
    ("Server=db.example;User Id=svc;Password=quietriver;", ["quietriver"]),
    ("svc:quietriver@tcp(db.example:3306)/shop", ["quietriver"]),
    ("Bearer quietriver", ["quietriver"]),
    ("https://k3jH6fD8sQ2wE5rT9yU1@errors.example/7", ["k3jH6fD8sQ2wE5rT9yU1"]),
  ])
  func `only the secret parts of a URL or connection string go`(value: String, parts: [String]) {
    let redactor = Self.redactor([value])
    for part in parts {
      #expect(redactor.redact("x \(part) y").text == "x \(Self.mark) y")
    }
    let rest =
      "svc db.example:5432 cache.example/0 hooks.example/services/T0/B0 errors.example page=2 shop"
    #expect(redactor.redact(rest).text == rest)
  }

  @Test(arguments: [
    ("short", KnownRefusal.tooShort), ("", .tooShort), ("  abc  ", .tooShort),
    ("password", .tooCommon),
    ("PRODUCTION", .tooCommon), ("123456", .tooCommon), ("20241123", .tooCommon),
    ("1732345678", .tooCommon), ("--------", .tooCommon), ("127.0.0.1:5432", .tooCommon),
    ("https://db.example/shop", .noSecretPart), ("postgres://svc@db.example/shop", .noSecretPart),
  ])
  func `what cannot be removed safely is refused`(value: String, refusal: KnownRefusal) {
    var known = KnownTexts()
    #expect(known.add(value) == refusal)
    #expect(known.isEmpty)
    let nothing = KnownTexts()
    #expect(Self.nothing.with(known: nothing).redact(value).text == value)
  }

  @Test func `a value of several lines goes line by line and as one`() {
    let body = "MIIBOwIBAAJBAKj34GkxFhD9\n0vcNLYLInFEX6Ppy1tPf9Cnz\nj4p4WGeKLs1Pt8Qu"
    let redactor = Self.redactor([body])
    #expect(
      redactor.redact(body + "\nend").text
        == "\(Self.mark)\n\(Self.mark)\n\(Self.mark)\nend"
    )
    let escaped = body.replacing("\n", with: "\\n")
    #expect(redactor.redact("\"\(escaped)\"").text == "\"\(Self.mark)\"")
    #expect(
      redactor.redact("\"\(body.replacing("\n", with: "\\r\\n"))\"").text.contains("MII") == false
    )
  }

  // MARK: - Texts of the request

  @Test func `a prompt goes whole, in long pieces and beside a cut`() {
    let prompt = "Write a short letter to Bob in which I tell him that the flat is sold and why."
    let redactor = Self.redactor([prompt], as: .prompt)
    let mark = "[redacted:known-prompt]"
    #expect(redactor.redact("a \(prompt)").text == "a \(mark)")
    #expect(redactor.redact("Write a short letter to Bob... (cut)").text == "\(mark)... (cut)")
    #expect(
      redactor.redact("in: to Bob in which I tell him that the flat is so|").text == "in:\(mark)|"
    )
    for text in ["a short letter to the editor", "tell him that", "Write a short story"] {
      #expect(redactor.redact(text + ".").text == text + ".")
    }
  }

  @Test func `the policy decides about texts of the request`() throws {
    var known = KnownTexts()
    known.add("SELECT name FROM people WHERE town = 'Neustadt'", as: .sql)
    known.add("Tell me about the flat in the old town", as: .prompt)
    let text =
      "q: SELECT name FROM people WHERE town = 'Neustadt' / Tell me about the flat in the old town"
    let logs = Redactor(
      rules: RuleSet([CompiledRule]()),
      policy: try #require(BuiltInRules.policies["logs"])
    )
    let telemetry = Redactor(
      rules: RuleSet([CompiledRule]()),
      policy: try #require(BuiltInRules.policies["telemetry"])
    )
    #expect(
      logs.with(known: known).redact(text).text
        == "q: SELECT name FROM people WHERE town = '[redacted:known-sql]' / Tell me about the flat in the old town"
    )
    #expect(
      telemetry.with(known: known).redact(text).text
        == "q: SELECT [redacted:known-sql] / [redacted:known-prompt]"
    )
  }

  // MARK: - Promises

  @Test func `chunking changes nothing and twice changes nothing`() {
    for seed in 0..<15 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let secrets = (0..<5).map { _ in
        String(
          decoding: random.bytes(of: KnownSamples.letters, count: 14 + random.below(60)),
          as: UTF8.self
        )
      }
      let redactor = Self.redactor(secrets)
      var text: [UInt8] = []
      let length = seed % 5 == 0 ? 100_000 : 3_000
      while text.count < length {
        let secret = random.pick(secrets)
        let encoding = random.pick(Encodings.all)
        text += KnownSamples.filler(random.below(length / 50), &random).utf8
        text += encoding.write(secret, random.below(7), &random).utf8
        text += random.isOne(in: seed % 5 == 0 ? 10_000 : 4) ? [UInt8(ascii: "\n")] : []
      }
      let whole = redactor.redact(text)
      #expect(redactor.redact(whole.bytes).bytes == whole.bytes, "seed \(seed)")
      let cuts = (0..<20).map { _ in random.below(text.count) }.sorted()
      #expect(redactor.redact(text, cutAt: cuts).bytes == whole.bytes, "seed \(seed)")
      for secret in secrets {
        #expect(!whole.text.contains(secret), "seed \(seed)")
      }
    }
  }

  @Test func `the ledger and descriptions hold no value`() {
    var known = KnownTexts()
    known.add("kZ7mQw2xRt8vNb4pLs9D")
    let redacted = Self.nothing.with(known: known).redact("a kZ7mQw2xRt8vNb4pLs9D b")
    #expect(redacted.ledger.map { $0.label } == ["known-secret"])
    #expect(known.description == "1 known texts")
  }

  @Test func `another snapshot takes the place of the last`() {
    let first = Self.redactor(["kZ7mQw2xRt8vNb4pLs9D"])
    var other = KnownTexts()
    other.add("aB3dE5gH7jK9mN1p")
    let second = first.with(known: other)
    #expect(second.redact("kZ7mQw2xRt8vNb4pLs9D").text == "kZ7mQw2xRt8vNb4pLs9D")
    #expect(second.redact("aB3dE5gH7jK9mN1p").text == Self.mark)
  }
}
