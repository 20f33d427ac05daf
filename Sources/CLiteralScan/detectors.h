#ifndef CLITERALSCAN_DETECTORS_H
#define CLITERALSCAN_DETECTORS_H

#include "internal.h"

// Shapes of digits, by arithmetic on one bit per byte. A shape is decided at its first digit from at most
// 25 bytes, so a block and the one behind it are enough, and nothing but the last byte is carried on: a
// million digits cost what a million letters cost. A header, because each kernel compiles it for its own
// processor: without its instructions a count of bits is a dozen operations.

#ifdef CLS_PACKS_BITS
#define CLS_INLINE static inline __attribute__((always_inline, target("bmi,bmi2,popcnt")))
#else
#define CLS_INLINE static inline __attribute__((always_inline))
#endif

// Bit i: the bit of `mask` i + distance bytes further, 64 of them.
CLS_INLINE uint64_t ahead(uint64_t mask, uint64_t next, unsigned distance) {
  return (mask >> distance) | (next << (64 - distance));
}

typedef struct {
  uint64_t low, high;
} pair;

CLS_INLINE pair after(pair mask, unsigned distance) {
  return (pair){ahead(mask.low, mask.high, distance), mask.high >> distance};
}
CLS_INLINE pair both(pair a, pair b) { return (pair){a.low & b.low, a.high & b.high}; }
CLS_INLINE pair either(pair a, pair b) { return (pair){a.low | b.low, a.high | b.high}; }

// Where `d{1,3}.d{1,3}.d{1,3}.d` begins: each round puts one more `d{1,3}.` in front.
CLS_INLINE uint64_t quads(pair digits, pair dots) {
  pair second = both(digits, after(digits, 1));
  pair one = both(digits, after(dots, 1));
  pair two = both(second, after(dots, 2));
  pair three = both(both(second, after(digits, 2)), after(dots, 3));
  pair found = digits;
  for (unsigned i = 0; i < 3; i++)
    found = either(both(one, after(found, 2)),
                   either(both(two, after(found, 3)), both(three, after(found, 4))));
  return found.low;
}

// Where `ddd-dd-dddd` begins.
CLS_INLINE uint64_t nines(pair digits, pair hyphens) {
  pair two = both(digits, after(digits, 1)), four = both(two, after(two, 2));
  pair end = both(hyphens, after(four, 1));
  pair middle = both(hyphens, after(both(two, after(end, 2)), 1));
  return both(both(two, after(digits, 2)), after(middle, 3)).low;
}

enum { CARD_DIGITS = 13 };

// Where a run of thirteen or more bytes of `run` begins or goes on.
CLS_INLINE uint64_t longRuns(pair run) {
  run = both(run, after(run, 1));
  run = both(run, after(run, 2));
  run = both(run, after(run, 4));
  return run.low & ahead(run.low, run.high, 5);
}

// Where seven digits begin or go on, and no thirteen: of a time or a count in front of other numbers, not of a
// card, which is written in groups of six at most or in one.
CLS_INLINE uint64_t middling(pair digits) {
  pair four = both(digits, after(digits, 1));
  four = both(four, after(four, 2));
  return four.low & ahead(four.low, four.high, 3) & ~longRuns(digits);
}

#ifdef CLS_PACKS_BITS

// Which of `starts` begin a run with thirteen digits. Without the joins inside of runs these are runs of
// thirteen; no two joins touch, so that the next block is enough. Dates and times in logs make many long
// runs, and asking about each of them costs a misprediction.
CLS_INLINE uint64_t cardsAt(uint64_t starts, pair digits, pair run) {
  uint64_t kept = ~(run.low & ~digits.low);
  uint64_t low = _pext_u64(digits.low, kept), high = _pext_u64(digits.high, ~(run.high & ~digits.high));
  unsigned count = (unsigned)__builtin_popcountll(kept); // 32 at least
  pair packed = {low | (count == 64 ? 0 : high << count), high >> (64 - count)};
  return starts & _pdep_u64(longRuns(packed), kept);
}

#else

