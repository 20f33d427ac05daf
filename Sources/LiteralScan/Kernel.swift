internal import CLiteralScan

/// An implementation of the first step of a scan; all of them find the same.
public enum Kernel: Sendable, Hashable, CaseIterable {
  /// Portable C, one byte at a time.
  case scalar
  /// 32 bytes at a time, by half bytes.
  case avx2
  /// 64 bytes at a time, by whole bytes; needs VBMI, VBMI2 and GFNI.
  case avx512
  /// 16 bytes at a time, by half bytes.
  case neon

  /// The kernels that run on this processor, the fastest last.
  public static let available = [Kernel.scalar, .neon, .avx2, .avx512].filter {
    cls_kernel_is_available($0.identifier)
  }

  /// The fastest kernel that runs on this processor.
  public static let best = available.last ?? .scalar

  var identifier: cls_kernel {
    switch self {
    case .scalar: CLS_KERNEL_SCALAR
    case .avx2: CLS_KERNEL_AVX2
    case .avx512: CLS_KERNEL_AVX512
    case .neon: CLS_KERNEL_NEON
    }
  }
}
