/// What this program is.
enum Version {
  /// The version, by https://semver.org.
  static let number = "0.1.0"
}
