// swift-tools-version: 6.2
import PackageDescription

// A package of its own: in the manifest above, async-http-client would cost every clone 23 packages.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let telemetry = Target.Dependency.product(name: "Telemetry", package: "redact")

let package = Package(
  name: "TelemetryHTTP",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "TelemetryHTTP", targets: ["TelemetryHTTP"])
  ],
  dependencies: [
    .package(name: "redact", path: "../.."),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
  ],
  targets: [
    .target(
      name: "TelemetryHTTP",
      dependencies: [
        telemetry,
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "TelemetryHTTPTests",
      dependencies: ["TelemetryHTTP", telemetry],
      swiftSettings: settings
    ),
  ]
)
