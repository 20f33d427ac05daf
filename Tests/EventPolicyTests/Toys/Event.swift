import RuleModel
import EventPolicy
import JSONText

/// Events of the shapes that clients send.
enum Event {
  /// `properties` of the event called `name`, with an envelope.
  static func named(_ name: String, _ properties: String) -> [UInt8] {
    Array(
      """
      {"properties": {\(properties)}, "timestamp": "2026-03-14T09:02:10.092133+00:00", \
      "distinct_id": "install-0001", "event": "\(name)", "uuid": "b6cc50e7-914a-4067-87c6-f71836bd1018"}
      """.utf8
    )
  }

  /// A text as a JSON string; bytes that are not UTF-8 stay.
  static func string(_ text: [UInt8]) -> [UInt8] {
    JSONString.quoted(text)
  }

  /// An exception with a cause, notes, source, variables, and whatever an event can have.
  static let exception = named(
    "$exception",
    """
    "$exception_list": [
      {"mechanism": {"exception_id": 0, "type": "generic", "handled": true, "synthetic": false,
          "meta": {"errno": {"number": 13}}},
        "module": "shop.errors", "type": "OrderError", "value": "order 42 is not there",
        "notes": ["while loading"], "thread_id": 7,
        "stacktrace": {"type": "raw", "frames": [
          {"platform": "python", "filename": "shop/orders.py", "abs_path": "/srv/ci/shop/orders.py",
            "function": "load", "module": "shop.orders", "lineno": 12, "in_app": true,
            "pre_context": ["def load(number):", "  try:"], "context_line": "    return find(number)",
            "post_context": ["  except KeyError:", "    raise"],
            "code_variables": {"number": 42, "rest": [1, {"deep": "x"}], "text": "{\\"a\\": [\\"b\\", 1]}"}},
          {"platform": "python", "filename": "threading.py", "abs_path": "/usr/lib/python3.11/threading.py",
            "function": "run", "module": "threading", "lineno": 982, "pre_context": ["a"],
            "context_line": "b", "post_context": []}]}},
      {"mechanism": {"exception_id": 1, "source": "cause", "parent_id": 0, "type": "chained"},
        "module": null, "type": "KeyError", "value": "'x'"}],
    "$exception_level": "error", "$exception_source": "python.sys_excepthook", "source": "cli",
    "handled": true, "fatal": false, "stack": "Traceback (most recent call last):\\n  x",
    "context": "{\\"a\\": 1}", "sessionId": "00000000-0000-4000-8000-0000000000aa",
    "sys.argv": ["shop", "--now"], "modules": {"requests": "2.32.0"},
    "$python_runtime": "CPython", "$python_version": "3.11.7", "$os": "Linux", "$os_version": "12",
    "$lib": "posthog-python", "$lib_version": "7.91.1", "$geoip_disable": true, "$is_server": true
    """
  )

  /// A usage event with an error's details.
  static let command = named(
    "command",
    """
    "path": "ingest run", "durationMs": 1234.5678, "outcome": "error", "errorClass": "KeyError",
    "errorDetail": "'x'", "flags": ["json", "force"], "hasProject": true, "toolVersion": "1.2.3",
    "projectId": "0123456789abcdef0123456789abcdef", "isCi": false, "extra": {"a": "b"}
    """
  )

  /// What a client makes of a person, a group and a feature flag.
  static let others = [
    named("signed_up", "\"$set\": {\"email\": \"x\"}, \"$groups\": {\"company\": \"c\"}"),
    named("$create_alias", "\"distinct_id\": \"a\", \"alias\": \"b\""),
    named("$feature_flag_called", "\"$feature_flag\": \"f\", \"$feature/f\": true"),
  ]

  /// All of the shapes.
  static let all = [exception, command] + others
}

extension [UInt8] {
  /// An event with fewer than `limit` bytes and pieces put in, taken out or copied.
  func damaged(fewerThan limit: UInt64, by random: inout SplitMix64) -> [UInt8] {
    var event = self
    let pieces = ["\"", "\\", "{", "}", "[", "]", ",", ":", "null", "1e9", "\u{1E}", "\n"]
    for _ in 0..<random.next() % limit {
      let place = Int(random.next() % UInt64(event.count))
      switch random.next() % 4 {
      case 0: event[place] = UInt8(truncatingIfNeeded: random.next())
      case 1: event.remove(at: place)
      case 2:
        let piece = pieces[Int(random.next() % UInt64(pieces.count))]
        event.insert(contentsOf: Array(piece.utf8), at: place)
      default:
        let length = Int(random.next() % 40)
        event.insert(contentsOf: event[place...].prefix(length), at: place)
      }
    }
    return event
  }
}
