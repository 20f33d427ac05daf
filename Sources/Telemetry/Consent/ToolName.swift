/// The name of a tool: it names the tool's folder and its environment variables.
public struct ToolName: Sendable, Hashable {
  /// The name, such as `shop` or `data-agent`.
  public let text: String

  /// The name `text`: a lower-case letter, then at most 39 lower-case letters, digits and hyphens; nil
  /// for anything else.
  public init?(_ text: String) {
    let isName = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard isName, text.first?.isLetter == true, text.utf8.count <= 40 else { return nil }
    self.text = text
  }

  /// The name in capitals with `_` for hyphens, as environment variables begin: `DATA_AGENT`.
  public var variablePrefix: String {
    String(text.uppercased().map { $0 == "-" ? "_" : $0 })
  }
}

extension ToolName: ExpressibleByStringLiteral {
  /// The name `value`, which is one.
  public init(stringLiteral value: String) {
    guard let name = ToolName(value) else {
      preconditionFailure("a tool's name is lower-case letters, digits and hyphens")
    }
    self = name
  }
}

extension ToolName: CustomStringConvertible {
  /// The name.
  public var description: String { text }
}
