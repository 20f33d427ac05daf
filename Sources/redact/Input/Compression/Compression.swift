/// A way of compressing a file that an installed program undoes.
enum Compression: String, Sendable, Hashable, CaseIterable {
  case gzip, zstd, xz, bzip2

  /// The most bytes that tell a compression.
  static let longestMark = 10

  /// The compression that a file's first bytes tell.
  init?(ofFileBeginning bytes: [UInt8]) {
    let found = Self.allCases.first { compression in
      compression.marks.contains { bytes.starts(with: $0) }
    }
    guard let found else { return nil }
    self = found
  }

  /// What a compressed file begins with, each.
  private var marks: [[UInt8]] {
    switch self {
    // RFC 1952, section 2.3.1; 8 is the only method in use.
    case .gzip: [[0x1F, 0x8B, 0x08]]
    // RFC 8878, section 3.1.1.
    case .zstd: [[0x28, 0xB5, 0x2F, 0xFD]]
    // https://tukaani.org/xz/xz-file-format.txt, section 2.1.1.1.
    case .xz: [[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]]
    // compress.c: "BZh" and the block size, then the first digits of pi, or of its root in an empty file.
    case .bzip2:
      (1...9).flatMap { size in
        [[0x31, 0x41, 0x59, 0x26, 0x53, 0x59], [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]]
          .map { Array("BZh\(size)".utf8) + $0 }
      }
    }
  }

  /// The program that undoes it.
  var program: String { rawValue }

  /// What the program is told: read standard input, write standard output, print nothing else.
  var arguments: [String] {
    switch self {
    case .gzip, .bzip2: ["-dcq"]
    case .zstd: ["-dcq", "--no-progress"]
    // A file may ask for a dictionary of 4 GiB.
    case .xz: ["-dcqq", "--memlimit-decompress=512MiB"]
    }
  }
}
