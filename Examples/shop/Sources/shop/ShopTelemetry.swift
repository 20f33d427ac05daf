import BuiltInRules
import RuleModel
import Telemetry

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
      transport: { FoundationTransport() }
    )
  }
}
