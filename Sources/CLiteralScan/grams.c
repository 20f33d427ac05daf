#include <stdlib.h>
#include <string.h>

#include "CLiteralScan.h"

typedef struct {
  uint32_t bytes;
  uint32_t last; // one more than the last gram that has these bytes, 0 for an empty cell
} cls_cell;

typedef struct {
  uint32_t previous; // one more than the gram before it that has the same bytes, 0 for none
  uint32_t length;   // of the chain up to here
  uint8_t before, behind;
  bool needsBoth;
} cls_link;

struct cls_grams {
  unsigned bitShift, cellShift;
  uint32_t cellMask;
  size_t longestChain;
  uint64_t *bits;  // by the upper bits of a hash: whether any gram has them
  uint64_t *pairs; // the same for a gram with the byte before or behind it
  cls_cell *cells;
  cls_link *links;
};

static inline uint32_t hash(uint32_t gram) { return gram * UINT32_C(0x9E3779B1); }

// The hash of a gram that hashes to `hashed` with a byte before (`side` 0) or behind it (`side` 1).
static inline uint32_t hash_beside(uint32_t hashed, uint8_t byte, unsigned side) {
  return (hashed ^ ((uint32_t)byte << 1 | side) * UINT32_C(0x85EBCA6B)) * UINT32_C(0xC2B2AE35);
}

static inline void set(uint64_t *bits, uint32_t bit) { bits[bit >> 6] |= UINT64_C(1) << (bit & 63); }

static inline bool holds(const uint64_t *bits, uint32_t bit) { return bits[bit >> 6] >> (bit & 63) & 1; }

static inline uint32_t fold(uint32_t gram) { return gram | UINT32_C(0x20202020); }

// The exponent of the first power of two that is no smaller than `size`, in `least...most`.
static unsigned exponent(size_t size, unsigned least, unsigned most) {
  unsigned result = least;
  while (result < most && (size_t)1 << result < size) result++;
  return result;
}

static void *zeroed(size_t count, size_t size) {
  void *memory = calloc(count, size);
  if (memory == NULL) abort();
  return memory;
}

// The cell of these bytes, or the empty one where they would be.
static inline cls_cell *cell(const cls_grams *grams, uint32_t bytes, uint32_t hashed) {
  uint32_t place = hashed >> grams->cellShift;
  while (grams->cells[place].last != 0 && grams->cells[place].bytes != bytes) place = (place + 1) & grams->cellMask;
  return &grams->cells[place];
}

// Grams are entered at places all over the memory, so that those of some later ones are asked for in time.
enum { CLS_AHEAD = 12 };

static inline void fetch(const cls_grams *grams, uint32_t hashed) {
  __builtin_prefetch(&grams->bits[hashed >> grams->bitShift >> 6], 1);
  __builtin_prefetch(&grams->cells[hashed >> grams->cellShift], 1);
}

cls_grams *cls_make_grams(const cls_gram *grams, size_t count, size_t *longestChain) {
  cls_grams *made = zeroed(1, sizeof *made);
  // So few bits are set that most places end here, in as little memory as the second level cache holds.
  unsigned bits = exponent(count * 16, 12, 22);
  unsigned cells = exponent(count + count / 4 + 1, 4, 31);
  made->bitShift = 32 - bits;
  made->cellShift = 32 - cells;
  made->cellMask = (uint32_t)(((size_t)1 << cells) - 1);
  made->bits = zeroed((size_t)1 << (bits - 6), sizeof *made->bits);
  made->pairs = zeroed((size_t)1 << (bits - 6), sizeof *made->pairs);
  made->cells = zeroed((size_t)1 << cells, sizeof *made->cells);
  made->links = zeroed(count + 1, sizeof *made->links);
  uint32_t longest = 0;
  for (size_t index = 0; index < count; index++) {
    if (index + CLS_AHEAD < count) fetch(made, hash(fold(grams[index + CLS_AHEAD].bytes)));
    const cls_gram *gram = &grams[index];
    uint32_t bytes = fold(gram->bytes);
    uint32_t hashed = hash(bytes);
    set(made->bits, hashed >> made->bitShift);
    // Where both have to be there, one of them is looked for.
    if (gram->behind != CLS_BESIDE_NOTHING)
      set(made->pairs, hash_beside(hashed, gram->behind, 1) >> made->bitShift);
    if (gram->before != CLS_BESIDE_NOTHING && !gram->needsBoth)
      set(made->pairs, hash_beside(hashed, gram->before, 0) >> made->bitShift);
    cls_cell *place = cell(made, bytes, hashed);
    uint32_t length = place->last == 0 ? 1 : made->links[place->last - 1].length + 1;
    made->links[index] = (cls_link){.previous = place->last,
                                    .length = length,
                                    .before = gram->before,
                                    .behind = gram->behind,
                                    .needsBoth = gram->needsBoth};
    *place = (cls_cell){.bytes = bytes, .last = (uint32_t)index + 1};
    if (length > longest) longest = length;
  }
  made->longestChain = longest;
  *longestChain = longest;
  return made;
}

