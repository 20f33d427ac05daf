#include "internal.h"

#if defined(__x86_64__)
#include <immintrin.h>

// Every processor with VBMI2 gathers and scatters bits in a few cycles; older ones may take hundreds.
#define CLS_PACKS_BITS
#include "detectors.h"

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,gfni,bmi,bmi2,popcnt")))

// The choice where VBMI is: `vpermb` looks 64 bytes up in 64 cells at once, so that a window position costs
// one load, one fold and one look-up for each group of eight buckets. Past four groups the tables no longer
// stay in registers, which still costs less than the marks that fewer buckets would make.
// One affine transformation of bits folds a byte to its class (`cls_class`): case goes for nothing. A bucket
// of twenty windows takes many bytes at each position, and most combinations of them are no window; two
// look-ups of three bytes mixed (`cls_mix`) throw most of those out, for half as many look-ups again.

// Writes the places of the bits. Up to three is the usual case and takes no loop: what is written past the
// last place is overwritten later. Many are unpacked sixteen at a time.
AVX512 static inline size_t emit(uint32_t *marks, size_t count, uint64_t bits, uint32_t base) {
  unsigned marked = (unsigned)__builtin_popcountll(bits);
  if (__builtin_expect(marked <= 3, 1)) {
    for (unsigned i = 0; i < 3; i++, bits &= bits - 1)
      marks[count + i] = base + (uint32_t)_tzcnt_u64(bits);
    return count + marked;
  }
  const __m512i places = _mm512_set_epi8(
      63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38,
      37, 36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12,
      11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  __m512i kept = _mm512_maskz_compress_epi8(bits, places), offset = _mm512_set1_epi32((int)base);
  for (unsigned i = 0; i < marked; i += 16) {
    __m512i wide = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(kept));
    _mm512_storeu_si512(marks + count + i, _mm512_add_epi32(offset, wide));
    kept = _mm512_alignr_epi64(_mm512_setzero_si512(), kept, 2);
  }
  return count + marked;
}

// Inlined once for each number of groups, so that the tables stay in registers.
AVX512 static inline __attribute__((always_inline)) size_t markGroups(
    const cls_buckets *buckets, unsigned groups, const uint8_t *bytes, size_t blocks, uint32_t base,
    uint32_t *marks) {
  const __m512i fold = _mm512_set1_epi64(0x0102040810400000);
  // The matrices of the class, and of the class rotated by two and by four.
  const __m512i fold2 = _mm512_set1_epi64(0x1040010204080000), fold4 = _mm512_set1_epi64(0x0408104001020000);
  __m512i tables[CLS_MAX_GROUPS][CLS_WINDOW], mixes[CLS_MAX_GROUPS][2];
  for (unsigned g = 0; g < groups; g++) {
    for (unsigned i = 0; i < CLS_WINDOW; i++)
      tables[g][i] = _mm512_loadu_si512(buckets->classes[g][i]);
    for (unsigned i = 0; i < 2; i++)
      mixes[g][i] = _mm512_loadu_si512(buckets->mixes[g][i]);
  }
  size_t count = 0;
  for (size_t b = 0; b < blocks; b++) {
    const uint8_t *block = bytes + b * CLS_BLOCK;
    __m512i classes[CLS_WINDOW];
    for (unsigned i = 0; i < CLS_WINDOW; i++)
      classes[i] = _mm512_gf2p8affine_epi64_epi8(_mm512_loadu_si512(block + i), fold, 0);
    __m512i any = _mm512_setzero_si512(), mixed[2];
    for (unsigned i = 0; i < 2; i++) {
      __m512i second = _mm512_gf2p8affine_epi64_epi8(_mm512_loadu_si512(block + i + 1), fold2, 0);
      __m512i third = _mm512_gf2p8affine_epi64_epi8(_mm512_loadu_si512(block + i + 2), fold4, 0);
      mixed[i] = _mm512_ternarylogic_epi64(classes[i], second, third, 0x96); // exclusive or
    }
    for (unsigned g = 0; g < groups; g++) {
      __m512i first = _mm512_permutexvar_epi8(classes[0], tables[g][0]);
      __m512i second = _mm512_permutexvar_epi8(classes[1], tables[g][1]);
      __m512i third = _mm512_permutexvar_epi8(classes[2], tables[g][2]);
      __m512i fourth = _mm512_permutexvar_epi8(classes[3], tables[g][3]);
      __m512i three = _mm512_ternarylogic_epi64(first, second, third, 0x80);
      __m512i front = _mm512_permutexvar_epi8(mixed[0], mixes[g][0]);
      __m512i back = _mm512_permutexvar_epi8(mixed[1], mixes[g][1]);
      __m512i all = _mm512_ternarylogic_epi64(fourth, front, back, 0x80);
      any = _mm512_ternarylogic_epi64(any, three, all, 0xf8); // any | (three & all)
    }
    uint64_t bits = _mm512_test_epi8_mask(any, any);
    if (bits != 0)
      count = emit(marks, count, bits, base + (uint32_t)(b * CLS_BLOCK));
  }
  return count;
}

AVX512 size_t cls_mark_avx512(const cls_buckets *buckets, unsigned groups, const uint8_t *bytes,
                              size_t blocks, uint32_t base, uint32_t *marks) {
  switch (groups) {
  case 1:
    return markGroups(buckets, 1, bytes, blocks, base, marks);
  case 2:
    return markGroups(buckets, 2, bytes, blocks, base, marks);
  case 3:
    return markGroups(buckets, 3, bytes, blocks, base, marks);
  case 4:
    return markGroups(buckets, 4, bytes, blocks, base, marks);
  case 5:
    return markGroups(buckets, 5, bytes, blocks, base, marks);
  case 6:
    return markGroups(buckets, 6, bytes, blocks, base, marks);
  default:
    return markGroups(buckets, 8, bytes, blocks, base, marks);
  }
}

AVX512 void cls_masks_avx512(const uint8_t *bytes, size_t blocks, cls_masks *masks) {
  for (size_t b = 0; b < blocks; b++) {
    __m512i block = _mm512_loadu_si512(bytes + b * CLS_BLOCK);
    __m512i digits = _mm512_sub_epi8(block, _mm512_set1_epi8('0'));
    masks[b].digits = _mm512_cmplt_epu8_mask(digits, _mm512_set1_epi8(10));
    masks[b].dots = _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('.'));
    masks[b].blanks = _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8(' '));
    masks[b].hyphens = _mm512_cmpeq_epi8_mask(block, _mm512_set1_epi8('-'));
  }
}

AVX512 size_t cls_detect_avx512(const cls_tables *tables, const cls_masks *masks, size_t positions, uint8_t before,
                                uint32_t base, cls_occurrence *found) {
  return detect(tables, masks, positions, before, base, found);
}

#endif
