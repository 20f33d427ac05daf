/// ASCII in UTF-16 of either order, as it is written into a log of bytes: every other byte is NUL.
enum WideCharacter {
  /// The character at `offset`, where a NUL stands: the byte before it, or the one behind.
  ///
  /// One alone is no wide character: lists of strings that end in NUL have them too.
  static func escape(at offset: Int, in text: [UInt8], before end: Int) -> Escape? {
    let wentOn = offset >= 2 && text[offset - 2] == 0
    // The last NUL of a line has nothing behind it but the line's end.
    guard offset + 1 < end else { return wentOn ? Escape(.nothing, end: end) : nil }
    guard text[offset + 1] != 0 else { return nil }
    // Either the byte before was read as itself and the NUL stands for nothing, or it is the first
    // half: both ways the NUL goes, and its neighbours say that it is one of several.
    let goesOn = offset + 2 < end && text[offset + 2] == 0
    return goesOn || wentOn ? Escape(.nothing, end: offset + 1) : nil
  }
}
