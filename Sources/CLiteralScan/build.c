#include "internal.h"

#include <stdlib.h>
#include <string.h>

// Makes the tables of a set of literals: folds them, keeps each once, picks a window of each, and hashes the
// windows. This runs whenever a process starts, so that all of it is linear but for the buckets.

// A different literal in lower case, and who asked for it.
typedef struct {
  uint32_t text; // where its bytes begin in the text of all
  uint32_t idCount;
  uint32_t firstId;
  uint16_t preceding, following;
  uint8_t length, windowOffset;
  bool isChained;
} literal;

// The sets of neighbours, each once, that of all bytes first, and those that equal literals have together.
typedef struct {
  cls_set *sets;
  uint16_t *slots; // by hash: one more than a set's index, 0 for none
  size_t count, most, mask;
} setTable;

typedef struct {
  literal *literals; // in the order of their first ids
  cls_window *windows;
  uint16_t *literalOfId;
  size_t count;
} parts;

static void *make(size_t size) {
  void *memory = calloc(1, size);
  if (memory == NULL)
    abort(); // as Swift does
  return memory;
}

static uint64_t wordOf(const uint8_t *bytes, size_t count) {
  uint64_t word = 0;
  memcpy(&word, bytes, count < 8 ? count : 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

static uint32_t hashOf(const uint8_t *bytes, size_t count) {
  uint64_t hash = count;
  for (size_t i = 0; i < count; i += 8) {
    hash = (hash ^ wordOf(bytes + i, count - i)) * UINT64_C(0x9E3779B97F4A7C15);
    hash ^= hash >> 32;
  }
  return (uint32_t)hash;
}

static uint16_t indexOf(setTable *table, cls_set set) {
  size_t slot = hashOf((const uint8_t *)&set, sizeof set) & table->mask;
  for (; table->slots[slot] != 0; slot = (slot + 1) & table->mask)
    if (memcmp(table->sets + table->slots[slot] - 1, &set, sizeof set) == 0)
      return table->slots[slot] - 1;
  if (table->count == table->most)
    return 0;
  table->sets[table->count] = set;
  table->slots[slot] = (uint16_t)++table->count;
  return table->slots[slot] - 1;
}

// The set of the bytes in either set.
static uint16_t either(setTable *table, uint16_t a, uint16_t b) {
  if (a == b)
    return a;
  cls_set set = table->sets[a];
  for (unsigned i = 0; i < 4; i++)
    set.words[i] |= table->sets[b].words[i];
  return indexOf(table, set);
}

// A table of `sets`, which keep their indices, with room for one more for each of `idCount` literals and side.
static setTable tableOf(const uint64_t *sets, size_t count, size_t idCount) {
  size_t most = count + 2 * idCount + 1, slots = 2;
  if (most > UINT16_MAX)
    most = UINT16_MAX;
  while (slots < 2 * most)
    slots *= 2;
  setTable table = {make(most * sizeof *table.sets), make(slots * sizeof *table.slots), 0, most, slots - 1};
  for (size_t i = 0; i < count; i++) {
    cls_set set;
    memcpy(set.words, sets + 4 * i, sizeof set.words);
    indexOf(&table, set);
  }
  return table;
}

// Copies the literals in lower case to `text`, each once.
static void fold(parts *parts, const uint8_t *bytes, const uint8_t *lengths, const uint16_t *neighbours,
                 size_t idCount, setTable *sets, uint8_t *text) {
  size_t slots = 2;
  while (slots < 2 * idCount)
    slots *= 2;
  uint16_t *known = make(slots * sizeof *known); // one more than a literal's index, 0 for none
  size_t end = 0;
  for (size_t id = 0; id < idCount; bytes += lengths[id++]) {
    size_t length = lengths[id];
    for (size_t i = 0; i < length; i++)
      text[end + i] = bytes[i] | (uint8_t)((uint8_t)(bytes[i] - 'A') < 26 ? 0x20 : 0);
    size_t slot = hashOf(text + end, length) & (slots - 1);
    for (; known[slot] != 0; slot = (slot + 1) & (slots - 1)) {
      literal *other = parts->literals + known[slot] - 1;
      if (other->length == length && memcmp(text + other->text, text + end, length) == 0)
        break;
    }
    if (known[slot] == 0) {
      parts->literals[parts->count++] = (literal){
        .text = (uint32_t)end,
        .preceding = neighbours[2 * id],
        .following = neighbours[2 * id + 1],
        .length = (uint8_t)length,
      };
      known[slot] = (uint16_t)parts->count;
      end += length;
    }
    parts->literalOfId[id] = known[slot] - 1;
    literal *of = parts->literals + known[slot] - 1;
    of->idCount++;
    of->preceding = either(sets, of->preceding, neighbours[2 * id]);
    of->following = either(sets, of->following, neighbours[2 * id + 1]);
  }
  free(known);
}

// Puts the ids of equal literals side by side, ascending.
static void listIds(parts *parts, size_t idCount, uint16_t *ids, uint16_t *begins) {
  uint32_t next = 0;
  for (size_t i = 0; i < parts->count; i++) {
    parts->literals[i].firstId = next;
    begins[i] = (uint16_t)next;
    next += parts->literals[i].idCount;
    parts->literals[i].idCount = 0;
  }
  begins[parts->count] = (uint16_t)next;
  for (size_t id = 0; id < idCount; id++) {
    literal *of = parts->literals + parts->literalOfId[id];
    ids[of->firstId + of->idCount++] = (uint16_t)id;
  }
}

// The rarest bytes of a literal, as many as a window has: minus log2 of their probability in log text, in
// eighths of a bit, is the chain of their pairs, each given the byte before it.
static cls_window pickWindow(const uint8_t *text, literal *literal) {
  unsigned width = literal->length < CLS_WINDOW ? literal->length : CLS_WINDOW;
  // What each byte adds together with the one behind it, and what the first one of a window adds alone.
  int32_t both[CLS_MAX_LITERAL], alone[CLS_MAX_LITERAL];
  for (unsigned i = 0; i + 1 < literal->length; i++) {
    uint8_t class = cls_class_inline(text[i]);
    // Eighths of a bit: 8 * (16 - floor(log2(frequency))), fine enough for a choice.
    alone[i] = 8 * (__builtin_clz(cls_class_frequency[class]) - 15);
    both[i] = cls_pair_rarity[class][cls_class_inline(text[i + 1])] - alone[i];
  }
  int32_t sum = 0, best = INT32_MIN;
  for (unsigned end = 1; width > 1 && end < literal->length; end++) {
    sum += both[end - 1];
    if (end + 1 < width)
      continue;
    unsigned offset = end + 1 - width;
    if (sum + alone[offset] > best) {
      best = sum + alone[offset];
      literal->windowOffset = (uint8_t)offset;
    }
    sum -= both[offset];
  }
  cls_window window = {(uint32_t)wordOf(text + literal->windowOffset, width), (uint8_t)width};
  return window;
}

static cls_entry entryOf(const uint8_t *text, const literal *literal, size_t index) {
  cls_entry entry = {
    .index = (uint16_t)index,
    .value = wordOf(text + literal->text, literal->length),
    .mask = literal->length < 8 ? (UINT64_C(1) << (8 * literal->length)) - 1 : UINT64_MAX,
    .text = literal->text,
    .length = literal->length,
    .windowOffset = literal->windowOffset,
    .preceding = literal->preceding,
    .following = literal->following,
  };
  for (unsigned i = 0; i < 64; i += 8)
    if ((uint8_t)((entry.value >> i & 0xff) - 'a') < 26)
      entry.fold |= UINT64_C(0x20) << i;
  return entry;
}

// The screen of a chain's entries: a lone literal from its beginning on, others from their window on.
static cls_screen screenOf(const cls_entry *chain, size_t count, const uint8_t *text) {
  if (count == 1)
    return (cls_screen){chain->value, chain->fold, chain->mask, chain->windowOffset};
  cls_screen screen = {0};
  for (unsigned i = 0; i < 8; i++) {
    bool agree = chain->windowOffset + i < chain->length;
    for (size_t j = 1; agree && j < count; j++)
      agree = chain[j].windowOffset + i < chain[j].length &&
              text[chain[j].text + chain[j].windowOffset + i] == text[chain->text + chain->windowOffset + i];
    if (!agree)
      continue;
    uint8_t byte = text[chain->text + chain->windowOffset + i];
    screen.value |= (uint64_t)byte << (8 * i);
    screen.mask |= UINT64_C(0xff) << (8 * i);
    if ((uint8_t)(byte - 'a') < 26)
      screen.fold |= UINT64_C(0x20) << (8 * i);
  }
  return screen;
}

// Sixteen cells a window and 512 at least, so that most false marks meet an empty one; 64 KB at most, for the
// cache.
static unsigned bitsFor(size_t count) {
  if (count == 0)
    return 1;
  unsigned bits = 9;
  while (bits < 15 && (size_t)1 << bits < 16 * count)
    bits++;
  return bits;
}

// Writes the entries and the screens, chain after chain, and where each chain begins.
static void chain(const parts *parts, const uint8_t *text, const unsigned bits[CLS_WINDOW], uint16_t *heads,
                  cls_tables *tables, cls_entry *entries, cls_screen *screens) {
  uint16_t *next = make((parts->count + 1) * sizeof *next); // one more than the literal behind, 0 for none
  size_t written = 0;
  for (unsigned width = 1; width <= CLS_WINDOW; width++) {
    unsigned shift = 32 - bits[width - 1];
    tables->chains[width - 1] = (cls_chains){heads, shift};
    for (size_t i = parts->count; i > 0; i--) {
      if (parts->windows[i - 1].width != width)
        continue;
      uint16_t *head = heads + (cls_hash_inline(parts->windows[i - 1].bytes, width) >> shift);
      next[i - 1] = *head;
      *head = (uint16_t)i;
    }
    // The first of a chain comes first, and takes the others along.
    for (size_t i = 0; i < parts->count; i++) {
      if (parts->windows[i].width != width || parts->literals[i].isChained)
        continue;
      heads[cls_hash_inline(parts->windows[i].bytes, width) >> shift] = (uint16_t)(written + 1);
      size_t begin = written;
      for (size_t member = i + 1; member != 0; member = next[member - 1]) {
        parts->literals[member - 1].isChained = true;
        entries[written++] = entryOf(text, parts->literals + member - 1, member - 1);
      }
      entries[written - 1].isLastOfChain = true;
      screens[begin] = screenOf(entries + begin, written - begin, text);
    }
    heads += (size_t)1 << bits[width - 1];
  }
  free(next);
}

cls_tables *cls_make_tables(const uint8_t *bytes, const uint8_t *lengths, const uint16_t *neighbours,
                            size_t idCount, const uint64_t *sets, size_t setCount, cls_detectors detectors,
                            cls_kernel kernel, size_t bytesWorthBuckets) {
  size_t byteCount = 0;
  for (size_t i = 0; i < idCount; i++)
    byteCount += lengths[i];
  uint8_t *text = make(byteCount + 1);
  uint16_t *ids = make(idCount * sizeof *ids + 1);
  parts parts = {
    .literals = make((idCount + 1) * sizeof(literal)),
    .windows = make((idCount + 1) * sizeof(cls_window)),
    .literalOfId = make((idCount + 1) * sizeof(uint16_t)),
  };
  setTable known = tableOf(sets, setCount, idCount);
  fold(&parts, bytes, lengths, neighbours, idCount, &known, text);
  free(known.slots);
  uint16_t *begins = make((parts.count + 1) * sizeof *begins);
  listIds(&parts, idCount, ids, begins);

  cls_tables *tables = make(sizeof *tables);
  size_t widths[CLS_WINDOW] = {0}, cells = 0;
  for (size_t i = 0; i < parts.count; i++) {
    parts.windows[i] = pickWindow(text + parts.literals[i].text, parts.literals + i);
    widths[parts.windows[i].width - 1]++;
    tables->widths |= (uint8_t)(1u << parts.windows[i].width);
    if (parts.literals[i].windowOffset > tables->furthestWindow)
      tables->furthestWindow = parts.literals[i].windowOffset;
  }
  unsigned bits[CLS_WINDOW];
  for (unsigned i = 0; i < CLS_WINDOW; i++) {
    bits[i] = bitsFor(widths[i]);
    cells += (size_t)1 << bits[i];
  }
  uint16_t *heads = make(cells * sizeof *heads);
  cls_entry *entries = make((parts.count + 1) * sizeof *entries);
  cls_screen *screens = make((parts.count + 1) * sizeof *screens);
  chain(&parts, text, bits, heads, tables, entries, screens);

  cls_sieve *sieve = make(sizeof *sieve);
  cls_fill_sieve(sieve, parts.windows, parts.count);
  free(parts.literals);
  free(parts.literalOfId);

  tables->windows = parts.windows;
  tables->sieve = sieve;
  tables->entries = entries;
  tables->screens = screens;
  tables->sets = known.sets;
  tables->ids = ids;
  tables->idsBegin = begins;
  tables->literalCount = (uint16_t)parts.count;
  tables->text = text;
  tables->heads = heads;
  tables->kernel = kernel;
  tables->detectors = detectors;
  tables->bytesWorthBuckets = bytesWorthBuckets;
  return tables;
}

cls_buckets *cls_make_buckets(const cls_tables *tables) {
  uint8_t *bucketOfWindow = make(tables->literalCount + 1);
  unsigned used = cls_assign_buckets(tables->windows, tables->literalCount, tables->kernel, bucketOfWindow);
  cls_buckets *buckets = make(sizeof *buckets);
  cls_fill_buckets(buckets, tables->windows, bucketOfWindow, tables->literalCount);
  buckets->groups = (uint8_t)((used + 7) / 8);
  free(bucketOfWindow);
  return buckets;
}

size_t cls_literal_count(const cls_tables *tables) { return tables->literalCount; }

const uint16_t *cls_ids(const cls_tables *tables, size_t literal, size_t *count) {
  *count = tables->idsBegin[literal + 1] - tables->idsBegin[literal];
  return tables->ids + tables->idsBegin[literal];
}

void cls_free_tables(cls_tables *tables) {
  free(atomic_load_explicit(&tables->buckets, memory_order_acquire));
  free((void *)tables->windows);
  free((void *)tables->sieve);
  free((void *)tables->entries);
  free((void *)tables->screens);
  free((void *)tables->sets);
  free((void *)tables->ids);
  free((void *)tables->idsBegin);
  free((void *)tables->text);
  free((void *)tables->heads);
  free(tables);
}
