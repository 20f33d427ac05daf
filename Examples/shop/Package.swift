// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "shop",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "redact", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "shop",
      dependencies: [.product(name: "Telemetry", package: "redact")],
      exclude: ["Rules"],
      plugins: [.plugin(name: "EmbedRules", package: "redact")]
    )
  ]
)
