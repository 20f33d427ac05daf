#include "CLiteralScan.h"

#include <string.h>

// Where text may be encoded: one pass that looks at 64 bytes at a time and reads on only where a byte begins an
// escape or a run is long. Clang's vectors of bits make the comparisons what the processor has for them.
enum { BLOCK = 64, LEAST_RUN = 20, LEAST_LIST = 30, BASE64_WINDOW = 16, HEX_WINDOW = 24, GAP = 12 };

typedef uint8_t block __attribute__((ext_vector_type(64)));
typedef bool bits __attribute__((ext_vector_type(64)));

#define INLINE static inline __attribute__((always_inline))

typedef struct {
  uint64_t escapes, words, lists, newlines;
} masks;

#define BITS(comparison) __builtin_bit_cast(uint64_t, __builtin_convertvector(comparison, bits))

INLINE masks masksOf(const uint8_t *bytes) {
  block b;
  memcpy(&b, bytes, sizeof b);
  block letter = (b | 0x20) - 'a', digit = b - '0';
  return (masks){
      // `%` and `&` are neighbours, and 0xc2 and 0xe2 differ in one bit.
      .escapes = BITS((b - '%' < 2) | (b == '\\') | (b == 0x1b) | (b == 0) | ((b & 0xdf) == 0xc2) | (b == 0xef)),
      .newlines = BITS(b == '\n'),
      .words = BITS((digit < 10) | (letter < 26)),
      // `,` and `-` are neighbours, and `:` is behind the digits.
      .lists = BITS((digit < 11) | (letter < 6) | (b == ' ') | (b - ',' < 2) | (b == 'x')),
  };
}

INLINE int hexValue(uint8_t byte) {
  uint8_t digit = byte - '0', letter = (byte | 0x20) - 'a';
  return digit < 10 ? digit : letter < 6 ? letter + 10 : -1;
}

INLINE bool isLetter(uint8_t byte) { return (uint8_t)((byte | 0x20) - 'a') < 26; }
INLINE bool isOctal(uint8_t byte) { return (uint8_t)(byte - '0') < 8; }

// Whether an escape that hides a character begins at `at`, as far as a few bytes tell.
static bool isEscape(const uint8_t *bytes, size_t count, size_t at) {
  const uint8_t *next = bytes + at;
  size_t left = count - at;
  if (left < 3)
    return false;
  switch (next[0]) {
  case '%':
    return hexValue(next[1]) >= 0 && hexValue(next[2]) >= 0;
  case '\\':
    if (next[1] == 'u' || next[1] == 'U')
      return next[2] == '{' || hexValue(next[2]) >= 0;
    if (next[1] == 'x')
      return hexValue(next[2]) >= 0;
    if (next[1] == 'n')
      return true;
    if (isOctal(next[1]))
      return isOctal(next[2]) && left > 3 && isOctal(next[3]);
    return next[1] >= 0x20 && next[1] < 0x7f && next[1] != '\\' && !isLetter(next[1]) &&
           (uint8_t)(next[1] - '0') >= 10;
  case '&':
    if (next[1] == '#')
      return true;
    for (size_t i = 1; i < left && i < 10; i++)
      if (!isLetter(next[i]))
        return i > 1 && next[i] == ';';
    return false;
  case 0x1b:
    return next[1] == '[' || next[1] == ']' || next[1] == '(';
  case 0:
    return next[1] != 0 && next[2] == 0;
  case 0xc2:
    return next[1] == 0xad;
  case 0xe2:
    return (next[1] == 0x80 && ((next[2] >= 0x8b && next[2] <= 0x8f) || (next[2] >= 0xaa && next[2] <= 0xae))) ||
           (next[1] == 0x81 && next[2] >= 0xa0 && next[2] <= 0xa4);
  default: // 0xef
    return (next[1] == 0xbc && ((next[2] >= 0x90 && next[2] <= 0x99) || (next[2] >= 0xa1 && next[2] <= 0xba))) ||
           (next[1] == 0xbd && next[2] >= 0x81 && next[2] <= 0x9a) || (next[1] == 0xbb && next[2] == 0xbf);
  }
}

