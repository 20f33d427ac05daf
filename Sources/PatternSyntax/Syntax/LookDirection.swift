/// Where a lookaround looks.
public enum LookDirection: Sendable, Hashable {
  case ahead, behind
}
