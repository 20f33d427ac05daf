// swift-tools-version: 6.2
import PackageDescription

/// One list for every target: different flags in different targets rebuild everything.
let settings: [SwiftSetting] = [
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
  .enableUpcomingFeature("ExistentialAny"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
  .enableUpcomingFeature("InternalImportsByDefault"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
  .enableUpcomingFeature("MemberImportVisibility"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0458-strict-memory-safety.md
  .strictMemorySafety(),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0480-swiftpm-warning-control.md
  .treatAllWarnings(as: .error),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(
  _ name: String,
  _ dependencies: [Target.Dependency],
  resources: [Resource] = []
)
  -> Target
{
  .testTarget(
    name: name,
    dependencies: dependencies,
    resources: resources,
    swiftSettings: settings
  )
}

/// A command that starts once a line wants no dynamic loader: 5 ms and 4 MB less.
///
/// Unsafe flags of an executable do not keep the libraries from being depended on.
let standalone: [LinkerSetting] = [
  .unsafeFlags(
    ["-static-executable", "-l_FoundationCollections", "-l_FoundationCShims"],
    .when(platforms: [.linux], configuration: .release)
  )
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser",
  package: "swift-argument-parser"
)

let package = Package(
  name: "redact",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "redact", targets: ["redact"]),
    .library(
      name: "RedactionEngine",
      targets: ["RedactionEngine", "BuiltInRules", "RuleCompiler", "RuleFiles", "RuleModel"]
    ),
    .library(name: "EventPolicy", targets: ["EventPolicy", "SecondOpinion"]),
    .library(
      name: "Telemetry",
      targets: [
        "Telemetry", "EventPolicy", "SecondOpinion", "RedactionEngine", "BuiltInRules", "RuleModel",
        "SystemIO",
      ]
    ),
    .library(name: "RedactC", type: .dynamic, targets: ["RedactC"]),
    .plugin(name: "EmbedRules", targets: ["EmbedRules"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CPCRE2",
      pkgConfig: "libpcre2-8",
      providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]
    ),
    .systemLibrary(
      name: "CYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]
    ),
    .target(name: "CLiteralScan"),

    module("PCRE2", ["CPCRE2"]),
    module("YAMLEvents", ["CYAML"]),
    module("SystemIO"),
    module("Digest"),
    module("LiteralScan", ["RuleModel", "CLiteralScan"]),
    module("JSONText"),

    module("RuleModel"),
    module("PatternSyntax", ["RuleModel"]),
    module("RuleFiles", ["RuleModel", "YAMLEvents"]),
    module("RuleMatching", ["RuleModel", "LiteralScan", "PCRE2", "Digest"]),
    module("RuleCompiler", ["RuleModel", "PatternSyntax", "PCRE2", "RuleMatching"]),
    module("RulePacks", ["RuleModel", "RuleFiles", "RuleCompiler", "SystemIO", "YAMLEvents"]),
    .target(
      name: "BuiltInRules",
      dependencies: ["RuleModel"],
      exclude: ["Rules"],
      swiftSettings: settings,
      plugins: ["EmbedRules"]
    ),
    module(
      "RedactionEngine",
      ["RuleModel", "RuleMatching", "PCRE2", "LiteralScan", "JSONText", "Digest"]
    ),
    module("EventPolicy", ["RuleModel", "RedactionEngine", "JSONText", "Digest"]),
    module("SecondOpinion", ["RuleModel", "RuleMatching"]),
    module(
      "Telemetry",
      [
        "EventPolicy", "SecondOpinion", "RedactionEngine", "RuleModel", "SystemIO", "Digest",
        "JSONText",
      ]
    ),
    .target(
      name: "RedactC",
      dependencies: ["BuiltInRules", "RedactionEngine", "RuleModel"],
      exclude: ["redact.h"],
      swiftSettings: settings
    ),
    module("CorpusOracle"),
    module(
      "CorpusKit",
      ["CorpusOracle", "RuleModel", "RuleFiles", "RedactionEngine", "YAMLEvents"]
    ),
    module(
      "Fuzzing",
      [
        "RedactionEngine", "RuleMatching", "RuleModel", "RuleFiles", "RulePacks", "JSONText",
        "YAMLEvents", "SystemIO",
      ]
    ),

    .executableTarget(
      name: "redact",
      dependencies: [
        "RuleModel", "RuleFiles", "RuleCompiler", "RuleMatching", "RulePacks", "BuiltInRules",
        "RedactionEngine", "EventPolicy", "LiteralScan", "CorpusKit", "JSONText", "Digest",
        "SystemIO", "Telemetry", argumentParser,
      ],
      swiftSettings: settings,
      linkerSettings: standalone
    ),

    .executableTarget(
      name: "telemetry-cost",
      dependencies: ["Telemetry", "BuiltInRules", "RuleModel", "SystemIO"],
      path: "Benchmarks/telemetry-cost",
      swiftSettings: settings,
      linkerSettings: standalone
    ),

    .executableTarget(
      name: "rule-embedder",
      dependencies: ["RuleModel", "RulePacks", "SystemIO", "Digest"],
      swiftSettings: settings
    ),
    .plugin(
      name: "EmbedRules",
      capability: .buildTool(),
      dependencies: ["rule-embedder"]
    ),

    tests("PCRE2Tests", ["PCRE2"]),
    tests("YAMLEventsTests", ["YAMLEvents", "RuleModel"]),
    tests("SystemIOTests", ["SystemIO"]),
    tests("DigestTests", ["Digest"]),
    tests("LiteralScanTests", ["LiteralScan", "RuleModel"]),
    tests("JSONTextTests", ["JSONText", "RuleModel"]),
    tests("RuleModelTests", ["RuleModel"]),
    tests("PatternSyntaxTests", ["PatternSyntax", "RuleModel"]),
    tests("RuleFilesTests", ["RuleFiles", "RuleModel"]),
    tests("RuleMatchingTests", ["RuleMatching", "RuleModel"]),
    tests("RuleCompilerTests", ["RuleCompiler", "RuleFiles", "RuleMatching", "RuleModel"]),
    tests("RulePacksTests", ["RulePacks", "RuleModel", "SystemIO"]),
    tests(
      "RedactionEngineTests",
      [
        "RedactionEngine", "RuleCompiler", "RuleFiles", "RuleMatching", "RuleModel", "RulePacks",
        "BuiltInRules", "JSONText", "LiteralScan", "SystemIO",
      ]
    ),
    tests(
      "CorpusKitTests",
      ["CorpusKit", "CorpusOracle", "RedactionEngine", "BuiltInRules", "RuleModel"]
    ),
    tests(
      "EventPolicyTests",
      [
        "EventPolicy", "RedactionEngine", "BuiltInRules", "RuleModel", "JSONText", "RulePacks",
        "CorpusKit", "CorpusOracle", "SecondOpinion",
      ]
    ),
    tests(
      "SecondOpinionTests",
      ["SecondOpinion", "EventPolicy", "RedactionEngine", "BuiltInRules", "RuleModel"]
    ),
    .executableTarget(
      name: "delivery-victim",
      dependencies: [
        "Telemetry", "EventPolicy", "RedactionEngine", "BuiltInRules", "RuleModel", "SystemIO",
      ],
      path: "Tests/DeliveryVictim",
      swiftSettings: settings
    ),
    tests(
      "TelemetryTests",
      [
        "Telemetry", "EventPolicy", "RedactionEngine", "BuiltInRules", "RuleModel", "SystemIO",
        "SecondOpinion", "CorpusKit", "CorpusOracle", "JSONText", "delivery-victim",
      ]
    ),
    .testTarget(name: "RedactCTests", exclude: ["Callers"], swiftSettings: settings),
    tests("FuzzingTests", ["Fuzzing"]),
    tests("CommandTests", []),
    tests("ArchitectureTests", []),
  ]
)