// Of 64 bytes: which can be the first, second and third digit of a group of base64 that spells three bytes below
// 0x80, by the bit of the digit's value that is then zero; which are hexadecimal digits, and 2 to 7.
typedef struct {
  uint64_t first, second, third, hex, high;
} digit_masks;

INLINE digit_masks digitsOf(const uint8_t *bytes, size_t count) {
  block b;
  if (count < BLOCK) {
    uint8_t copy[BLOCK] = {0};
    memcpy(copy, bytes, count);
    memcpy(&b, copy, sizeof b);
  } else {
    memcpy(&b, bytes, sizeof b);
  }
  block upper = b - 'A', lower = b - 'a', digit = b - '0';
  // The signs have the values 62 and 63.
  block value = upper < 26 ? upper : lower < 26 ? lower + 26 : digit < 10 ? digit + 52 : (block)63;
  return (digit_masks){
      .first = BITS(value < 32),
      .second = BITS((value & 8) == 0),
      .third = BITS((value & 2) == 0),
      .hex = BITS((digit < 10) | ((block)((b | 0x20) - 'a') < 6)),
      .high = BITS((block)(digit - 2) < 6),
  };
}

// Bit i: `least` bits from i on are set; 16 to 31 of them.
INLINE uint64_t runsOf(uint64_t ones, unsigned least) {
  ones &= ones >> 1;
  ones &= ones >> 2;
  ones &= ones >> 4;
  ones &= ones >> 8;
  return ones & ones >> (least - 16);
}

// One bit in four from bit `offset` on.
INLINE uint64_t everyFourth(unsigned offset) { return UINT64_C(0x1111111111111111) << (offset & 3); }

// The first `count` of 64 bits, all of them if there are more.
INLINE uint64_t firstBits(size_t count) { return count < BLOCK ? (UINT64_C(1) << count) - 1 : UINT64_MAX; }

// Where windows of base64 that spell ASCII begin among the first `count` digits.
INLINE uint64_t base64Windows(digit_masks d, size_t count) {
  uint64_t valid = firstBits(count), found = 0;
  for (unsigned a = 0; a < 4; a++) {
    uint64_t ok = valid & (d.first | ~everyFourth(a)) & (d.second | ~everyFourth(a + 1)) &
                  (d.third | ~everyFourth(a + 2));
    found |= runsOf(ok, BASE64_WINDOW) & everyFourth(a);
  }
  return found;
}

// As `base64Windows`, for pairs of hexadecimal digits.
INLINE uint64_t hexWindows(digit_masks d, size_t count) {
  const uint64_t even = UINT64_C(0x5555555555555555);
  uint64_t ok = firstBits(count) & d.hex;
  return (runsOf(ok & (d.high | ~even), HEX_WINDOW) & even) | (runsOf(ok & (d.high | even), HEX_WINDOW) & ~even);
}

INLINE bool isBase64(uint8_t byte) {
  return isLetter(byte) || (uint8_t)(byte - '0') < 10 || byte == '+' || byte == '/' || byte == '-' || byte == '_';
}

// Whether four digits of base64 spell three bytes below 0x80.
static bool isASCIIGroup(const uint8_t *bytes) {
  digit_masks d = digitsOf(bytes, 4);
  return isBase64(bytes[0]) && isBase64(bytes[1]) && isBase64(bytes[2]) && isBase64(bytes[3]) && (d.first & 1) &&
         (d.second & 2) && (d.third & 4);
}

