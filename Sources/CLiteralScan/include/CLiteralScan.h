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

// What is known of a set of literals; threads may share it.
typedef struct cls_tables cls_tables;

// Which shapes of digits are looked for beside the literals.
typedef struct {
  bool cardDigits, dottedQuads, dashedNines;
} cls_detectors;

// `literal` is the index of a distinct literal; detectors have the indices behind them, in the order of
// their flags.
typedef struct {
  uint32_t offset;
  uint16_t literal;
} cls_occurrence;

bool cls_kernel_is_available(cls_kernel kernel);

// Tables for literals of 1...64 bytes, which lie in `bytes` one behind the other; the id of each is its index.
// Those that are equal in lower case are one distinct literal, numbered in the order of their first ids.
// `neighbours` has two indices into `sets` for each: the bytes of which one has to stand before it, unless the
// haystack begins there, then those of which one has to stand behind it, unless the haystack ends there. A set
// has four words, a bit for each byte; the first one holds all bytes, and the others differ. The kernel is used
// once `bytesWorthBuckets` bytes were scanned. Never null; `cls_free_tables` frees them.
cls_tables *cls_make_tables(const uint8_t *bytes, const uint8_t *lengths, const uint16_t *neighbours,
                            size_t idCount, const uint64_t *sets, size_t setCount,
                            cls_detectors detectors, cls_kernel kernel, size_t bytesWorthBuckets);
void cls_free_tables(cls_tables *tables);

// How many literals are distinct.
size_t cls_literal_count(const cls_tables *tables);

// The ids of a distinct literal, ascending; `count` receives how many.
const uint16_t *cls_ids(const cls_tables *tables, size_t literal, size_t *count);

// Writes what starts in `lower..<upper`, in order of offset and literal, and returns where it stopped: `upper`,
// or an earlier offset when `capacity` ran short. Everything before that offset has been written.
// `capacity` holds at least one offset's worth: all literals and the detectors. Reads `bytes[0..<count]` only.
size_t cls_scan(cls_tables *tables, const uint8_t *bytes, size_t count, size_t lower, size_t upper,
                cls_occurrence *occurrences, size_t capacity, size_t *written);

// Places where text may be encoded.
typedef enum {
  CLS_MARK_ESCAPE, // an escape begins
  CLS_MARK_BASE64, // a stretch of base64 that spells text, from the first digit of a group on
  CLS_MARK_HEX,    // a stretch of pairs of hexadecimal digits that spell text
  CLS_MARK_WRAP,   // a line as long as programs wrap lines, to its LF
  CLS_MARK_LIST,   // a stretch of what may be numbers with blanks, commas or colons between
} cls_mark_kind;

typedef void cls_take_mark(void *taker, size_t start, size_t end, cls_mark_kind kind);

// Hands over the marks in `lower..<upper`: of escapes the first of a line in 64 bytes at least, of stretches all. Marks of
// one kind come in order, those of different kinds as their ends are known. Reads `bytes[0..<count]` only.
void cls_find_marks(const uint8_t *bytes, size_t count, size_t lower, size_t upper, cls_kernel kernel,
                    cls_take_mark *take, void *taker);

// The offset of the first or last `byte` of `count` bytes, `count` if there is none.
size_t cls_find_byte(const uint8_t *bytes, size_t count, uint8_t byte);
size_t cls_find_last_byte(const uint8_t *bytes, size_t count, uint8_t byte);

// How many of `count` bytes are `byte`.
size_t cls_count_byte(const uint8_t *bytes, size_t count, uint8_t byte);

// Grams: very many four-byte strings at once, compared with 0x20 set in every byte, so that case does not count. The
// text is looked at in every third place of each line only: six bytes that hold three grams in a row are always noticed.
enum { CLS_GRAM = 4, CLS_GRAM_STRIDE = 3 };

// What stands beside a gram: a byte with 0x20 set, or one of these.
enum { CLS_BESIDE_NOTHING = 0, CLS_BESIDE_ANYTHING = 1 };

typedef struct {
  uint32_t bytes; // the first one lowest
  uint8_t before, behind;
  bool needsBoth; // whether both have to be there, or one is enough
} cls_gram;

typedef struct cls_grams cls_grams;

typedef struct {
  uint32_t offset;
  uint32_t gram;
} cls_gram_hit;

// `longestChain` receives how many grams have the same bytes at most. Never null; `cls_free_grams` frees it.
cls_grams *cls_make_grams(const cls_gram *grams, size_t count, size_t *longestChain);
void cls_free_grams(cls_grams *grams);

// Writes the grams at `lower`, `lower + 3` … and so on from each line's beginning before `upper` that have the right byte before or behind them, in order of
// offset, and returns where it stopped: `upper` or the place for which `capacity`, which is no less than the longest
// chain, ran short. Reads `bytes[0..<count]` only.
size_t cls_scan_grams(const cls_grams *grams, const uint8_t *bytes, size_t count, size_t lower, size_t upper,
                      cls_gram_hit *hits, size_t capacity, size_t *written);

#endif
