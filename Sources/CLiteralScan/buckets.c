#include "internal.h"

#include <stdlib.h>
#include <string.h>

// Which windows share a bucket of a kernel. A bucket takes any byte at a position that one of its windows has
// there, so that windows which share bytes should share a bucket. Windows start alone, in order of their
// bytes, and the two buckets are joined whose union costs the least: neighbours only at first, which is quick,
// and any two when few are left, which is good.

// The classes that a bucket takes at each position, and the expected share of offsets in log text it marks.
typedef struct {
  uint64_t classes[CLS_WINDOW];
  float cost;
} group;

// How often log text has a byte of each of the 256 subsets of eight neighbouring classes.
typedef struct {
  float shares[8][256];
  bool tellsHalvesOnly; // of a byte, each on its own: the kernels that look up by half bytes
} prices;

static void makePrices(prices *prices, cls_kernel kernel) {
  prices->tellsHalvesOnly = kernel == CLS_KERNEL_AVX2 || kernel == CLS_KERNEL_NEON;
  for (unsigned eight = 0; eight < 8; eight++) {
    prices->shares[eight][0] = 0;
    for (unsigned subset = 1; subset < 256; subset++) {
      unsigned lowest = (unsigned)__builtin_ctz(subset);
      prices->shares[eight][subset] = prices->shares[eight][subset & (subset - 1)] +
                                      (float)cls_class_frequency[eight * 8 + lowest] / 65536;
    }
  }
}

// Every class whose low half and whose high half are in the set.
static uint64_t crossed(uint64_t set) {
  uint64_t low = (set | set >> 16 | set >> 32 | set >> 48) & 0xffff, crossed = 0;
  for (unsigned row = 0; row < 64; row += 16)
    if ((set >> row & 0xffff) != 0)
      crossed |= low << row;
  return crossed;
}

static inline float shareOf(const prices *prices, uint64_t set) {
  if (set == UINT64_MAX)
    return 1;
  if (prices->tellsHalvesOnly)
    set = crossed(set);
  float sum = 0;
  for (unsigned eight = 0; eight < 8; eight++)
    sum += prices->shares[eight][set >> (8 * eight) & 0xff];
  return sum;
}

static inline float costOf(const prices *prices, const group *a, const group *b) {
  float cost = 1;
  for (unsigned i = 0; i < CLS_WINDOW; i++)
    cost *= shareOf(prices, a->classes[i] | b->classes[i]);
  return cost;
}

// How many more offsets are marked when the two share a bucket.
static inline float priceOf(const prices *prices, const group *a, const group *b) {
  return costOf(prices, a, b) - a->cost - b->cost;
}

static void join(const prices *prices, group *into, const group *from) {
  into->cost = costOf(prices, into, from);
  for (unsigned i = 0; i < CLS_WINDOW; i++)
    into->classes[i] |= from->classes[i];
}

static group groupOf(const prices *prices, cls_window window) {
  group alone = {{UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX}, 0};
  for (unsigned i = 0; i < window.width; i++)
    alone.classes[i] = UINT64_C(1) << cls_class_inline((uint8_t)(window.bytes >> (8 * i)));
  alone.cost = costOf(prices, &alone, &alone);
  return alone;
}

// Orders windows by their classes and width, so that similar ones are neighbours.
static uint32_t keyOf(cls_window window) {
  uint32_t key = window.width;
  for (unsigned i = 0; i < window.width; i++)
    key |= (uint32_t)cls_class_inline((uint8_t)(window.bytes >> (8 * i))) << (26 - 6 * i);
  return key;
}

// Sorts by the upper half, one byte at a time from the lowest; the order of equals stays.
static void sortByUpperHalf(uint64_t *keys, uint64_t *spare, size_t count) {
  for (unsigned shift = 32; shift < 64; shift += 8) {
    size_t starts[257] = {0};
    for (size_t i = 0; i < count; i++)
      starts[(keys[i] >> shift & 0xff) + 1]++;
    for (unsigned i = 0; i < 256; i++)
      starts[i + 1] += starts[i];
    for (size_t i = 0; i < count; i++)
      spare[starts[keys[i] >> shift & 0xff]++] = keys[i];
    memcpy(keys, spare, count * sizeof *keys);
  }
}

