// Placeholder
let output = CommandLine.arguments[1]
_ = output