// The next stretch of base64 that spells text and has a run of letters and digits in `from..<to`: its first group
// is at or before the result, from `floor` on, and it ends at `*end`, `limit` at most. `to` if there is none.
// Bytes of other characters may stand between, a few at a time.
INLINE size_t base64Text(const uint8_t *bytes, size_t floor, size_t from, size_t to, size_t limit, size_t *end) {
  size_t start = to;
  for (size_t at = from; to - at >= BASE64_WINDOW; at += BLOCK - BASE64_WINDOW) {
    digit_masks d = digitsOf(bytes + at, to - at);
    uint64_t found = base64Windows(d, to - at);
    if (found != 0) {
      start = at + (size_t)__builtin_ctzll(found);
      break;
    }
    if (to - at <= BLOCK)
      return to;
  }
  if (start == to)
    return to;
  // Signs end runs, but no stretch.
  size_t last = start;
  for (size_t at = start; at < limit && at - last <= GAP && isBase64(bytes[at]);) {
    digit_masks d = digitsOf(bytes + at, limit - at);
    uint64_t ok = (d.first | ~everyFourth(0)) & (d.second | ~everyFourth(1)) & (d.third | ~everyFourth(2));
    for (unsigned i = 0; i < BLOCK && at < limit && at - last <= GAP && isBase64(bytes[at]); i++, at++)
      if (ok >> i & 1)
        last = at;
    if (at < limit && isBase64(bytes[at]))
      continue;
    // What is left of the last group is no text of its own.
    if (at - last <= 4)
      last = at - 1;
    break;
  }
  *end = last + 1;
  while (start >= floor + 4 && isASCIIGroup(bytes + start - 4))
    start -= 4;
  return start;
}

// As `base64Text`, for pairs of hexadecimal digits.
INLINE size_t hexText(const uint8_t *bytes, size_t from, size_t to, size_t *end) {
  for (size_t at = from; to - at >= HEX_WINDOW; at += BLOCK - HEX_WINDOW) {
    digit_masks d = digitsOf(bytes + at, to - at);
    uint64_t found = hexWindows(d, to - at);
    if (found == 0) {
      if (to - at <= BLOCK)
        return to;
      continue;
    }
    size_t start = at + (size_t)__builtin_ctzll(found), last = start;
    for (size_t j = start; j < to && j - last <= GAP && hexValue(bytes[j]) >= 0; j++)
      if (((j - start) & 1) != 0 || (hexValue(bytes[j]) >= 2 && hexValue(bytes[j]) <= 7))
        last = j;
    *end = last + 1;
    return start;
  }
  return to;
}

typedef struct {
  cls_take_mark *take;
  void *taker;
  size_t count, upper;
  size_t endOfBase64; // where the last stretch ended
} output;

INLINE void addWords(output *out, const uint8_t *bytes, size_t start, size_t end) {
  // Most runs are identifiers, of one block and no text.
  if (end - start <= BLOCK) {
    digit_masks d = digitsOf(bytes + start, out->count - start);
    if ((base64Windows(d, end - start) | hexWindows(d, end - start)) == 0)
      return;
  }
  size_t stop, from = start;
  while (end - from >= HEX_WINDOW && (from = hexText(bytes, from, end, &stop)) < end) {
    out->take(out->taker, from, stop, CLS_MARK_HEX);
    from = stop;
  }
  from = start < out->endOfBase64 ? out->endOfBase64 : start;
  while (from < end && end - from >= BASE64_WINDOW &&
         (from = base64Text(bytes, out->endOfBase64, from, end, out->upper, &stop)) < end) {
    out->take(out->taker, from, stop, CLS_MARK_BASE64);
    out->endOfBase64 = from = stop;
  }
}

INLINE unsigned separatorsIn(const uint8_t *bytes, size_t start, size_t end, unsigned most) {
  unsigned separators = 0;
  for (size_t i = start; i < end && separators < most; i++)
    separators += bytes[i] == ',' || bytes[i] == '-' || bytes[i] == ' ' || bytes[i] == ':';
  return separators;
}

// A list has at least eight numbers with something between them, wherever one looks at eight bytes of it.
INLINE void addList(output *out, const uint8_t *bytes, size_t start, size_t end) {
  size_t middle = start + (end - start) / 2;
  if (separatorsIn(bytes, middle - 4, middle + 4, 1) == 1 && separatorsIn(bytes, start, end, 7) == 7)
    out->take(out->taker, start, end, CLS_MARK_LIST);
}

