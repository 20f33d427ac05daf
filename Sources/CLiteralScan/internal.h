#ifndef CLITERALSCAN_INTERNAL_H
#define CLITERALSCAN_INTERNAL_H

#include "CLiteralScan.h"

#include <stdatomic.h>

// Every kernel works in whole blocks and reads three bytes past the last one.
enum { CLS_BLOCK = 64, CLS_OVERHANG = CLS_WINDOW - 1 };

// Kernels may write this many cells past the last mark.
enum { CLS_SLACK = 64 };

// 1...4 lower-case bytes, the first one lowest, zeros behind them.
typedef struct {
  uint32_t bytes;
  uint8_t width;
} cls_window;

// What a kernel looks windows up in. Buckets come in groups of eight, one bit each.
typedef struct {
  uint8_t groups; // how many are used
  // Bucket bits by group, window position and folded class of the byte (AVX-512).
  uint8_t classes[CLS_MAX_GROUPS][CLS_WINDOW][64];
  // Bucket bits by group and mix (see `cls_mix`) of a window's first and of its last three bytes (AVX-512).
  uint8_t mixes[CLS_MAX_GROUPS][2][64];
  // Bucket bits by group, window position and half byte (AVX2, NEON).
  uint8_t low[CLS_MAX_GROUPS][CLS_WINDOW][16];
  uint8_t high[CLS_MAX_GROUPS][CLS_WINDOW][16];
  // Bucket bits, of sixteen buckets, by the classes of two neighbours: the low half for a window's first two
  // bytes, the high half for its last two (scalar).
  uint32_t pairs[64 * 64];
} cls_buckets;

// Which windows there are, a bit each: those of four and of three bytes by their hash, shorter ones by their
// bytes in lower case. Small enough for the first-level cache.
typedef struct {
  uint32_t four[2048], three[2048], two[2048];
} cls_sieve;

// A bit for each byte.
typedef struct {
  uint64_t words[4];
} cls_set;

// One distinct literal as the confirmation sees it.
typedef struct {
  uint64_t value; // the first eight bytes in lower case
  uint64_t fold;  // 0x20 where `value` holds a letter
  uint64_t mask;  // 0xff where the literal has a byte
  uint32_t text;  // where its bytes begin in `text`
  uint16_t index; // among the distinct literals
  uint16_t preceding, following; // the sets of bytes that may stand before and behind
  uint8_t length;
  uint8_t windowOffset;
  bool isLastOfChain;
} cls_entry;

// What eight bytes, from `offset` before the window on, hold in every literal of a chain; zeros in `mask` where
// the literals differ or end. It stands at the index of the chain's first entry.
typedef struct {
  uint64_t value, fold, mask;
  uint8_t offset;
} cls_screen;

// Chains of entries by the hash of their window: `heads` has one cell per hash, 0 for none, else one more
// than the first entry's index. An absent width has two empty cells and a shift of 31.
typedef struct {
  const uint16_t *heads;
  uint32_t shift;
} cls_chains;

struct cls_tables {
  // Made once enough bytes were scanned to pay for it; null before.
  _Atomic(cls_buckets *) buckets;
  _Atomic size_t scannedBytes;
  size_t bytesWorthBuckets;
  const cls_window *windows; // of the distinct literals
  const cls_sieve *sieve;
  const uint16_t *heads; // of all chains
  cls_chains chains[CLS_WINDOW]; // by width of the window, less one
  const cls_entry *entries;
  const cls_screen *screens;
  const cls_set *sets; // that entries name
  const uint16_t *ids; // of the distinct literals, side by side
  const uint16_t *idsBegin; // where the ids of each distinct literal begin; one more than there are
  uint16_t literalCount; // of distinct literals
  const uint8_t *text;
  cls_kernel kernel;
  uint8_t widths;         // of windows: a bit each, the lowest one unused
  uint8_t furthestWindow; // the largest `windowOffset`
  cls_detectors detectors;
};

// One bit per byte of a block.
typedef struct {
  uint64_t digits, dots, blanks, hyphens;
} cls_masks;

// Writes `base` plus the offset of each place where a window may stand, in order; returns how many.
typedef size_t cls_mark(const cls_buckets *buckets, unsigned groups, const uint8_t *bytes, size_t blocks,
                        uint32_t base, uint32_t *marks);
typedef void cls_make_masks(const uint8_t *bytes, size_t blocks, cls_masks *masks);

// See `detect`.
typedef size_t cls_detect(const cls_tables *tables, const cls_masks *masks, size_t positions, uint8_t before,
                          uint32_t base, cls_occurrence *found);

cls_mark cls_mark_scalar;
cls_make_masks cls_masks_scalar;
cls_detect cls_detect_scalar;
#if defined(__x86_64__)
cls_mark cls_mark_avx2, cls_mark_avx512;
cls_make_masks cls_masks_avx2, cls_masks_avx512;
cls_detect cls_detect_avx2, cls_detect_avx512;
#endif
#if defined(__aarch64__)
cls_mark cls_mark_neon;
cls_make_masks cls_masks_neon;
cls_detect cls_detect_neon;
#endif

// How many groups of buckets the kernel takes at most.
unsigned cls_kernel_groups(cls_kernel kernel);

// Gives each window a bucket from 0 on; returns how many there are.
unsigned cls_assign_buckets(const cls_window *windows, size_t count, cls_kernel kernel, uint8_t *buckets);

// Adds the windows to their buckets, in zeroed tables.
void cls_fill_buckets(cls_buckets *buckets, const cls_window *windows, const uint8_t *bucketOfWindow, size_t count);

// The buckets of `tables`, made now.
cls_buckets *cls_make_buckets(const cls_tables *tables);

// Adds the windows to a zeroed sieve.
void cls_fill_sieve(cls_sieve *sieve, const cls_window *windows, size_t count);

// The hash of a window's first `width` bytes, before the shift; bytes in `window` above are ignored.
static inline uint32_t cls_hash_inline(uint32_t window, unsigned width) {
  uint32_t kept = UINT32_MAX >> (32 - 8 * width);
  return ((window | UINT32_C(0x20202020)) & kept) * UINT32_C(0x9E3779B1);
}

// The place of a bit in a row of words.
static inline uint32_t cls_bit(const uint32_t *words, uint32_t place) { return words[place >> 5] >> (place & 31); }

// Drops bit 5 of a byte, the case of a letter, and bit 7.
static inline uint8_t cls_class_inline(uint8_t byte) { return (byte & 0x1f) | ((byte >> 1) & 0x20); }

// Six bits out of the classes of three neighbours. Rotation and exclusive or are linear, so that a vector
// kernel has the rotation in its fold.
static inline uint8_t cls_mix(uint8_t first, uint8_t second, uint8_t third) {
  return first ^ ((second << 2 | second >> 4) & 0x3f) ^ ((third << 4 | third >> 2) & 0x3f);
}

// The index of two neighbours of these classes in `pairs`.
static inline unsigned cls_pair(unsigned first, unsigned second) { return first | second << 6; }

extern const uint16_t cls_class_frequency[64];
extern const uint8_t cls_pair_rarity[64][64];

#endif
