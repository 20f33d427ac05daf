#include "detectors.h"
#include "internal.h"

#if defined(__aarch64__)
#include <arm_neon.h>

// The choice of arm64, where it is always there: the half-byte look-ups of AVX2 on sixteen bytes. The
// look-up in 64 cells (`vqtbl4q`) would fold as AVX-512 does, but takes four registers a table.

// One bit per byte of four vectors whose bytes are all ones or all zeros: each byte keeps the bit of its
// place in eight, and three rounds of pairwise addition gather the bits.
static inline uint64_t bitsOf(uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d) {
  const uint8x16_t place = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t first = vpaddq_u8(vandq_u8(a, place), vandq_u8(b, place));
  uint8x16_t second = vpaddq_u8(vandq_u8(c, place), vandq_u8(d, place));
  uint8x16_t all = vpaddq_u8(first, second);
  all = vpaddq_u8(all, all);
  return vgetq_lane_u64(vreinterpretq_u64_u8(all), 0);
}

static inline __attribute__((always_inline)) uint8x16_t marked(
    const uint8x16_t low[CLS_MAX_GROUPS][CLS_WINDOW], const uint8x16_t high[CLS_MAX_GROUPS][CLS_WINDOW], unsigned groups,
    const uint8_t *bytes) {
  uint8x16_t any = vdupq_n_u8(0), found[CLS_MAX_GROUPS];
  for (unsigned i = 0; i < CLS_WINDOW; i++) {
    uint8x16_t block = vld1q_u8(bytes + i);
    uint8x16_t lows = vandq_u8(block, vdupq_n_u8(15)), highs = vshrq_n_u8(block, 4);
    for (unsigned g = 0; g < groups; g++) {
      uint8x16_t here = vandq_u8(vqtbl1q_u8(low[g][i], lows), vqtbl1q_u8(high[g][i], highs));
      found[g] = i == 0 ? here : vandq_u8(found[g], here);
    }
  }
  for (unsigned g = 0; g < groups; g++)
    any = vorrq_u8(any, found[g]);
  return vtstq_u8(any, any);
}

static inline __attribute__((always_inline)) size_t markGroups(
    const cls_buckets *buckets, unsigned groups, const uint8_t *bytes, size_t blocks, uint32_t base,
    uint32_t *marks) {
  uint8x16_t low[CLS_MAX_GROUPS][CLS_WINDOW], high[CLS_MAX_GROUPS][CLS_WINDOW];
  for (unsigned g = 0; g < groups; g++)
    for (unsigned i = 0; i < CLS_WINDOW; i++) {
      low[g][i] = vld1q_u8(buckets->low[g][i]);
      high[g][i] = vld1q_u8(buckets->high[g][i]);
    }
  size_t count = 0;
  for (size_t b = 0; b < blocks; b++) {
    const uint8_t *block = bytes + b * CLS_BLOCK;
    uint64_t bits = bitsOf(marked(low, high, groups, block), marked(low, high, groups, block + 16),
                           marked(low, high, groups, block + 32), marked(low, high, groups, block + 48));
    uint32_t offset = base + (uint32_t)(b * CLS_BLOCK);
    for (; bits != 0; bits &= bits - 1)
      marks[count++] = offset + (uint32_t)__builtin_ctzll(bits);
  }
  return count;
}

size_t cls_mark_neon(const cls_buckets *buckets, unsigned groups, const uint8_t *bytes, size_t blocks,
                     uint32_t base, uint32_t *marks) {
  switch (groups) {
  case 1:
    return markGroups(buckets, 1, bytes, blocks, base, marks);
  case 2:
    return markGroups(buckets, 2, bytes, blocks, base, marks);
  case 3:
    return markGroups(buckets, 3, bytes, blocks, base, marks);
  default:
    return markGroups(buckets, 4, bytes, blocks, base, marks);
  }
}

static inline uint8x16_t digitsOf(uint8x16_t block) {
  return vcltq_u8(vsubq_u8(block, vdupq_n_u8('0')), vdupq_n_u8(10));
}

void cls_masks_neon(const uint8_t *bytes, size_t blocks, cls_masks *masks) {
  const uint8x16_t dot = vdupq_n_u8('.'), blank = vdupq_n_u8(' '), hyphen = vdupq_n_u8('-');
  for (size_t b = 0; b < blocks; b++) {
    const uint8_t *block = bytes + b * CLS_BLOCK;
    uint8x16_t p = vld1q_u8(block), q = vld1q_u8(block + 16);
    uint8x16_t r = vld1q_u8(block + 32), s = vld1q_u8(block + 48);
    masks[b].digits = bitsOf(digitsOf(p), digitsOf(q), digitsOf(r), digitsOf(s));
    masks[b].dots = bitsOf(vceqq_u8(p, dot), vceqq_u8(q, dot), vceqq_u8(r, dot), vceqq_u8(s, dot));
    masks[b].blanks = bitsOf(vceqq_u8(p, blank), vceqq_u8(q, blank), vceqq_u8(r, blank), vceqq_u8(s, blank));
    masks[b].hyphens = bitsOf(vceqq_u8(p, hyphen), vceqq_u8(q, hyphen), vceqq_u8(r, hyphen), vceqq_u8(s, hyphen));
  }
}

size_t cls_detect_neon(const cls_tables *tables, const cls_masks *masks, size_t positions, uint8_t before,
                       uint32_t base, cls_occurrence *found) {
  return detect(tables, masks, positions, before, base, found);
}

#endif