enum { NOBODY = UINT32_MAX };

// Groups in a row, and a tree over what joining each with its successor costs.
typedef struct {
  group *groups;
  uint32_t *next, *previous;
  uint32_t *joined; // the group that each has gone into, itself at first
  uint64_t *tree;   // node i is the smaller of nodes 2i and 2i + 1; leaves are keys of price and group
  size_t leaves, count;
} row;

// A key that sorts by price, then by place.
static uint64_t offer(const prices *prices, const row *row, uint32_t place) {
  if (row->next[place] == NOBODY)
    return UINT64_MAX;
  float price = priceOf(prices, row->groups + place, row->groups + row->next[place]);
  uint32_t bits;
  memcpy(&bits, &price, sizeof bits);
  bits = bits >> 31 ? ~bits : bits | UINT32_C(0x80000000);
  return (uint64_t)bits << 32 | place;
}

static void post(row *row, uint32_t place, uint64_t offer) {
  uint64_t *tree = row->tree;
  size_t node = row->leaves + place;
  tree[node] = offer;
  for (node /= 2; node > 0; node /= 2) {
    uint64_t best = tree[2 * node] < tree[2 * node + 1] ? tree[2 * node] : tree[2 * node + 1];
    if (tree[node] == best)
      return;
    tree[node] = best;
  }
}

// Joins groups that follow each other until `limit` of them are left.
static void joinNeighbours(const prices *prices, row *row, size_t limit) {
  size_t left = row->count;
  if (left <= limit)
    return;
  for (size_t i = 0; i < row->leaves; i++)
    row->tree[row->leaves + i] = i < row->count ? offer(prices, row, (uint32_t)i) : UINT64_MAX;
  for (size_t node = row->leaves - 1; node > 0; node--)
    row->tree[node] =
        row->tree[2 * node] < row->tree[2 * node + 1] ? row->tree[2 * node] : row->tree[2 * node + 1];
  for (; left > limit; left--) {
    uint32_t into = (uint32_t)row->tree[1], from = row->next[into], behind = row->next[from];
    join(prices, row->groups + into, row->groups + from);
    row->joined[from] = into;
    row->next[into] = behind;
    if (behind != NOBODY)
      row->previous[behind] = into;
    post(row, from, UINT64_MAX);
    post(row, into, offer(prices, row, into));
    if (row->previous[into] != NOBODY)
      post(row, row->previous[into], offer(prices, row, row->previous[into]));
  }
}

// So many times as many groups as buckets may have any partner: more find better ones, and take longer.
enum { BREADTH = 3, MOST = BREADTH * 8 * CLS_MAX_GROUPS };

// What joining any two groups costs, and for each the cheapest partner among those before it.
typedef struct {
  uint32_t groups[MOST];
  float price[MOST][MOST]; // of a group and one before it
  uint8_t partner[MOST];
  size_t count;
} square;

static void findPartner(square *square, size_t of) {
  size_t best = 0;
  for (size_t i = 1; i < of; i++)
    if (square->price[of][i] < square->price[of][best])
      best = i;
  square->partner[of] = (uint8_t)best;
}

// Prices the group at `place` anew with all others.
static void price(const prices *prices, const row *row, square *square, size_t place) {
  const group *group = row->groups + square->groups[place];
  for (size_t i = 0; i < place; i++)
    square->price[place][i] = priceOf(prices, row->groups + square->groups[i], group);
  for (size_t i = place + 1; i < square->count; i++)
    square->price[i][place] = priceOf(prices, row->groups + square->groups[i], group);
}

// Puts the last group in the place of the one at `place`.
static void moveLastTo(square *square, size_t place) {
  size_t last = --square->count;
  square->groups[place] = square->groups[last];
  for (size_t i = 0; i < place; i++)
    square->price[place][i] = square->price[last][i];
  for (size_t i = place + 1; i < last; i++)
    square->price[i][place] = square->price[last][i];
}

