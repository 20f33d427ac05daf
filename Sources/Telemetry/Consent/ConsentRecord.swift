internal import JSONText

/// What `telemetry.json` says.
///
/// Members that this library does not know are kept as they are.
struct ConsentRecord: Sendable, Hashable {
  private struct Member: Hashable {
    let name: String
    var value: [UInt8]
  }

  private var members: [Member] = []

  /// The record of a new installation, for which no notice was shown yet.
  init(installID: String?, isEnabled: Bool, createdAt: String) {
    set("installId", installID.map(Self.string))
    set("enabled", Array(String(isEnabled).utf8))
    set("noticeShownAt", Array("null".utf8))
    set("noticeShownVersion", Array("null".utf8))
    set("createdAt", Self.string(createdAt))
  }

  /// The record that `json` spells; nil where it leaves any doubt.
  ///
  /// That is: a JSON object without a name that stands twice, `enabled` a truth value, and if true,
  /// `installId` a UUID.
  init?(json: [UInt8]) {
    guard let members = Self.members(of: json) else { return nil }
    self.members = members
    guard Set(members.map(\.name)).count == members.count,
      ["true", "false"].contains(raw("enabled"))
    else { return nil }
    if isEnabled {
      guard let id = installID, UUIDText.isUUID(id) else { return nil }
    }
  }

  /// Whether telemetry is allowed by this file.
  var isEnabled: Bool {
    get { raw("enabled") == "true" }
    set { set("enabled", Array(String(newValue).utf8)) }
  }

  /// The random id of this installation.
  var installID: String? {
    get { text("installId") }
    set { set("installId", newValue.map(Self.string)) }
  }

  /// The version of the notice that was shown last; nil when none was.
  var noticeShownVersion: String? {
    guard text("noticeShownAt") != nil else { return nil }
    // Another program wrote numbers here.
    return text("noticeShownVersion") ?? raw("noticeShownVersion")
  }

  /// Notes that the notice of `version` was shown.
  mutating func noticeWasShown(version: String, at time: String) {
    set("noticeShownAt", Self.string(time))
    set("noticeShownVersion", Self.string(version))
  }

  /// The record as JSON for people to edit, a member a line.
  var json: [UInt8] {
    let lines = members.map { member in
      Array("  ".utf8) + Self.string(member.name) + Array(": ".utf8) + member.value
    }
    return Array("{\n".utf8) + lines.joined(separator: Array(",\n".utf8)) + Array("\n}\n".utf8)
  }

  private func raw(_ name: String) -> String? {
    members.first { $0.name == name }.map { String(decoding: $0.value, as: UTF8.self) }
  }

  private func text(_ name: String) -> String? {
    guard let value = members.first(where: { $0.name == name })?.value,
      value.first == UInt8(ascii: "\"")
    else { return nil }
    return String(decoding: JSONString.decode(value).bytes, as: UTF8.self)
  }

  private mutating func set(_ name: String, _ value: [UInt8]?) {
    guard let value else { return }
    if let index = members.firstIndex(where: { $0.name == name }) {
      members[index].value = value
    } else {
      members.append(Member(name: name, value: value))
    }
  }

  private static func string(_ text: String) -> [UInt8] {
    JSONString.quoted(Array(text.utf8))
  }

  /// The members of the object that `json` is; nil if it is none.
  private static func members(of json: [UInt8]) -> [Member]? {
    var result: [Member] = []
    var tokenizer = JSONTokenizer(depthLimit: 16)
    var name: String?
    var start = 0
    do {
      guard let first = try tokenizer.next(in: json.span), first.kind == .objectStart else {
        return nil
      }
      while let token = try tokenizer.next(in: json.span) {
        guard token.depth == 1 else { continue }
        switch token.kind {
        case .string(isKey: true, _):
          name = String(
            decoding: JSONString.decode(json.span, in: token.range).bytes,
            as: UTF8.self
          )
        case .objectStart, .arrayStart:
          start = token.range.lowerBound
        case .objectEnd, .arrayEnd:
          let value = Array(json[start..<token.range.upperBound])
          result.append(Member(name: name ?? "", value: value))
        default:
          result.append(Member(name: name ?? "", value: Array(json[token.range])))
        }
      }
      return result
    } catch {
      return nil
    }
  }
}
