#include "detectors.h"
#include "internal.h"

#include <string.h>

static inline uint64_t wordAt(const uint8_t *bytes) {
  uint64_t word = 0;
  memcpy(&word, bytes, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

// The index in `pairs` of bytes 0 and 1, 2 and 3, 4 and 5, 6 and 7: sixteen bits each.
static inline uint64_t pairIndices(uint64_t word) {
  uint64_t classes = (word & UINT64_C(0x1f1f1f1f1f1f1f1f)) | (word >> 1 & UINT64_C(0x2020202020202020));
  return (classes & UINT64_C(0x003f003f003f003f)) | (classes >> 2 & UINT64_C(0x0fc00fc00fc00fc0));
}

// The fallback of every processor. One load gives the bucket bits of two neighbours, both as a window's first
// half and as its second one; the first half here and the second half two bytes on make a window. A table
// of pairs tells more than two tables of bytes, so that the sieve behind the vector kernels is not needed.
// Indices are computed four at a time, and only two look-ups are carried from one round to the next, so
// that the processor overlaps the rounds.
size_t cls_mark_scalar(const cls_buckets *buckets, unsigned groups, const uint8_t *bytes, size_t blocks,
                       uint32_t base, uint32_t *marks) {
  (void)groups;
  const uint32_t *pairs = buckets->pairs;
  size_t count = 0, positions = blocks * CLS_BLOCK;
  uint32_t found[10]; // by pair of neighbours, from the round's first byte on
  found[8] = pairs[cls_pair(cls_class_inline(bytes[0]), cls_class_inline(bytes[1]))];
  found[9] = pairs[cls_pair(cls_class_inline(bytes[1]), cls_class_inline(bytes[2]))];
  for (size_t i = 0; i < positions; i += 8) {
    found[0] = found[8];
    found[1] = found[9];
    uint64_t even = pairIndices(wordAt(bytes + i + 2)), odd = pairIndices(wordAt(bytes + i + 3));
    for (unsigned k = 0; k < 4; k++) {
      found[2 + 2 * k] = pairs[(uint16_t)(even >> (16 * k))];
      found[3 + 2 * k] = pairs[(uint16_t)(odd >> (16 * k))];
    }
    for (unsigned k = 0; k < 8; k++) {
      // Written always, kept if it counts: a branch would be mispredicted at every mark.
      marks[count] = base + (uint32_t)(i + k);
      count += (found[k] & found[k + 2] >> 16) != 0;
    }
  }
  return count;
}

static uint64_t broadcast(unsigned byte) { return byte * UINT64_C(0x0101010101010101); }

// The top bit of each byte of a word, gathered into eight bits.
static uint64_t gathered(uint64_t tops) { return ((tops >> 7) * UINT64_C(0x0102040810204080)) >> 56; }

// 0x80 in each byte that is `least` or more, for bytes and `least` below 0x80; no carry leaves a byte.
static uint64_t atLeast(uint64_t word, uint8_t least) { return word + broadcast(0x80 - least); }

static uint64_t equal(uint64_t word, uint8_t byte) {
  uint64_t difference = word ^ broadcast(byte);
  return ~((difference & broadcast(0x7f)) + broadcast(0x7f)) & ~difference;
}

void cls_masks_scalar(const uint8_t *bytes, size_t blocks, cls_masks *masks) {
  for (size_t b = 0; b < blocks; b++) {
    cls_masks block = {0, 0, 0, 0};
    for (unsigned i = 0; i < CLS_BLOCK; i += 8) {
      uint64_t word = wordAt(bytes + b * CLS_BLOCK + i);
      uint64_t plain = word & broadcast(0x7f), tops = broadcast(0x80);
      uint64_t digits = atLeast(plain, '0') & ~atLeast(plain, '9' + 1) & ~word & tops;
      block.digits |= gathered(digits) << i;
      block.dots |= gathered(equal(word, '.') & tops) << i;
      block.blanks |= gathered(equal(word, ' ') & tops) << i;
      block.hyphens |= gathered(equal(word, '-') & tops) << i;
    }
    masks[b] = block;
  }
}

size_t cls_detect_scalar(const cls_tables *tables, const cls_masks *masks, size_t positions, uint8_t before,
                         uint32_t base, cls_occurrence *found) {
  return detect(tables, masks, positions, before, base, found);
}
