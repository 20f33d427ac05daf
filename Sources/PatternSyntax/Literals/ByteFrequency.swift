/// Rough shares of the bytes of log text, letters of either case counted together.
///
/// An estimate that ranks literals against each other; nothing depends on it but speed.
enum ByteFrequency {
  /// The share of `byte`, which is folded to lower case.
  static func inLogs(_ byte: UInt8) -> Double {
    shares[Int(byte)]
  }

  /// About how often `string` begins at a byte of log text.
  ///
  /// Letters that go on with a word are far more likely than letters as such.
  static func inLogs(_ string: [UInt8]) -> Double {
    var share = 1.0
    var letters = 0
    for byte in string {
      letters = (0x61...0x7A).contains(byte) ? letters + 1 : 0
      share *= letters > 3 ? 0.4 : inLogs(byte)
    }
    return share
  }

  /// Whether a single `byte` is rare enough to look for by itself: a sign, never a letter, a digit
  /// or a blank.
  static func isRareSign(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x09...0x0D, 0x20, 0x85, 0xA0: false
    default: inLogs(byte) <= 0.002
    }
  }

  private static let shares: [Double] = {
    var shares = [Double](repeating: 0.0005, count: 256)
    let groups: [(String, Double)] = [
      ("e", 0.065), ("t", 0.055), ("aionsr", 0.045), ("ld", 0.03), ("c0", 0.028),
      ("1ump", 0.022), ("23456789", 0.017), ("fhg", 0.014), ("byw", 0.01), ("v", 0.008),
      ("k", 0.006), ("x", 0.003), ("jz", 0.002), ("q", 0.0015), (" ", 0.12), (".:/", 0.02),
      ("\"", 0.02), ("-", 0.015), (",", 0.012), ("=\n", 0.01), ("_", 0.008), ("[]", 0.006),
      ("()", 0.005), ("'{}", 0.004), ("\\", 0.003), ("\t%", 0.002), (";#*+<>&|?!$", 0.0015),
      ("@", 0.001),
    ]
    for (characters, share) in groups {
      for byte in characters.utf8 {
        shares[Int(byte)] = share
      }
    }
    return shares
  }()
}
