#ifdef __linux__
#define _GNU_SOURCE // memrchr, which glibc and musl have
#endif

#include "CLiteralScan.h"

#include <string.h>

size_t cls_find_byte(const uint8_t *bytes, size_t count, uint8_t byte) {
  const uint8_t *found = memchr(bytes, byte, count);
  return found ? (size_t)(found - bytes) : count;
}

size_t cls_find_last_byte(const uint8_t *bytes, size_t count, uint8_t byte) {
#ifdef __linux__
  const uint8_t *found = memrchr(bytes, byte, count);
  return found ? (size_t)(found - bytes) : count;
#else
  for (size_t i = count; i > 0; i--) {
    if (bytes[i - 1] == byte) {
      return i - 1;
    }
  }
  return count;
#endif
}

// In steps that a 32-bit sum holds, which lets the compiler add many bytes at a time.
size_t cls_count_byte(const uint8_t *bytes, size_t count, uint8_t byte) {
  size_t total = 0;
  while (count > 0) {
    size_t step = count < (1u << 20) ? count : (1u << 20);
    uint32_t found = 0;
    for (size_t i = 0; i < step; i++) {
      found += bytes[i] == byte;
    }
    total += found;
    bytes += step;
    count -= step;
  }
  return total;
}
