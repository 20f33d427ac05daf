import Testing

@testable import Telemetry

@Suite struct PropertyValueTests {
  static let rows: [(PropertyValue, String)] = [
    ("a\"b\n", #""a\"b\n""#), (7, "7"), (1.5, "1.5"), (.decimal(.nan), "null"),
    (.decimal(-.infinity), "null"), (true, "true"), ([1, "a", []], #"[1,"a",[]]"#),
    (["b": 1, "a": ["x": false]], #"{"a":{"x":false},"b":1}"#),
    (.duration(.milliseconds(1500)), "1500.000"), (.duration(.microseconds(1)), "0.001"),
    (.duration(.nanoseconds(1)), "0.000"), (.duration(.seconds(-1)), "0"),
    (.duration(.seconds(Int64.max)), "9223372036854775.807"),
  ]

  @Test(arguments: rows)
  func `a value is written as JSON`(value: PropertyValue, text: String) {
    #expect(String(decoding: value.json, as: UTF8.self) == text)
  }
}
