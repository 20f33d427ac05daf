internal import SystemIO

/// The bytes of an input, decompressed where it is a compressed file.
struct TextSource: ~Copyable {
  private let file: FileDescriptor
  private var decompression: Decompression?

  /// The bytes of `file` as they are.
  init(_ file: consuming FileDescriptor) {
    self.file = file
  }

  /// The text of `file`, which the installed program decompresses if its first bytes say so.
  init(decompressing file: consuming FileDescriptor) throws(InputError) {
    if let compression = Self.compression(of: file) {
      decompression = try Decompression(compression, of: file)
    }
    self.file = file
  }

  /// How a regular file is compressed; nil if it is not.
  static func compression(of file: borrowing FileDescriptor) -> Compression? {
    guard (try? file.status())?.kind == .regular,
      let bytes = try? file.firstBytes(Compression.longestMark)
    else { return nil }
    return Compression(ofFileBeginning: bytes)
  }

  /// Reads over the start of `buffer` and says how many bytes; 0 at the end.
  mutating func read(into buffer: inout [UInt8]) throws(InputError) -> Int {
    do {
      guard decompression != nil else { return try file.read(into: &buffer) }
    } catch {
      throw .system(error)
    }
    return try decompression?.read(into: &buffer) ?? 0
  }
}
