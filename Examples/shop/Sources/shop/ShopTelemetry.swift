import BuiltInRules
import EventPolicy
import Foundation
import RedactionEngine
import RuleModel
import Telemetry
import TelemetryHTTP

extension TelemetryConfiguration {
  /// What shop says about its telemetry.
  static var shop: TelemetryConfiguration {
    TelemetryConfiguration(
      tool: "shop",
      version: "1.4.0",
      projectKey: "phc_example",
      notice: TelemetryNotice(
        "shop counts the commands that you run and reports errors, without your data.",
        version: "1"
      ),
      rules: { EmbeddedRules.rules(beside: BuiltInRules.rules) },
      policy: { EmbeddedRules.policies["shop-telemetry"] ?? Policy(name: "none", actions: [:]) },
      transport: { HTTPTransport(trust: trust) }
    )
  }

  /// A company's own authority, for a relay inside the house.
  private static var trust: HTTPTransport.Trust {
    let file = ProcessInfo.processInfo.environment["SHOP_TELEMETRY_CA"]
    return file.map { .authorities(file: $0) } ?? .system
  }
}
