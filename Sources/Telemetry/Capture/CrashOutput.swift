internal import SystemIO

/// What a crash of the host program would show.
public enum CrashOutput {
  /// Makes sure that a crash prints no memory and leaves no core file; call it before anything is read.
  ///
  /// A Swift program that traps prints registers, and what they point at, to standard error, and a core
  /// file holds all of its memory. After this it does neither, for the rest of the process: debuggers of
  /// the same user cannot look into it either. What `fatalError` and `precondition` print themselves
  /// stays: put no values into their messages.
  public static func forbid() {
    CurrentProcess.forbidCrashOutput()
  }
}