void cls_free_grams(cls_grams *grams) {
  if (grams == NULL) return;
  free(grams->bits);
  free(grams->pairs);
  free(grams->cells);
  free(grams->links);
  free(grams);
}

static inline bool fits(uint8_t beside, const uint8_t *bytes, size_t count, size_t offset) {
  return beside == CLS_BESIDE_ANYTHING || (offset < count && (bytes[offset] | 0x20) == beside);
}

// Whether some gram that hashes to `hashed` may have what stands beside `offset`.
static inline bool may_fit(const cls_grams *grams, const uint8_t *bytes, size_t count, size_t offset,
                           uint32_t hashed) {
  unsigned shift = grams->bitShift;
  if (offset + CLS_GRAM < count &&
      holds(grams->pairs, hash_beside(hashed, bytes[offset + CLS_GRAM] | 0x20, 1) >> shift))
    return true;
  if (offset > 0 && holds(grams->pairs, hash_beside(hashed, bytes[offset - 1] | 0x20, 0) >> shift)) return true;
  return holds(grams->pairs, hash_beside(hashed, CLS_BESIDE_ANYTHING, 1) >> shift) ||
         holds(grams->pairs, hash_beside(hashed, CLS_BESIDE_ANYTHING, 0) >> shift);
}

// Places that are marked before any is looked at closer.
enum { CLS_MARKS = 512 };

// Notes in `marks` the places from `*offset` on at which a gram may stand, until there are enough or `end` is reached.
//
// Every line is stepped through from its own beginning, so that what is noticed in it depends on it alone.
static size_t mark(const cls_grams *grams, const uint8_t *bytes, size_t *offset, size_t end, uint32_t *marks) {
  const uint64_t *bits = grams->bits;
  unsigned shift = grams->bitShift;
  size_t place = *offset;
  size_t count = 0;
  while (place < end && count < CLS_MARKS) {
    const uint8_t *newline = memchr(bytes + place, '\n', end - place);
    size_t lineEnd = newline == NULL ? end : (size_t)(newline - bytes) + 1;
    // Written always and counted if it holds: which ones do is not to be foreseen.
    for (; place < lineEnd && count < CLS_MARKS; place += CLS_GRAM_STRIDE) {
      uint32_t gram;
      memcpy(&gram, bytes + place, sizeof gram);
      marks[count] = (uint32_t)place;
      count += holds(bits, hash(fold(gram)) >> shift);
    }
    if (place > lineEnd) place = lineEnd;
  }
  *offset = place;
  return count;
}

size_t cls_scan_grams(const cls_grams *grams, const uint8_t *bytes, size_t count, size_t lower, size_t upper,
                      cls_gram_hit *hits, size_t capacity, size_t *written) {
  uint32_t marks[CLS_MARKS];
  size_t found = 0;
  size_t end = count < CLS_GRAM ? 0 : count - CLS_GRAM + 1;
  if (end > upper) end = upper;
  size_t offset = lower;
  while (offset < end) {
    size_t marked = mark(grams, bytes, &offset, end, marks);
    for (size_t index = 0; index < marked; index++) {
      size_t place = marks[index];
      uint32_t gram;
      memcpy(&gram, bytes + place, sizeof gram);
      gram = fold(gram);
      uint32_t hashed = hash(gram);
      if (!may_fit(grams, bytes, count, place, hashed)) continue;
      uint32_t next = cell(grams, gram, hashed)->last;
      if (next == 0) continue;
      if (capacity - found < grams->longestChain) {
        // Stepping on from here is stepping on from the line's beginning.
        *written = found;
        return place;
      }
      for (; next != 0; next = grams->links[next - 1].previous) {
        const cls_link *link = &grams->links[next - 1];
        // An offset before the text's beginning is a very large one.
        bool fitsBefore = fits(link->before, bytes, count, place - 1);
        bool fitsBehind = fits(link->behind, bytes, count, place + CLS_GRAM);
        if (link->needsBoth ? fitsBefore && fitsBehind : fitsBefore || fitsBehind)
          hits[found++] = (cls_gram_hit){.offset = (uint32_t)place, .gram = next - 1};
      }
    }
  }
  *written = found;
  return upper;
}
