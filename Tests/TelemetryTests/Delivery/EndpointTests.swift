import Testing

@testable import Telemetry

@Suite struct EndpointTests {
  @Test(arguments: [
    ("https://eu.i.posthog.com", "https://eu.i.posthog.com"),
    ("https://eu.i.posthog.com/", "https://eu.i.posthog.com"),
    ("HTTPS://relay.example.test:8443/a/b//", "https://relay.example.test:8443/a/b"),
    ("http://127.0.0.1:8080/relay/tenant-a/", "http://127.0.0.1:8080/relay/tenant-a"),
    ("http://localhost", "http://localhost"), ("http://[::1]:80", "http://[::1]:80"),
    ("https://[2001:db8::1]/x", "https://[2001:db8::1]/x"),
  ])
  func `a prefix is kept as it is but for slashes at its end`(text: String, prefix: String) {
    #expect(Endpoint(text)?.prefix == prefix)
  }

  @Test(arguments: [
    "", "https://", "https:///x", "eu.i.posthog.com", "ftp://a.test", "file:///etc/passwd",
    "https://user:word@a.test", "https://user@a.test", "https://a.test/?q=1", "https://a.test/#x",
    "https://a.test/\r\nX-Other: 1", "https://a.test/a b", "https://a.test:port", "https://a.test:",
    "https://a.test:70000", "https://ä.test", "https://[::1", "https://a.test/<x>",
    " https://a.test",
    "http://relay.example.test", "http://10.0.0.1", "http://127.0.0.1.example.test",
    "http://127.0.0.256", "http://localhost.example.test", "http://[::2]", "http://127.1",
  ])
  func `anything else is refused`(text: String) {
    #expect(Endpoint(text) == nil)
  }

  @Test func `plain HTTP to other machines has to be asked for`() {
    #expect(Endpoint("http://relay.example.test", plainHTTP: .anywhere) != nil)
  }
}
