/// How a backreference or a condition names its group.
public enum GroupReference: Sendable, Hashable {
  /// By number, from 1; relative numbers are resolved.
  case number(Int)
  /// By name; under `(?J)` any group of that name.
  case name(String)
}
