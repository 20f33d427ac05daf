#include "internal.h"

#include <string.h>

// The fallback of every processor, and the shape the others vectorise. One load gives the bucket bits of a
// byte at all four positions of a window; shifting each position's sixteen bits onto the first one's joins
// four neighbours. Neighbours are joined in pairs, and no value depends on the previous round, so that the
// processor overlaps the rounds: a rolling "shift-and" state has half the instructions and is slower.
size_t cls_mark_scalar(const cls_buckets *buckets, unsigned groups, const uint8_t *bytes, size_t blocks,
                       uint32_t base, uint32_t *marks) {
  (void)groups;
  const uint64_t *columns = buckets->columns;
  size_t count = 0, positions = blocks * CLS_BLOCK;
  // The pair at i is known from the round before last.
  uint64_t first = columns[bytes[0]], second = columns[bytes[1]], third = columns[bytes[2]];
  uint64_t pair = first & (second >> 16), nextPair = second & (third >> 16);
  for (size_t i = 0; i < positions; i++) {
    uint64_t fourth = columns[bytes[i + 3]];
    uint64_t lastPair = third & (fourth >> 16);
    // Written always, kept if it counts: a branch would be mispredicted at every mark.
    marks[count] = base + (uint32_t)i;
    count += ((pair & (lastPair >> 32)) & 0xffff) != 0;
    pair = nextPair;
    nextPair = lastPair;
    third = fourth;
  }
  return count;
}

static uint64_t broadcast(uint8_t byte) { return byte * UINT64_C(0x0101010101010101); }

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
    cls_masks block = {0, 0, 0};
    for (unsigned i = 0; i < CLS_BLOCK; i += 8) {
      uint64_t word = 0;
      memcpy(&word, bytes + b * CLS_BLOCK + i, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
      word = __builtin_bswap64(word);
#endif
      uint64_t plain = word & broadcast(0x7f), tops = broadcast(0x80);
      uint64_t digits = atLeast(plain, '0') & ~atLeast(plain, '9' + 1) & ~word & tops;
      uint64_t joins = (equal(word, ' ') | equal(word, '-')) & tops;
      block.digits |= gathered(digits) << i;
      block.dots |= gathered(equal(word, '.') & tops) << i;
      block.joins |= gathered(joins) << i;
    }
    masks[b] = block;
  }
}
