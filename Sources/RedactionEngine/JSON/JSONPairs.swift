internal import JSONText

/// Objects in which one member holds the name of another: `{"key":"password","value":"x"}`.
enum JSONPairs {
  /// Keys of members that hold a name, by length.
  ///
  /// The forms of OpenTelemetry attributes, HAR headers, Kubernetes and AWS lists, and of validation
  /// errors (pydantic's `loc`, Zod's `path`, Spring's `field`, class-validator's `property`).
  private static let naming = byLength([
    "k", "n", "id", "key", "loc", "var", "env", "arg", "name", "path", "flag", "field", "param",
    "option", "header", "column", "setting", "variable", "property", "attribute", "parameter",
    "field_name", "fieldname", "var_name", "varname", "column_name", "columnname", "property_name",
    "propertyname", "header_name", "headername", "parameter_key", "parameterkey",
  ])

  /// Keys of members that only carry a value, by length.
  private static let carrying = byLength([
    "$", "_", "s", "v", "val", "raw", "new", "old", "data", "text", "value", "input", "given",
    "values", "string", "actual", "default", "content", "current", "#text", "@value", "$value",
    "received", "new_value", "newvalue", "old_value", "oldvalue", "int_value", "intvalue",
    "array_value", "arrayvalue", "string_value", "stringvalue", "bytes_value", "bytesvalue",
    "default_value", "defaultvalue", "current_value", "currentvalue", "rejected_value",
    "rejectedvalue", "attempted_value", "attemptedvalue", "simple_value", "simplevalue",
    "plain", "plaintext", "parameter_value", "parametervalue",
  ])

  /// Keys of members that tell about what stands beside them, by length: why a password was refused is
  /// no password.
  private static let telling = byLength([
    "code", "help", "rule", "error", "errors", "reason", "messages", "constraint", "constraints",
    "namespace",
  ])

  private static func byLength(_ words: [String]) -> [[[UInt8]]] {
    var lists: [[[UInt8]]] = []
    for word in words.map({ Array($0.utf8) }) {
      while lists.count <= word.count {
        lists.append([])
      }
      lists[word.count].append(word)
    }
    return lists
  }

  /// Whether the key at `token` only carries a value.
  static func carriesValue(_ json: [UInt8], _ token: JSONToken) -> Bool {
    contains(carrying, json, token)
  }

  /// Whether the key at `token` only tells about what stands beside it.
  static func tellsAbout(_ json: [UInt8], _ token: JSONToken) -> Bool {
    contains(telling, json, token)
  }

  /// Whether the string at `token` is one of `words`, without ASCII case.
  private static func contains(_ words: [[[UInt8]]], _ json: [UInt8], _ token: JSONToken) -> Bool {
    let start = token.range.lowerBound + 1
    let count = token.range.count - 2
    guard count < words.count else { return false }
    return words[count].contains { word in
      for offset in 0..<count {
        let byte = json[start + offset]
        let isUpper = (0x41...0x5A).contains(byte)
        guard (isUpper ? byte | 0x20 : byte) == word[offset] else { return false }
      }
      return true
    }
  }

  /// An object, or the array in one of its members that holds a name, being read.
  private struct Reading {
    var start: Int
    var isObject: Bool
    /// Whether the next value is a name, or holds one.
    var expectsName = false
    var hasCarrier = false
    var name: [UInt8]?
  }

  /// By the first byte of each object with both kinds of member: the first of its names that `telling`
  /// makes something of; of a name in parts, the last part.
  static func names(
    in json: [UInt8],
    tokens: [JSONToken],
    telling: ([UInt8]) -> [UInt8]?
  ) -> [Int: [UInt8]] {
    var names: [Int: [UInt8]] = [:]
    var open: [Reading] = []
    for token in tokens {
      switch token.kind {
      case .objectStart, .arrayStart:
        open.append(
          Reading(start: token.range.lowerBound, isObject: token.kind == .objectStart)
        )
      case .objectEnd, .arrayEnd:
        let ended = open.removeLast()
        if ended.isObject {
          if ended.hasCarrier, let name = ended.name {
            names[ended.start] = name
          }
        } else if let last = open.indices.last, open[last].expectsName, open[last].name == nil {
          open[last].name = ended.name
        }
      case .string(isKey: true, _):
        guard let last = open.indices.last else { break }
        open[last].expectsName = contains(naming, json, token)
        open[last].hasCarrier = open[last].hasCarrier || carriesValue(json, token)
      case .string(isKey: false, _):
        guard let last = open.indices.last else { break }
        let isPart = !open[last].isObject && open.dropLast().last?.expectsName == true
        guard isPart || open[last].expectsName && open[last].name == nil else { break }
        // Longer ones are no names, and need not be decoded.
        guard token.range.count <= 256 else { break }
        let text = JSONString.decode(json.span, in: token.range).bytes
        open[last].name = telling(text)
      case .number, .literal: break
      }
    }
    return names
  }
}
