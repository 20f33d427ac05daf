internal import SystemIO

/// A compressed file, read through the installed program.
struct Decompression: ~Copyable {
  private let compression: Compression
  private var process: ChildProcess
  /// The most bytes that come out.
  private let limit: Int
  private var count = 0

  /// Any file may become as long as this.
  private static let freeByteCount = 8 << 20
  /// A longer text may be so many times as long as the file.
  ///
  /// Logs come to some 10 to 50 times; what comes to more is made to fill memory or time.
  private static let longestRatio = 256

  /// Begins to decompress `file`.
  init(_ compression: Compression, of file: borrowing FileDescriptor) throws(InputError) {
    let path = try Self.program(of: compression)
    let process = try Self.process(at: path, compression.arguments, input: file)
    self.compression = compression
    self.process = process
    limit = Self.freeByteCount + Self.longestRatio * Self.byteCount(of: file)
  }

  private static func program(of compression: Compression) throws(InputError) -> FilePath {
    guard let path = ChildProcess.path(ofProgram: compression.program) else {
      throw .noDecompressor(compression.program)
    }
    return path
  }

  private static func byteCount(of file: borrowing FileDescriptor) -> Int {
    (try? file.status())?.byteCount ?? 0
  }

  private static func process(
    at path: FilePath,
    _ arguments: [String],
    input: borrowing FileDescriptor
  ) throws(InputError) -> ChildProcess {
    do {
      return try ChildProcess(path, arguments: arguments, input: input)
    } catch {
      throw .system(error)
    }
  }

  /// Reads over the start of `buffer` and says how many bytes; 0 at the end of a sound file.
  mutating func read(into buffer: inout [UInt8]) throws(InputError) -> Int {
    do {
      let read = try process.output.read(into: &buffer)
      count += read
      guard count <= limit else { throw InputError.tooLarge(limit) }
      guard read == 0 else { return read }
      // A status that only warns is about what stands behind the compressed text, which is not read.
      guard try process.wait() == .exit(0) else { throw InputError.damaged(compression.program) }
      return 0
    } catch let error as SystemError {
      throw .system(error)
    } catch let error as InputError {
      throw error
    } catch {
      throw .damaged(compression.program)
    }
  }
}
