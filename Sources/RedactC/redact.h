/* Removes secrets and personal data from text: the C interface of redact.

   Link with libRedactC and the Swift runtime. All functions may be called from any thread, and an engine
   may be used by many threads at a time. Documentation/C.md tells how to build and ship the library. */
#ifndef REDACT_H
#define REDACT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A policy and the built-in rules, ready to scrub. */
typedef struct redact_engine redact_engine;

/* An engine of the built-in policy with this name: "logs", "telemetry" or "lockdown". NULL if there is none.
   The first takes some milliseconds; to be freed with redact_free. */
redact_engine *redact_new(const char *policy);

/* An engine like `engine` that also removes `count` values that the caller knows are secret, in every
   encoding, in place of those that `engine` knew. `lengths` are in bytes. Values that are too short (fewer
   than 6 bytes) or too common to be removed are left out; their number goes into `refused` unless that is
   NULL. To be freed with redact_free; `engine` may go first. */
redact_engine *redact_with_known(const redact_engine *engine, const uint8_t *const *values,
                                 const size_t *lengths, size_t count, size_t *refused);

/* The `length` bytes at `text`, valid UTF-8 or not, without what the policy removes. The number of bytes
   goes into `scrubbed_length`, which may not be NULL; a 0 follows them that does not count. NULL only if an
   argument is NULL that may not be. To be freed with redact_release. */
uint8_t *redact_scrub(const redact_engine *engine, const uint8_t *text, size_t length,
                      size_t *scrubbed_length);

/* Frees what redact_scrub returned; NULL is nothing. */
void redact_release(uint8_t *scrubbed);

/* Frees an engine; NULL is nothing. */
void redact_free(redact_engine *engine);

/* 64 hexadecimal digits that say which rules and policies are built in; never freed. */
const char *redact_rules(void);

#ifdef __cplusplus
}
#endif

#endif
