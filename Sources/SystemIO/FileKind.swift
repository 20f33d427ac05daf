/// What a file is.
public enum FileKind: Sendable, Hashable {
  /// A file of bytes.
  case regular
  /// A folder.
  case directory
  /// A link to another path.
  case symbolicLink
  /// A pipe.
  case fifo
  /// A socket.
  case socket
  /// A block or character device.
  case device
  /// Something this list does not know.
  case unknown

  /// The kind in the file-type bits of `st_mode`.
  ///
  /// Source: inode(7); POSIX leaves the numbers open, but Linux and Darwin agree.
  init(mode: UInt32) {
    self =
      switch mode & 0o170000 {
      case 0o100000: .regular
      case 0o040000: .directory
      case 0o120000: .symbolicLink
      case 0o010000: .fifo
      case 0o140000: .socket
      case 0o060000, 0o020000: .device
      default: .unknown
      }
  }
}
