#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#else
  import Darwin
#endif

/// The calendar, for dates that people write; it decides about no text.
public enum WallClock {
  /// The whole days since 1 January 1970, UTC.
  public static var daysSince1970: Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int(time.tv_sec) / 86_400
  }
}
