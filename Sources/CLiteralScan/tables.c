#include "internal.h"

uint8_t cls_class(uint8_t byte) {
  // Drops bit 5, the case of a letter, and bit 7.
  return (byte & 0x1f) | ((byte >> 1) & 0x20);
}

uint32_t cls_hash(uint32_t window, unsigned width) {
  uint32_t kept = width >= 4 ? UINT32_MAX : (UINT32_C(1) << (8 * width)) - 1;
  return ((window | UINT32_C(0x20202020)) & kept) * UINT32_C(0x9E3779B1);
}

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

// Whether the folded comparison takes `byte` for `wanted`, a lower-case byte.
static bool accepts(uint8_t wanted, uint8_t byte) {
  return byte == wanted || (wanted >= 'a' && wanted <= 'z' && byte == wanted - 0x20);
}

void cls_buckets_add(cls_buckets *buckets, unsigned bucket, uint32_t window, unsigned width) {
  unsigned group = bucket / 8;
  uint8_t bit = (uint8_t)(1u << (bucket % 8));
  for (unsigned i = 0; i < CLS_WINDOW; i++) {
    uint8_t wanted = (uint8_t)(window >> (8 * i));
    if (i >= width) {
      for (unsigned c = 0; c < 64; c++)
        buckets->classes[group][i][c] |= bit;
    } else {
      buckets->classes[group][i][cls_class(wanted)] |= bit;
    }
    if (group >= 2)
      continue;
    uint64_t column = UINT64_C(1) << (16 * i + bucket);
    for (unsigned byte = 0; byte < 256; byte++) {
      if (i < width && !accepts(wanted, (uint8_t)byte))
        continue;
      buckets->low[group][i][byte & 15] |= bit;
      buckets->high[group][i][byte >> 4] |= bit;
      buckets->columns[byte] |= column;
    }
  }
}
