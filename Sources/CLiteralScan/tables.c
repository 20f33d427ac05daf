#include "internal.h"

uint8_t cls_class(uint8_t byte) { return cls_class_inline(byte); }

uint32_t cls_hash(uint32_t window, unsigned width) { return cls_hash_inline(window, width); }

const uint16_t *cls_class_frequencies(void) { return cls_class_frequency; }

int32_t cls_window_rarity(const uint8_t *bytes, unsigned width) {
  // One byte is as rare as the pairs it begins: the chain of pairs, each given the byte before it.
  int32_t rarity = 0;
  for (unsigned i = 0; i + 1 < width; i++)
    rarity += cls_pair_rarity[cls_class(bytes[i])][cls_class(bytes[i + 1])];
  for (unsigned i = 1; i + 1 < width; i++) {
    // Eighths of a bit: 8 * (16 - floor(log2(frequency))), fine enough for a choice.
    uint32_t frequency = cls_class_frequency[cls_class(bytes[i])];
    rarity -= 8 * (16 - (31 - __builtin_clz(frequency)));
  }
  return rarity;
}

static void take(cls_buckets *buckets, unsigned bucket, unsigned position, uint8_t byte) {
  unsigned group = bucket / 8;
  uint8_t bit = (uint8_t)(1u << (bucket % 8));
  buckets->classes[group][position][cls_class(byte)] |= bit;
  buckets->low[group][position][byte & 15] |= bit;
  buckets->high[group][position][byte >> 4] |= bit;
}

// Adds every pair of classes that positions `position` and the next one take.
static void takePairs(cls_buckets *buckets, uint32_t bit, uint32_t window, unsigned position, unsigned width) {
  unsigned first = cls_class((uint8_t)(window >> (8 * position)));
  unsigned second = cls_class((uint8_t)(window >> (8 * position + 8)));
  bool isFirstFree = position >= width, isSecondFree = position + 1 >= width;
  for (unsigned i = isFirstFree ? 0 : first; i <= (isFirstFree ? 63 : first); i++)
    for (unsigned j = isSecondFree ? 0 : second; j <= (isSecondFree ? 63 : second); j++)
      buckets->pairs[cls_pair(i, j)] |= bit;
}

// Adds every mix that three neighbours from `position` on take.
static void takeMixes(cls_buckets *buckets, unsigned bucket, uint32_t window, unsigned position,
                      unsigned width) {
  uint8_t *mixes = buckets->mixes[bucket / 8][position], bit = (uint8_t)(1u << (bucket % 8));
  if (position + 3 > width) {
    // One free byte makes every mix.
    for (unsigned i = 0; i < 64; i++)
      mixes[i] |= bit;
    return;
  }
  uint8_t first = cls_class((uint8_t)(window >> (8 * position)));
  uint8_t second = cls_class((uint8_t)(window >> (8 * position + 8)));
  uint8_t third = cls_class((uint8_t)(window >> (8 * position + 16)));
  mixes[cls_mix(first, second, third)] |= bit;
}

void cls_buckets_add(cls_buckets *buckets, unsigned bucket, uint32_t window, unsigned width) {
  for (unsigned i = 0; i < CLS_WINDOW; i++) {
    uint8_t byte = (uint8_t)(window >> (8 * i));
    if (i < width) {
      take(buckets, bucket, i, byte);
      if (byte >= 'a' && byte <= 'z')
        take(buckets, bucket, i, byte - 0x20);
    } else {
      for (unsigned any = 0; any < 256; any++)
        take(buckets, bucket, i, (uint8_t)any);
    }
  }
  takeMixes(buckets, bucket, window, 0, width);
  takeMixes(buckets, bucket, window, 1, width);
  // Where there are more than sixteen buckets, two of them share bits.
  takePairs(buckets, UINT32_C(1) << (bucket % 16), window, 0, width);
  takePairs(buckets, UINT32_C(1) << (bucket % 16 + 16), window, 2, width);
}
