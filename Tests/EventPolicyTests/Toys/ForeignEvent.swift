import JSONText

/// Events of the shapes that Sentry's SDKs and OpenTelemetry's exporters send.
enum ForeignEvent {
  /// An event of Sentry with the JSON of a text at `place`, which is one of ``sentryPlaces``.
  static func sentry(_ place: String, _ text: [UInt8]) -> [UInt8] {
    filled(sentryEvent, place, text)
  }

  /// A request of OpenTelemetry with the JSON of a text at `place`, which is one of ``otlpPlaces``.
  static func otlp(_ place: String, _ text: [UInt8]) -> [UInt8] {
    filled(otlpRequest, place, text)
  }

  /// Where an event of Sentry carries text, by name; the signs stand in ``sentryEvent``.
  static let sentryPlaces = [
    ("message", "@1"), ("cause", "@2"), ("frame context", "@3"), ("variables", "@4"),
    ("breadcrumb", "@5"), ("log entry", "@6"), ("extra", "@7"), ("request", "@8"), ("tag", "@9"),
  ]

  /// Where a request of OpenTelemetry carries text, by name; the signs stand in ``otlpRequest``.
  static let otlpPlaces = [
    ("message", "@1"), ("stack", "@2"), ("status", "@3"), ("body", "@4"), ("attribute", "@5"),
  ]

  /// The event with the text at `place` and an harmless word at the others.
  private static func filled(_ event: String, _ place: String, _ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, part) in event.split(separator: "@", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 {
        result += place == "@\(part.first ?? " ")" ? JSONString.quoted(text) : Array("\"a\"".utf8)
      }
      result += part.dropFirst(index > 0 ? 1 : 0).utf8
    }
    return result
  }

  private static let sentryEvent = """
    {"event_id":"0f3c5a1e9b7d4826a1c3e5f708192a3b","timestamp":"2026-03-14T09:02:10.500Z",\
    "platform":"python","level":"error","server_name":"build-host","release":"shop-1.2.3",\
    "environment":"production","transaction":"checkout","logentry":{"message":"order %s",\
    "formatted":@6,"params":[@6]},"exception":{"values":[{"type":"KeyError","value":@2,"mechanism":\
    {"type":"chained","exception_id":1,"parent_id":0},"stacktrace":{"frames":[]}},\
    {"type":"OrderError","module":"shop.errors","value":@1,"mechanism":{"type":"generic",\
    "handled":false,"exception_id":0},"stacktrace":{"frames":[{"filename":"shop/orders.py",\
    "abs_path":"/srv/ci/shop/orders.py","function":"load","module":"shop.orders","lineno":12,\
    "in_app":true,"pre_context":["def load(number):"],"context_line":@3,"post_context":["  raise"],\
    "vars":{"number":"42","text":@4}}]}}]},"threads":{"values":[{"id":7,"name":"main",\
    "crashed":true,"stacktrace":{"frames":[]}}]},"breadcrumbs":{"values":[{"timestamp":\
    1773478930.25,"type":"http","category":"client","level":"info","message":@5,"data":{"url":@8,\
    "method":"GET","status_code":404}}]},"request":{"method":"POST","url":@8,"query_string":@8,\
    "data":{"a":@8},"headers":{"Authorization":@8},"cookies":{"a":@8},"env":{"HOME":@8}},\
    "user":{"id":@7,"email":@7},"tags":{"tenant":@9},"extra":{"sys.argv":["shop",@7],"a":@7},\
    "modules":{"requests":"2.32.0"},"contexts":{"runtime":{"name":"CPython","version":"3.11.7",\
    "build":@9},"shop":{"a":@9}},"sdk":{"name":"sentry.python","version":"2.60.1"}}
    """

  private static let otlpRequest = """
    {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":\
    "shop"}},{"key":"host.name","value":{"stringValue":@5}}]},"scopeSpans":[{"scope":{"name":"shop",\
    "version":"1.2.3"},"spans":[{"traceId":"0f3c5a1e9b7d4826a1c3e5f708192a3b","spanId":\
    "a1c3e5f708192a3b","name":"checkout","kind":2,"startTimeUnixNano":"1773478930000000001",\
    "endTimeUnixNano":"1773478930250000002","attributes":[{"key":"db.statement","value":\
    {"stringValue":@5}},{"key":"http.response.status_code","value":{"intValue":"500"}},\
    {"key":"tenant","value":{"kvlistValue":{"values":[{"key":"a","value":{"stringValue":@5}}]}}}],\
    "events":[{"timeUnixNano":"1773478930100000000","name":"exception","attributes":[\
    {"key":"exception.type","value":{"stringValue":"OrderError"}},{"key":"exception.message",\
    "value":{"stringValue":@1}},{"key":"exception.stacktrace","value":{"stringValue":@2}},\
    {"key":"exception.escaped","value":{"stringValue":"False"}}]}],"status":{"code":2,"message":@3}}\
    ]}]}],"resourceLogs":[{"resource":{"attributes":[]},"scopeLogs":[{"scope":{"name":"shop"},\
    "logRecords":[{"timeUnixNano":"1773478930000000000","severityNumber":17,"severityText":"ERROR",\
    "body":{"stringValue":@4},"attributes":[{"key":"code.line.number","value":{"intValue":"47"}},\
    {"key":"exception.message","value":{"stringValue":@1}}]}]}]}]}
    """
}
