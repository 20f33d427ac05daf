extension FileSystem {
  /// Creates the file at `path` with `bytes` in it, all at once or not at all.
  ///
  /// Of several processes that try, one succeeds; nobody ever sees a part of the content.
  ///
  /// - Throws: an error that `isAlreadyThere` when the path exists, be it as a link to nothing.
  public static func create(
    _ path: FilePath,
    containing bytes: [UInt8],
    permissions: UInt32
  ) throws(SystemError) {
    let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
    let temporary = path.parent.appending(FilePath(".redact-\(suffix).tmp"))
    let file = try FileDescriptor(
      opening: temporary,
      .createExclusive,
      permissions: permissions
    )
    defer { try? removeFile(temporary) }
    try file.writeAll(bytes)
    try file.synchronize()
    try file.close()
    // link(2) fails where rename(2) would replace.
    try createHardLink(at: path, to: temporary)
    try FileDescriptor(opening: path.parent, .read).synchronize()
  }
}