// Whether programs wrap lines at `width`: PEM, MIME and terminals, and one byte more for CR.
INLINE bool isWrapWidth(size_t width) {
  switch (width) {
  case 64: case 65: case 70: case 71: case 72: case 73: case 76: case 77: case 78: case 79: case 80: case 81:
  case 100: case 101: case 120: case 121: case 132: case 133:
    return true;
  default:
    return false;
  }
}

typedef void add(output *, const uint8_t *, size_t, size_t);

// Adds the runs that end in the block at `at`, of which `mask` tells the bytes; `*start` is where the run
// begins that reaches into the block, and then the one that reaches out of it.
INLINE void addRuns(uint64_t mask, size_t at, unsigned least, size_t *start, add *add, output *out,
                    const uint8_t *bytes) {
  if (mask == UINT64_MAX)
    return;
  unsigned head = (unsigned)__builtin_ctzll(~mask), tail = (unsigned)__builtin_clzll(~mask);
  if (at + head - *start >= least)
    add(out, bytes, *start, at + head);
  *start = at + BLOCK - tail;
  uint64_t inside = mask >> head << head << tail >> tail;
  if (runsOf(inside, least) == 0)
    return;
  while (inside != 0) {
    unsigned first = (unsigned)__builtin_ctzll(inside), length = (unsigned)__builtin_ctzll(~(inside >> first));
    if (length >= least)
      add(out, bytes, at + first, at + first + length);
    inside &= ~(((UINT64_C(1) << length) - 1) << first);
  }
}

INLINE void findMarks(const uint8_t *bytes, size_t count, size_t lower, size_t upper, output *out) {
  size_t words = lower, lists = lower, line = lower;
  for (size_t at = lower; at < upper; at += BLOCK) {
    uint8_t copy[BLOCK];
    const uint8_t *next = bytes + at;
    if (upper - at < BLOCK) {
      // LFs end all runs.
      memset(copy, '\n', sizeof copy);
      memcpy(copy, next, upper - at);
      next = copy;
    }
    masks found = masksOf(next);
    for (uint64_t rest = found.escapes; rest != 0;) {
      unsigned first = (unsigned)__builtin_ctzll(rest);
      rest &= rest - 1;
      if (!isEscape(bytes, count, at + first))
        continue;
      out->take(out->taker, at + first, at + first + 1, CLS_MARK_ESCAPE);
      // The rest of the line says nothing new.
      uint64_t behind = found.newlines >> first << first;
      rest &= behind == 0 ? 0 : ~((behind & -behind) - 1);
    }
    for (uint64_t rest = found.newlines; rest != 0; rest &= rest - 1) {
      size_t newline = at + (size_t)__builtin_ctzll(rest);
      if (isWrapWidth(newline - line))
        out->take(out->taker, line, newline, CLS_MARK_WRAP);
      line = newline + 1;
    }
    addRuns(found.words, at, LEAST_RUN, &words, addWords, out, bytes);
    addRuns(found.lists, at, LEAST_LIST, &lists, addList, out, bytes);
  }
  if (upper > words && upper - words >= LEAST_RUN)
    addWords(out, bytes, words, upper);
  if (upper > lists && upper - lists >= LEAST_LIST)
    addList(out, bytes, lists, upper);
}

#if defined(__x86_64__)
// With AVX-512 comparisons end in mask registers, of which there are too few.
__attribute__((target("avx2,bmi"))) static void findMarksAVX2(const uint8_t *bytes, size_t count, size_t lower,
                                                              size_t upper, output *out) {
  findMarks(bytes, count, lower, upper, out);
}
#endif

void cls_find_marks(const uint8_t *bytes, size_t count, size_t lower, size_t upper, cls_kernel kernel,
                    cls_take_mark *take, void *taker) {
  output out = {take, taker, count, upper, lower};
#if defined(__x86_64__)
  if (kernel == CLS_KERNEL_AVX2 || kernel == CLS_KERNEL_AVX512)
    return findMarksAVX2(bytes, count, lower, upper, &out);
#endif
  (void)kernel;
  findMarks(bytes, count, lower, upper, &out);
}