// Joins the cheapest two groups until `limit` of them are left; there are `MOST` at most.
static void joinAny(const prices *prices, row *row, size_t limit) {
  square square = {.count = 0};
  for (uint32_t i = 0; i < row->count; i++)
    if (row->joined[i] == i)
      square.groups[square.count++] = i;
  if (square.count <= limit)
    return;
  for (size_t i = 1; i < square.count; i++) {
    for (size_t j = 0; j < i; j++)
      square.price[i][j] = priceOf(prices, row->groups + square.groups[i], row->groups + square.groups[j]);
    findPartner(&square, i);
  }
  while (square.count > limit) {
    size_t from = 1;
    for (size_t i = 2; i < square.count; i++)
      if (square.price[i][square.partner[i]] < square.price[from][square.partner[from]])
        from = i;
    size_t into = square.partner[from], last = square.count - 1;
    join(prices, row->groups + square.groups[into], row->groups + square.groups[from]);
    row->joined[square.groups[from]] = square.groups[into];
    moveLastTo(&square, from);
    price(prices, row, &square, into);
    for (size_t i = 1; i < square.count; i++) {
      size_t partner = square.partner[i];
      if (i == into || i == from || partner == into || partner == from || partner == last)
        findPartner(&square, i);
      else {
        // Two prices are new to the others: that of the union, and that of the group that moved.
        if (into < i && square.price[i][into] < square.price[i][square.partner[i]])
          square.partner[i] = (uint8_t)into;
        if (from < i && square.price[i][from] < square.price[i][square.partner[i]])
          square.partner[i] = (uint8_t)from;
      }
    }
  }
}

unsigned cls_assign_buckets(const cls_window *windows, size_t count, cls_kernel kernel, uint8_t *buckets) {
  if (count == 0)
    return 0;
  size_t leaves = 1;
  while (leaves < count)
    leaves *= 2;
  // One allocation for all that is needed here, the widest first.
  char *memory = malloc(count * (2 * sizeof(uint64_t) + sizeof(group) + 4 * sizeof(uint32_t)) +
                        2 * leaves * sizeof(uint64_t) + sizeof(prices));
  if (memory == NULL)
    abort();
  uint64_t *order = (uint64_t *)memory, *spare = order + count;
  row row = {.tree = spare + count, .leaves = leaves};
  row.groups = (group *)(row.tree + 2 * leaves);
  row.next = (uint32_t *)(row.groups + count);
  row.previous = row.next + count;
  row.joined = row.previous + count;
  uint32_t *groupOfWindow = row.joined + count;
  prices *prices = (void *)(groupOfWindow + count);
  makePrices(prices, kernel);

  for (size_t i = 0; i < count; i++)
    order[i] = (uint64_t)keyOf(windows[i]) << 32 | i;
  sortByUpperHalf(order, spare, count);
  for (size_t i = 0; i < count; i++) {
    // Windows of the same classes are one group from the start.
    if (i == 0 || order[i] >> 32 != order[i - 1] >> 32)
      row.groups[row.count++] = groupOf(prices, windows[(uint32_t)order[i]]);
    groupOfWindow[(uint32_t)order[i]] = (uint32_t)row.count - 1;
  }
  for (uint32_t i = 0; i < row.count; i++) {
    row.joined[i] = i;
    row.previous[i] = i == 0 ? NOBODY : i - 1;
    row.next[i] = i + 1 == row.count ? NOBODY : i + 1;
  }
  size_t limit = cls_kernel_groups(kernel) * 8;
  joinNeighbours(prices, &row, BREADTH * limit);
  joinAny(prices, &row, limit);

  unsigned used = 0;
  uint8_t *bucketOfGroup = memset(row.tree, UINT8_MAX, row.count);
  for (size_t i = 0; i < count; i++) {
    uint32_t window = (uint32_t)order[i], group = groupOfWindow[window];
    while (row.joined[group] != group)
      group = row.joined[group];
    if (bucketOfGroup[group] == UINT8_MAX)
      bucketOfGroup[group] = (uint8_t)used++;
    buckets[window] = bucketOfGroup[group];
  }
  free(memory);
  return used;
}
