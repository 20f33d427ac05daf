#include "internal.h"

#include <stdlib.h>
#include <string.h>

// The haystack is taken in slices that stay in the first-level cache through all steps. Marks and masks of
// one slice lie on the stack, about 40 KB; the smallest thread stacks (musl's 128 KB) hold that.
// Marks are confirmed in chunks, of which one slice of a log fills about one.
enum { SLICE = 4096, SLICE_BLOCKS = SLICE / CLS_BLOCK + 1, CHUNK = 512 };

// A slice is taken anew, and shorter, where its occurrences do not fit.
enum { DOES_NOT_FIT = SIZE_MAX };

bool cls_kernel_is_available(cls_kernel kernel) {
  switch (kernel) {
  case CLS_KERNEL_SCALAR:
    return true;
  case CLS_KERNEL_NEON:
#if defined(__aarch64__)
    return true;
#else
    return false;
#endif
  case CLS_KERNEL_AVX2:
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2");
#else
    return false;
#endif
  case CLS_KERNEL_AVX512:
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi") &&
           __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("gfni");
#else
    return false;
#endif
  }
  return false;
}

unsigned cls_kernel_groups(cls_kernel kernel) {
  switch (kernel) {
  case CLS_KERNEL_SCALAR:
    return 2;
  case CLS_KERNEL_AVX512:
    return CLS_MAX_GROUPS;
  case CLS_KERNEL_AVX2:
  case CLS_KERNEL_NEON:
    return 4; // more tables than there are registers cost more than they save
  }
  return 2;
}

// The functions that differ between processors.
typedef struct {
  cls_mark *mark;
  cls_make_masks *makeMasks;
  cls_detect *detect;
} steps;

static steps stepsOf(cls_kernel kernel) {
#if defined(__x86_64__)
  if (kernel == CLS_KERNEL_AVX512)
    return (steps){cls_mark_avx512, cls_masks_avx512, cls_detect_avx512};
  if (kernel == CLS_KERNEL_AVX2)
    return (steps){cls_mark_avx2, cls_masks_avx2, cls_detect_avx2};
#elif defined(__aarch64__)
  if (kernel == CLS_KERNEL_NEON)
    return (steps){cls_mark_neon, cls_masks_neon, cls_detect_neon};
#endif
  (void)kernel;
  return (steps){cls_mark_scalar, cls_masks_scalar, cls_detect_scalar};
}

typedef struct {
  const uint8_t *bytes;
  size_t count;
} haystack;

// What a kernel may read up to three bytes behind: all but the last one or two blocks of the haystack.
// Those are copied in front of zeros. Marks on the zeros fall to the confirmation, masks of zeros are empty.
typedef struct {
  size_t whole, copied; // blocks
  uint8_t copy[3 * CLS_BLOCK];
} blocks;

static void cut(haystack text, size_t lower, size_t wanted, blocks *cut) {
  size_t readable = text.count - lower;
  size_t whole = readable < CLS_OVERHANG ? 0 : (readable - CLS_OVERHANG) / CLS_BLOCK;
  cut->whole = wanted < whole ? wanted : whole;
  cut->copied = wanted - cut->whole;
  if (cut->copied == 0)
    return;
  size_t from = lower + cut->whole * CLS_BLOCK, left = text.count - from;
  // More than two blocks are never left: what is no whole block is at most a block and three bytes.
  memset(cut->copy, 0, sizeof cut->copy);
  memcpy(cut->copy, text.bytes + from, left < sizeof cut->copy ? left : sizeof cut->copy);
}

static size_t mark(const cls_tables *tables, const cls_buckets *buckets, haystack text, size_t lower, size_t upper, uint32_t *marks) {
  blocks parts;
  cut(text, lower, (upper - lower + CLS_BLOCK - 1) / CLS_BLOCK, &parts);
  cls_mark *run = stepsOf(tables->kernel).mark;
  size_t count = 0;
  if (parts.whole > 0)
    count = run(buckets, buckets->groups, text.bytes + lower, parts.whole, (uint32_t)lower, marks);
  if (parts.copied > 0)
    count += run(buckets, buckets->groups, parts.copy, parts.copied,
                 (uint32_t)(lower + parts.whole * CLS_BLOCK), marks + count);
  while (count > 0 && marks[count - 1] >= upper)
    count--;
  return count;
}

