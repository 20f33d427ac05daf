internal import SystemIO

/// What every event of a process says beside its own properties.
struct EventCircumstances: Sendable {
  /// The version of this library, as `$lib_version`.
  static let libraryVersion = "0.1.0"

  var toolVersion: String
  var projectID: String?
  var client: ClientInformation?

  /// The properties.
  var properties: [String: PropertyValue] {
    let system = SystemName.current
    var all: [String: PropertyValue] = [
      "$lib": "redact-telemetry",
      "$lib_version": .text(Self.libraryVersion),
      // No profile of a person is made, and no address is looked up.
      "$process_person_profile": false,
      "$geoip_disable": true,
      "$os": .text(system.system),
      "$os_version": .text(String(system.release.prefix { $0.isNumber || $0 == "." })),
      "osPlatform": .text(system.system.lowercased()),
      "osRelease": .text(system.release),
      "arch": .text(system.machine),
      // Under continuous integration there are no events.
      "isCi": false,
      "runtime": "swift",
      "runtimeVersion": .text(Self.runtimeVersion),
      "toolVersion": .text(toolVersion),
    ]
    all["projectId"] = projectID.map { .text($0) }
    all["mcpClientName"] = client.map { .text($0.name) }
    all["mcpClientVersion"] = client.map { .text($0.version) }
    return all
  }

  /// The version of the compiler, which is that of the runtime where it is linked in.
  private static var runtimeVersion: String {
    #if compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }
}
