#include "internal.h"

// Writes buckets into the tables that the kernels look bytes up in.

static void take(cls_buckets *buckets, unsigned bucket, unsigned position, uint8_t byte) {
  unsigned group = bucket / 8;
  uint8_t bit = (uint8_t)(1u << (bucket % 8));
  buckets->classes[group][position][cls_class_inline(byte)] |= bit;
  buckets->low[group][position][byte & 15] |= bit;
  buckets->high[group][position][byte >> 4] |= bit;
}

// A position behind a window's end takes any byte.
static void takeAny(cls_buckets *buckets, unsigned bucket, unsigned position) {
  unsigned group = bucket / 8;
  uint8_t bit = (uint8_t)(1u << (bucket % 8));
  for (unsigned i = 0; i < 64; i++)
    buckets->classes[group][position][i] |= bit;
  for (unsigned i = 0; i < 16; i++) {
    buckets->low[group][position][i] |= bit;
    buckets->high[group][position][i] |= bit;
  }
}

// Adds every mix that three neighbours from `position` on take.
static void takeMixes(cls_buckets *buckets, unsigned bucket, cls_window window, unsigned position) {
  uint8_t *mixes = buckets->mixes[bucket / 8][position], bit = (uint8_t)(1u << (bucket % 8));
  if (position + 3 > window.width) {
    // One free byte makes every mix.
    for (unsigned i = 0; i < 64; i++)
      mixes[i] |= bit;
    return;
  }
  uint8_t first = cls_class_inline((uint8_t)(window.bytes >> (8 * position)));
  uint8_t second = cls_class_inline((uint8_t)(window.bytes >> (8 * position + 8)));
  uint8_t third = cls_class_inline((uint8_t)(window.bytes >> (8 * position + 16)));
  mixes[cls_mix(first, second, third)] |= bit;
}

// Adds every pair of classes that positions `position` and the next one take; returns `bit` where that is
// any pair.
static uint32_t takePairs(cls_buckets *buckets, uint32_t bit, cls_window window, unsigned position) {
  unsigned first = cls_class_inline((uint8_t)(window.bytes >> (8 * position)));
  unsigned second = cls_class_inline((uint8_t)(window.bytes >> (8 * position + 8)));
  if (position >= window.width)
    return bit;
  if (position + 1 < window.width)
    buckets->pairs[cls_pair(first, second)] |= bit;
  else
    for (unsigned any = 0; any < 64; any++)
      buckets->pairs[cls_pair(first, any)] |= bit;
  return 0;
}

void cls_fill_buckets(cls_buckets *buckets, const cls_window *windows, const uint8_t *bucketOfWindow, size_t count) {
  uint32_t any = 0;
  for (size_t i = 0; i < count; i++) {
    unsigned bucket = bucketOfWindow[i];
    for (unsigned position = 0; position < CLS_WINDOW; position++) {
      uint8_t byte = (uint8_t)(windows[i].bytes >> (8 * position));
      if (position >= windows[i].width) {
        takeAny(buckets, bucket, position);
        continue;
      }
      take(buckets, bucket, position, byte);
      if (byte >= 'a' && byte <= 'z')
        take(buckets, bucket, position, byte - 0x20);
    }
    takeMixes(buckets, bucket, windows[i], 0);
    takeMixes(buckets, bucket, windows[i], 1);
    // Where there are more than sixteen buckets, two of them share bits.
    any |= takePairs(buckets, UINT32_C(1) << (bucket % 16), windows[i], 0);
    any |= takePairs(buckets, UINT32_C(1) << (bucket % 16 + 16), windows[i], 2);
  }
  if (any != 0)
    for (unsigned i = 0; i < 64 * 64; i++)
      buckets->pairs[i] |= any;
}

static void put(uint32_t *words, uint32_t place) { words[place >> 5] |= UINT32_C(1) << (place & 31); }

void cls_fill_sieve(cls_sieve *sieve, const cls_window *windows, size_t count) {
  for (size_t i = 0; i < count; i++) {
    uint32_t folded = windows[i].bytes | UINT32_C(0x20202020);
    switch (windows[i].width) {
    case 4:
      put(sieve->four, cls_hash_inline(windows[i].bytes, 4) >> 16);
      break;
    case 3:
      put(sieve->three, cls_hash_inline(windows[i].bytes, 3) >> 16);
      break;
    case 2:
      put(sieve->two, folded & 0xffff);
      break;
    default:
      // Any byte may stand behind a window of one.
      for (uint32_t second = 0; second < 256; second++)
        put(sieve->two, (folded & 0xff) | second << 8);
    }
  }
}