static inline uint8_t lowerCase(uint8_t byte) { return (uint8_t)(byte - 'A') < 26 ? byte | 0x20 : byte; }

// Up to eight bytes in memory order, zeros behind the haystack's end.
static inline uint64_t wordAt(haystack text, size_t offset) {
  uint64_t word = 0;
  if (text.count - offset >= 8)
    memcpy(&word, text.bytes + offset, 8);
  else
    memcpy(&word, text.bytes + offset, text.count - offset);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

// Whether a window may stand at `place`, by its hash: a bit, the others are of no meaning.
static inline uint32_t mayStand(const cls_sieve *known, haystack text, uint32_t place) {
  uint32_t window = (uint32_t)wordAt(text, place);
  uint32_t four = cls_bit(known->four, cls_hash_inline(window, 4) >> 16);
  uint32_t three = cls_bit(known->three, cls_hash_inline(window, 3) >> 16);
  uint32_t two = cls_bit(known->two, (window | UINT32_C(0x2020)) & 0xffff);
  return four | three | two;
}

// Keeps the marks at which a window may stand. Like the two steps behind it, it has no branches: which mark is
// false is a coin toss, and a misprediction costs more than the whole step.
static size_t sieve(const cls_tables *tables, haystack text, uint32_t *marks, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    uint32_t place = marks[i];
    marks[kept] = place;
    kept += mayStand(tables->sieve, text, place) & 1;
  }
  return kept;
}

// Marks the places at which a window may stand, without buckets.
static size_t markAll(const cls_tables *tables, haystack text, size_t lower, size_t upper, uint32_t *marks) {
  size_t count = 0;
  for (size_t place = lower; place < upper; place++) {
    marks[count] = (uint32_t)place;
    count += mayStand(tables->sieve, text, (uint32_t)place) & 1;
  }
  return count;
}

// The buckets, which a process that reads little does without; null as long as they are not worth it.
static const cls_buckets *bucketsFor(cls_tables *tables, size_t bytes) {
  cls_buckets *known = atomic_load_explicit(&tables->buckets, memory_order_acquire);
  if (known != NULL)
    return known;
  if (atomic_fetch_add_explicit(&tables->scannedBytes, bytes, memory_order_relaxed) <
      tables->bytesWorthBuckets)
    return NULL;
  cls_buckets *made = cls_make_buckets(tables);
  if (atomic_compare_exchange_strong_explicit(&tables->buckets, &known, made, memory_order_acq_rel,
                                              memory_order_acquire))
    return made;
  free(made);
  return known;
}

// A mark and the literals that may have their window there.
typedef struct {
  uint32_t place;
  uint16_t chain;
} candidate;

// Looks the windows up by their hash; a mark has a chain for each width of window, mostly none.
static inline __attribute__((always_inline)) size_t lookUpWidths(
    const cls_tables *tables, unsigned widths, haystack text, const uint32_t *marks, size_t count,
    candidate *candidates) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    uint32_t place = marks[i], window = (uint32_t)wordAt(text, place);
    for (unsigned width = 1; width <= CLS_WINDOW; width++) {
      if ((widths >> width & 1) == 0)
        continue;
      cls_chains by = tables->chains[width - 1];
      uint16_t chain = by.heads[cls_hash_inline(window, width) >> by.shift];
      candidates[found] = (candidate){place, chain};
      found += chain != 0;
    }
  }
  return found;
}

// The sets of widths that there mostly are have a loop of their own.
static size_t lookUp(const cls_tables *tables, haystack text, const uint32_t *marks, size_t count,
                     candidate *candidates) {
  enum { FOUR = 1 << 4, THREE_UP = 1 << 3 | FOUR, TWO_UP = 1 << 2 | THREE_UP };
  switch (tables->widths) {
  case FOUR:
    return lookUpWidths(tables, FOUR, text, marks, count, candidates);
  case THREE_UP:
    return lookUpWidths(tables, THREE_UP, text, marks, count, candidates);
  case TWO_UP:
    return lookUpWidths(tables, TWO_UP, text, marks, count, candidates);
  default:
    return lookUpWidths(tables, tables->widths, text, marks, count, candidates);
  }
}

