#include "detectors.h"
#include "internal.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt")))

// The choice of x86 without VBMI: the byte shuffle looks up in 16 cells only, so a byte is looked up by
// halves and both must agree ("Teddy", https://github.com/BurntSushi/aho-corasick, packed/teddy). Two
// look-ups a position leave room for sixteen buckets.

AVX2 static inline __attribute__((always_inline)) uint32_t marked(
    const __m256i low[CLS_MAX_GROUPS][CLS_WINDOW], const __m256i high[CLS_MAX_GROUPS][CLS_WINDOW], unsigned groups,
    const uint8_t *bytes) {
  const __m256i half = _mm256_set1_epi8(15);
  __m256i any = _mm256_setzero_si256(), found[CLS_MAX_GROUPS];
  for (unsigned i = 0; i < CLS_WINDOW; i++) {
    __m256i block = _mm256_loadu_si256((const __m256i *)(bytes + i));
    __m256i lows = _mm256_and_si256(block, half);
    __m256i highs = _mm256_and_si256(_mm256_srli_epi16(block, 4), half);
    for (unsigned g = 0; g < groups; g++) {
      __m256i here = _mm256_and_si256(_mm256_shuffle_epi8(low[g][i], lows),
                                      _mm256_shuffle_epi8(high[g][i], highs));
      found[g] = i == 0 ? here : _mm256_and_si256(found[g], here);
    }
  }
  for (unsigned g = 0; g < groups; g++)
    any = _mm256_or_si256(any, found[g]);
  return ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(any, _mm256_setzero_si256()));
}

AVX2 static inline __attribute__((always_inline)) size_t markGroups(
    const cls_buckets *buckets, unsigned groups, const uint8_t *bytes, size_t blocks, uint32_t base,
    uint32_t *marks) {
  __m256i low[CLS_MAX_GROUPS][CLS_WINDOW], high[CLS_MAX_GROUPS][CLS_WINDOW];
  for (unsigned g = 0; g < groups; g++)
    for (unsigned i = 0; i < CLS_WINDOW; i++) {
      low[g][i] = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)buckets->low[g][i]));
      high[g][i] = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)buckets->high[g][i]));
    }
  size_t count = 0;
  for (size_t b = 0; b < blocks; b++) {
    const uint8_t *block = bytes + b * CLS_BLOCK;
    uint64_t bits = marked(low, high, groups, block);
    bits |= (uint64_t)marked(low, high, groups, block + 32) << 32;
    if (bits == 0)
      continue;
    uint32_t offset = base + (uint32_t)(b * CLS_BLOCK);
    unsigned found = (unsigned)__builtin_popcountll(bits);
    // Four at a time without asking; what is written past the last place is overwritten later.
    for (unsigned i = 0; i < found; i += 4)
      for (unsigned j = 0; j < 4; j++, bits &= bits - 1)
        marks[count + i + j] = offset + (uint32_t)_tzcnt_u64(bits);
    count += found;
  }
  return count;
}

AVX2 size_t cls_mark_avx2(const cls_buckets *buckets, unsigned groups, const uint8_t *bytes, size_t blocks,
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

AVX2 static inline uint64_t bitsOf(__m256i low, __m256i high) {
  return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

AVX2 static inline __m256i digitsOf(__m256i block) {
  // Signed comparison: bytes from 0x80 on are negative, and no digits.
  return _mm256_and_si256(_mm256_cmpgt_epi8(block, _mm256_set1_epi8('0' - 1)),
                          _mm256_cmpgt_epi8(_mm256_set1_epi8('9' + 1), block));
}

AVX2 static inline uint64_t equal(__m256i low, __m256i high, char byte) {
  __m256i all = _mm256_set1_epi8(byte);
  return bitsOf(_mm256_cmpeq_epi8(low, all), _mm256_cmpeq_epi8(high, all));
}

AVX2 void cls_masks_avx2(const uint8_t *bytes, size_t blocks, cls_masks *masks) {
  for (size_t b = 0; b < blocks; b++) {
    __m256i low = _mm256_loadu_si256((const __m256i *)(bytes + b * CLS_BLOCK));
    __m256i high = _mm256_loadu_si256((const __m256i *)(bytes + b * CLS_BLOCK + 32));
    masks[b].digits = bitsOf(digitsOf(low), digitsOf(high));
    masks[b].dots = equal(low, high, '.');
    masks[b].blanks = equal(low, high, ' ');
    masks[b].hyphens = equal(low, high, '-');
  }
}

AVX2 size_t cls_detect_avx2(const cls_tables *tables, const cls_masks *masks, size_t positions, uint8_t before,
                            uint32_t base, cls_occurrence *found) {
  return detect(tables, masks, positions, before, base, found);
}

#endif
