#ifndef CLITERALSCAN_H
#define CLITERALSCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Finds literals in three steps: a kernel marks the places where a window of some literal may stand, a
// hash table throws out most of the marks, and a comparison with the whole literal decides. Only the
// first step differs between processors, and it may mark too much but never too little.

// A window: up to four bytes of a literal, the rarest ones.
enum { CLS_WINDOW = 4, CLS_MAX_LITERAL = 64, CLS_MAX_GROUPS = 8 };

// In the order of preference; an unsupported one never runs.
typedef enum {
  CLS_KERNEL_SCALAR,
  CLS_KERNEL_NEON,
  CLS_KERNEL_AVX2,
  CLS_KERNEL_AVX512,
} cls_kernel;

// What a kernel looks windows up in. Buckets come in groups of eight, one bit each.
typedef struct {
  // Bucket bits by group, window position and folded class of the byte (AVX-512).
  uint8_t classes[CLS_MAX_GROUPS][CLS_WINDOW][64];
  // Bucket bits by group and mix (see `cls_mix`) of a window's first and of its last three bytes (AVX-512).
  uint8_t mixes[CLS_MAX_GROUPS][2][64];
  // Bucket bits by group, window position and half byte (AVX2, NEON).
  uint8_t low[CLS_MAX_GROUPS][CLS_WINDOW][16];
  uint8_t high[CLS_MAX_GROUPS][CLS_WINDOW][16];
  // Bucket bits, of sixteen buckets, by the classes of two neighbours: the low half for a window's first two
  // bytes, the high half for its last two (scalar).
  uint32_t pairs[64 * 64];
} cls_buckets;

// Which windows there are, a bit each: those of four and of three bytes by their hash, shorter ones by their
// bytes in lower case. Small enough for the first-level cache.
typedef struct {
  uint32_t four[2048], three[2048], two[2048];
} cls_sieve;

// One distinct literal as the confirmation sees it.
typedef struct {
  uint64_t value; // the first eight bytes in lower case
  uint64_t fold;  // 0x20 where `value` holds a letter
  uint64_t mask;  // 0xff where the literal has a byte
  uint64_t following[4]; // a bit for each byte that may stand behind
  uint32_t text;  // where its bytes begin in `text`
  uint16_t index; // among the distinct literals
  uint8_t length;
  uint8_t windowOffset;
  bool isLastOfChain;
} cls_entry;

// Chains of entries by the hash of their window: `heads` has one cell per hash, 0 for none, else one more
// than the first entry's index. An absent width has two empty cells and a shift of 31.
typedef struct {
  const uint16_t *heads;
  uint32_t shift;
} cls_chains;

typedef struct {
  const cls_buckets *buckets;
  const cls_sieve *sieve;
  const uint16_t *heads; // of all chains
  cls_chains chains[CLS_WINDOW]; // by width of the window, less one
  const cls_entry *entries;
  const uint16_t *ids; // of the distinct literals, side by side
  const uint16_t *idsBegin; // where the ids of each distinct literal begin; one more than there are
  uint16_t literalCount; // of distinct literals
  const uint8_t *text;
  cls_kernel kernel;
  uint8_t widths;         // of windows: a bit each, the lowest one unused
  uint8_t groups;         // of buckets, 0 where there are no literals
  uint8_t furthestWindow; // the largest `windowOffset`
  bool findsCardDigits, findsDottedQuads, findsDashedNines;
} cls_tables;

// `literal` is the index of a distinct literal; detectors have the indices behind them, in the order of
// their flags.
typedef struct {
  uint32_t offset;
  uint16_t literal;
} cls_occurrence;

bool cls_kernel_is_available(cls_kernel kernel);

// Tables for literals of 1...64 bytes, which lie in `bytes` one behind the other; the id of each is its index.
// Those that are equal in lower case are one distinct literal, numbered in the order of their first ids.
// `followings` has four words for each: a bit for each byte of which one has to stand behind it, unless the
// haystack ends there. Detectors are off. Never null; `cls_free_tables` frees them.
cls_tables *cls_make_tables(const uint8_t *bytes, const uint8_t *lengths, const uint64_t *followings,
                            size_t idCount, cls_kernel kernel);
void cls_free_tables(cls_tables *tables);

// Writes what starts in `lower..<upper`, in order of offset and literal, and returns where it stopped: `upper`,
// or an earlier offset when `capacity` ran short. Everything before that offset has been written.
// `capacity` holds at least one offset's worth: all literals and the detectors. Reads `bytes[0..<count]` only.
size_t cls_scan(const cls_tables *tables, const uint8_t *bytes, size_t count, size_t lower, size_t upper,
                cls_occurrence *occurrences, size_t capacity, size_t *written);

// The offset of the first or last `byte` of `count` bytes, `count` if there is none.
size_t cls_find_byte(const uint8_t *bytes, size_t count, uint8_t byte);
size_t cls_find_last_byte(const uint8_t *bytes, size_t count, uint8_t byte);

// How many of `count` bytes are `byte`.
size_t cls_count_byte(const uint8_t *bytes, size_t count, uint8_t byte);

#endif