static inline bool beginsAs(const cls_entry *entry, uint64_t word) {
  return (((word | entry->fold) ^ entry->value) & entry->mask) == 0;
}

static inline bool passes(const cls_screen *screen, uint64_t word) {
  return (((word | screen->fold) ^ screen->value) & screen->mask) == 0;
}

// Keeps the candidates at which stands what all literals of their chain have.
static size_t screen(const cls_tables *tables, haystack text, candidate *candidates, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    candidate next = candidates[i];
    const cls_screen *screen = tables->screens + next.chain - 1;
    candidates[kept] = next;
    // Too near an end of the haystack to load a word without asking: kept, for the confirmation asks.
    if (next.place < CLS_MAX_LITERAL || text.count - next.place < 8)
      kept++;
    else
      kept += passes(screen, wordAt(text, next.place - screen->offset));
  }
  return kept;
}

static inline bool holds(const cls_set *set, uint8_t byte) { return set->words[byte >> 6] >> (byte & 63) & 1; }

// Whether what stands before and behind the literal may.
static inline bool standsFree(const cls_tables *tables, const cls_entry *entry, haystack text, size_t start) {
  size_t end = start + entry->length;
  return (start == 0 || holds(tables->sets + entry->preceding, text.bytes[start - 1])) &&
         (end == text.count || holds(tables->sets + entry->following, text.bytes[end]));
}

static inline bool endsAs(const cls_tables *tables, const cls_entry *entry, const uint8_t *start) {
  const uint8_t *literal = tables->text + entry->text;
  for (unsigned i = 8; i < entry->length; i++)
    if (lowerCase(start[i]) != literal[i])
      return false;
  return true;
}

// Writes the literals that start in lower..<upper, in the order of their windows.
static size_t confirm(const cls_tables *tables, haystack text, size_t lower, size_t upper,
                      const candidate *candidates, size_t count, cls_occurrence *occurrences,
                      size_t capacity) {
  size_t written = 0;
  for (size_t i = 0; i < count; i++) {
    for (const cls_entry *entry = tables->entries + candidates[i].chain - 1;; entry++) {
      // Wraps around where it would be negative, which is no place in the range.
      size_t start = (size_t)candidates[i].place - entry->windowOffset;
      if (start - lower < upper - lower && entry->length <= text.count - start &&
          beginsAs(entry, wordAt(text, start)) && standsFree(tables, entry, text, start) &&
          endsAs(tables, entry, text.bytes + start)) {
        if (written == capacity)
          return DOES_NOT_FIT;
        occurrences[written++] = (cls_occurrence){(uint32_t)start, entry->index};
      }
      if (entry->isLastOfChain)
        break;
    }
  }
  return written;
}

static inline uint64_t keyOf(cls_occurrence occurrence) {
  return (uint64_t)occurrence.offset << 16 | occurrence.literal;
}

static int compareKeys(const void *a, const void *b) {
  uint64_t left = keyOf(*(const cls_occurrence *)a), right = keyOf(*(const cls_occurrence *)b);
  return left < right ? -1 : left > right;
}

// Occurrences come in the order of their windows, which is nearly that of their starts: insertion wins,
// until text that was written against it makes it quadratic.
static void sort(cls_occurrence *occurrences, size_t count) {
  size_t moves = 0;
  for (size_t i = 1; i < count; i++) {
    cls_occurrence next = occurrences[i];
    size_t hole = i;
    for (; hole > 0 && keyOf(occurrences[hole - 1]) > keyOf(next); hole--)
      occurrences[hole] = occurrences[hole - 1];
    occurrences[hole] = next;
    moves += i - hole;
    if (moves > 64 + 16 * count) {
      qsort(occurrences, count, sizeof *occurrences, compareKeys);
      return;
    }
  }
}

