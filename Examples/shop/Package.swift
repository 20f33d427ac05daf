// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "shop",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "redact", path: "../.."),
    .package(path: "../../Clients/TelemetryHTTP"),
  ],
  targets: [
    .executableTarget(
      name: "shop",
      dependencies: [
        .product(name: "Telemetry", package: "redact"),
        .product(name: "TelemetryHTTP", package: "TelemetryHTTP"),
      ],
      exclude: ["Rules"],
      plugins: [.plugin(name: "EmbedRules", package: "redact")]
    )
  ]
)
