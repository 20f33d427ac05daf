/* Calls every function of redact.h, from four threads, and says whether all is well. */
#include "redact.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                     \
  do {                                                       \
    if (!(condition)) {                                      \
      fprintf(stderr, "line %d: " #condition "\n", __LINE__); \
      exit(1);                                               \
    }                                                        \
  } while (0)

static const char line[] = "connecting to postgres://svc:hunter2canary@db/shop now";
static const char scrubbed_line[] = "connecting to postgres://redacted-dsn@db/shop now";

static void check(const redact_engine *engine, const char *text, size_t length, const char *expected) {
  size_t count = 99;
  uint8_t *scrubbed = redact_scrub(engine, (const uint8_t *)text, length, &count);
  CHECK(scrubbed != NULL);
  CHECK(count == strlen(expected) && memcmp(scrubbed, expected, count) == 0);
  CHECK(scrubbed[count] == 0);
  redact_release(scrubbed);
}

static void *work(void *engine) {
  for (int round = 0; round < 50; round++) {
    check((const redact_engine *)engine, line, strlen(line), scrubbed_line);
  }
  return NULL;
}

int main(void) {
  CHECK(redact_new("nope") == NULL);
  CHECK(redact_new(NULL) == NULL);
  CHECK(strlen(redact_rules()) == 64);

  redact_engine *engine = redact_new("logs");
  CHECK(engine != NULL);
  check(engine, line, strlen(line), scrubbed_line);
  check(engine, "", 0, "");
  check(engine, NULL, 0, "");
  check(engine, "plain \xff text", 12, "plain \xff text");

  size_t count = 7;
  CHECK(redact_scrub(NULL, (const uint8_t *)line, 5, &count) == NULL);
  CHECK(redact_scrub(engine, NULL, 5, &count) == NULL);
  CHECK(redact_scrub(engine, (const uint8_t *)line, 5, NULL) == NULL);
  redact_release(NULL);
  redact_free(NULL);

  pthread_t threads[4];
  for (int index = 0; index < 4; index++) {
    CHECK(pthread_create(&threads[index], NULL, work, engine) == 0);
  }
  for (int index = 0; index < 4; index++) {
    CHECK(pthread_join(threads[index], NULL) == 0);
  }

  const uint8_t *values[] = {(const uint8_t *)"zq81-otterlamp", (const uint8_t *)"ab"};
  const size_t lengths[] = {14, 2};
  size_t refused = 0;
  redact_engine *knowing = redact_with_known(engine, values, lengths, 2, &refused);
  CHECK(knowing != NULL);
  CHECK(refused == 1);
  redact_free(engine);
  const char *known = "it said zq81-otterlamp twice";
  check(knowing, known, strlen(known), "it said [redacted:known-secret] twice");
  redact_engine *bare = redact_with_known(knowing, NULL, NULL, 0, NULL);
  check(bare, known, strlen(known), known);
  redact_free(bare);
  redact_free(knowing);

  puts("all is well");
  return 0;
}