// Merges `added`, whose ids are the larger ones, into the occurrences from the back.
static void merge(cls_occurrence *occurrences, size_t count, const cls_occurrence *added, size_t addedCount) {
  size_t hole = count + addedCount;
  while (addedCount > 0) {
    if (count > 0 && occurrences[count - 1].offset > added[addedCount - 1].offset)
      occurrences[--hole] = occurrences[--count];
    else
      occurrences[--hole] = added[--addedCount];
  }
}

static size_t literalsIn(cls_tables *tables, haystack text, size_t lower, size_t upper,
                         cls_occurrence *occurrences, size_t capacity) {
  uint32_t marks[SLICE_BLOCKS * CLS_BLOCK + CLS_SLACK];
  candidate candidates[CLS_WINDOW * CHUNK + CLS_WINDOW];
  size_t windowsEnd = upper + tables->furthestWindow;
  if (windowsEnd > text.count)
    windowsEnd = text.count;
  const cls_buckets *buckets = bucketsFor(tables, upper - lower);
  size_t count = buckets == NULL ? markAll(tables, text, lower, windowsEnd, marks)
                                 : sieve(tables, text, marks, mark(tables, buckets, text, lower, windowsEnd, marks));
  size_t written = 0;
  for (size_t i = 0; i < count; i += CHUNK) {
    size_t size = count - i < CHUNK ? count - i : CHUNK;
    size_t left = lookUp(tables, text, marks + i, size, candidates);
    left = screen(tables, text, candidates, left);
    size_t added =
        confirm(tables, text, lower, upper, candidates, left, occurrences + written, capacity - written);
    if (added == DOES_NOT_FIT)
      return DOES_NOT_FIT;
    written += added;
  }
  sort(occurrences, written);
  return written;
}

static size_t detectedIn(const cls_tables *tables, haystack text, size_t lower, size_t upper,
                         cls_occurrence *occurrences, size_t count, size_t capacity) {
  cls_masks masks[SLICE_BLOCKS];
  // Of two neighbouring bytes one at most begins a group of digits, of eight one at most a dotted quad, of
  // seven one at most dashed nines. Three cells behind the last one are written too.
  cls_occurrence found[SLICE / 2 + SLICE / 8 + SLICE / 7 + 8];
  size_t wanted = (upper - lower + CLS_BLOCK - 1) / CLS_BLOCK + 1;
  blocks parts;
  cut(text, lower, wanted, &parts);
  steps run = stepsOf(tables->kernel);
  run.makeMasks(text.bytes + lower, parts.whole, masks);
  run.makeMasks(parts.copy, parts.copied, masks + parts.whole);
  uint8_t before = lower > 0 ? text.bytes[lower - 1] : 'a';
  size_t added = run.detect(tables, masks, upper - lower, before, (uint32_t)lower, found);
  if (added > capacity - count)
    return DOES_NOT_FIT;
  merge(occurrences, count, found, added);
  return count + added;
}

static size_t slice(cls_tables *tables, haystack text, size_t lower, size_t upper,
                    cls_occurrence *occurrences, size_t capacity) {
  size_t count = 0;
  if (tables->literalCount > 0)
    count = literalsIn(tables, text, lower, upper, occurrences, capacity);
  if (count != DOES_NOT_FIT && (tables->detectors.cardDigits || tables->detectors.dottedQuads || tables->detectors.dashedNines))
    count = detectedIn(tables, text, lower, upper, occurrences, count, capacity);
  return count;
}

size_t cls_scan(cls_tables *tables, const uint8_t *bytes, size_t count, size_t lower, size_t upper,
                cls_occurrence *occurrences, size_t capacity, size_t *written) {
  haystack text = {bytes, count};
  size_t length = SLICE;
  *written = 0;
  while (lower < upper) {
    size_t end = upper - lower > length ? lower + length : upper;
    size_t added = slice(tables, text, lower, end, occurrences + *written, capacity - *written);
    if (added != DOES_NOT_FIT) {
      *written += added;
      lower = end;
    } else if (*written > 0) {
      return lower; // the caller empties the buffer first
    } else {
      length = (end - lower + 1) / 2; // a single offset fits, by the contract
    }
  }
  return upper;
}