// Whether the run at bit `start` has thirteen digits. No two joins touch, so 25 bytes hold them.
CLS_INLINE bool isCard(pair digits, pair run, unsigned start) {
  const uint64_t reach = (UINT64_C(1) << (2 * CARD_DIGITS - 1)) - 1;
  uint64_t ran = start == 0 ? run.low : ahead(run.low, run.high, start);
  uint64_t counted = start == 0 ? digits.low : ahead(digits.low, digits.high, start);
  uint64_t ended = ~ran & reach;
  uint64_t upToEnd = ended == 0 ? reach : (ended & -ended) - 1;
  return __builtin_popcountll(counted & upToEnd) >= CARD_DIGITS;
}

// Which of `starts` begin a run with thirteen digits.
CLS_INLINE uint64_t cardsAt(uint64_t starts, pair digits, pair run) {
  uint64_t maybe = starts & longRuns(run), cards = 0;
  while (maybe != 0) {
    uint64_t lowest = maybe & -maybe;
    cards |= isCard(digits, run, (unsigned)__builtin_ctzll(maybe)) ? lowest : 0;
    maybe ^= lowest;
  }
  return cards;
}

#endif

// Finds what the detectors of `tables` look for among the first `positions` bytes that `masks` describes.
// `masks` holds one block more than they fill. `before` is the byte in front, or a letter.
CLS_INLINE size_t detect(const cls_tables *tables, const cls_masks *masks, size_t positions, uint8_t before,
                         uint32_t base, cls_occurrence *found) {
  const uint16_t cardDigits = tables->literalCount, dottedQuad = cardDigits + 1, dashedNine = cardDigits + 2;
  size_t count = 0;
  uint64_t lastDigit = before >= '0' && before <= '9', lastDot = before == '.', lastHyphen = before == '-';
  for (size_t b = 0; b * CLS_BLOCK < positions; b++) {
    pair digits = {masks[b].digits, masks[b + 1].digits}, dots = {masks[b].dots, masks[b + 1].dots};
    pair hyphens = {masks[b].hyphens, masks[b + 1].hyphens};
    uint64_t starts = digits.low & ~(digits.low << 1 | lastDigit);
    uint64_t cards = 0, quartets = 0, dashed = 0;

    if (tables->detectors.cardDigits) {
      // A join counts between two digits. The last bit of the high word has no neighbour, and no use.
      pair joins = either(hyphens, (pair){masks[b].blanks, masks[b + 1].blanks});
      pair run = {
        digits.low | (joins.low & (digits.low << 1 | lastDigit) & ahead(digits.low, digits.high, 1)),
        digits.high | (joins.high & (digits.high << 1 | digits.low >> 63) & digits.high >> 1)};
      cards = cardsAt(starts & ~middling(digits), digits, run);
    }
    if (tables->detectors.dottedQuads) {
      // Most blocks have too few dots between digits, seen from two blocks at once.
      uint64_t near = dots.low & (digits.low << 1) & ahead(digits.low, digits.high, 1);
      uint64_t far = dots.high & (digits.high << 1 | digits.low >> 63);
      if (__builtin_popcountll(near) + __builtin_popcountll(far) >= 3)
        quartets = quads(digits, dots) & starts & ~(dots.low << 1 | lastDot);
    }
    if (tables->detectors.dashedNines) {
      // Hyphens at that distance are rare.
      pair two = both(hyphens, after(hyphens, 3));
      if ((two.low | two.high) != 0)
        dashed = nines(digits, hyphens) & starts & ~(hyphens.low << 1 | lastHyphen);
    }

    lastDigit = digits.low >> 63;
    lastDot = dots.low >> 63;
    lastHyphen = hyphens.low >> 63;
    for (uint64_t left = cards | quartets | dashed; left != 0; left &= left - 1) {
      size_t offset = b * CLS_BLOCK + (size_t)__builtin_ctzll(left);
      if (offset >= positions)
        return count;
      uint64_t bit = left & -left;
      uint32_t place = base + (uint32_t)offset;
      // Written always, kept if it counts.
      found[count] = (cls_occurrence){place, cardDigits};
      count += (cards & bit) != 0;
      found[count] = (cls_occurrence){place, dottedQuad};
      count += (quartets & bit) != 0;
      found[count] = (cls_occurrence){place, dashedNine};
      count += (dashed & bit) != 0;
    }
  }
  return count;
}

#endif
