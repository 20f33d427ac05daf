import Testing

@Suite struct VocabularyTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
  }

  private func words(_ source: String, _ name: String) throws -> [String] {
    try folder.write(source, to: name)
    let result = try Command("vocabulary", name, in: folder).run()
    #expect(result.status == 0 && result.errors == "")
    return result.text.split(separator: "\n").map(String.init)
  }

  @Test func `names in literals, flags and hosts of a program are its own`() throws {
    let source = #"""
      # "a_comment"
      TABLE = "ktx_jobs"
      raise KeyError("connections")
      parser.add_argument("--dry-run", help="Do not write the order_lines table")
      url = "https://api.shop.example/v1?key=1"
      dsn = "postgres://svc:quietriver@db.internal/shop"
      q = "SELECT id FROM ktx_runs"
      """#
    let expected = [
      "api.shop.example", "connections", "dry-run", "ktx_jobs", "ktx_runs", "order_lines",
    ]
    #expect(try words(source, "a.py") == expected)
  }

  @Test func `a literal beside the name of a secret is not`() throws {
    let source = #"""
      pw = "swordfish9x"; PASSWORD = 'Geheim_Passwort_99'
      connect(user="svc_shop", password="quiet_river_7")
      url = "https://h.example/x?token=quiet_river_8"
      """#
    #expect(try words(source, "a.py") == ["h.example", "svc_shop"])
  }

  @Test func `tables, columns and constraints of a schema are`() throws {
    let schema = """
      CREATE TABLE IF NOT EXISTS shop.orders (
        id bigint PRIMARY KEY, -- a note
        "total_amount" numeric DEFAULT 'a_value',
        customer_ref int REFERENCES customers(id),
        CONSTRAINT orders_total_check CHECK (total_amount > 0)
      );
      """
    let expected = [
      "customer_ref", "customers", "id", "orders", "orders_total_check", "shop", "shop.orders",
      "total_amount",
    ]
    #expect(try words(schema, "a.sql") == expected)
  }

  @Test func `keys of JSON and YAML are, their values are not`() throws {
    let json = "{\"jobName\": \"bobs_job\", \"in\": {\"maxRetries\": 3}}"
    #expect(try words(json, "a.json") == ["in", "jobName", "maxRetries"])
    #expect(
      try words("service:\n  retryLimit: some_value\n  - end-point: 1\n", "a.yaml")
        == ["end-point", "retryLimit", "service"]
    )
  }

  @Test func `what looks like a secret is left out`() throws {
    let token = "k3jH6fD8sQ2w" + "E5rT9yU1iO4p"
    #expect(try words("a = \"\(token)\"; b = \"k_\(token)\"; c = \"10.0.0.1\"", "a.js") == [])
  }

  @Test func `the list is a vocabulary`() throws {
    try folder.write("raise KeyError(\"connections\")", to: "src/a.py")
    let list = try Command("vocabulary", "src", in: folder).run()
    try folder.write(list.output, to: "words.txt")
    try folder.write("policy: p\nextends: telemetry\nvocabulary: [words.txt]\n", to: "p.yaml")
    let text = "KeyError: 'connections'\n"
    #expect(try Command("--policy", "p.yaml", input: text, in: folder).run().text == text)
    #expect(try Command("--policy", "telemetry", input: text).run().text != text)
  }

  @Test func `misuse and missing files are told`() throws {
    #expect(try Command("vocabulary").run().status == 64)
    let missing = try Command("vocabulary", "missing.py", in: folder).run()
    #expect(missing.status == 2 && missing.errors.contains("missing.py"))
  }
}
