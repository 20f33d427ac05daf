internal import BuiltInRules
internal import RedactionEngine
internal import RuleModel
internal import SystemIO

let name = CommandLine.arguments.dropFirst().first ?? "logs"
let redactor = Redactor(
  rules: BuiltInRules.rules, policy: BuiltInRules.policies[name] ?? Policy(name: "all", actions: [:]))
var stream = StreamingRedactor(redactor)
var piece = [UInt8](repeating: 0, count: 1 << 16)
var output: [UInt8] = []
let input = FileDescriptor.standardInput
let out = FileDescriptor.standardOutput
while true {
  let count = try input.read(into: &piece)
  guard count > 0 else { break }
  stream.write(piece[..<count], into: &output)
  try out.writeAll(output)
  output.removeAll(keepingCapacity: true)
}
stream.finish(into: &output)
try out.writeAll(output)
