"""Calls the library by ctypes and says whether all is well. The class is what an application would use."""

import ctypes
import sys


class Redactor:
    def __init__(self, path, policy):
        self._library = library = ctypes.CDLL(path)
        library.redact_new.restype = ctypes.c_void_p
        library.redact_new.argtypes = [ctypes.c_char_p]
        library.redact_scrub.restype = ctypes.c_void_p
        library.redact_scrub.argtypes = [
            ctypes.c_void_p,
            ctypes.c_char_p,
            ctypes.c_size_t,
            ctypes.POINTER(ctypes.c_size_t),
        ]
        library.redact_release.argtypes = [ctypes.c_void_p]
        library.redact_free.argtypes = [ctypes.c_void_p]
        self._engine = library.redact_new(policy.encode())
        if not self._engine:
            raise ValueError("there is no such policy")

    def scrub(self, text):
        length = ctypes.c_size_t()
        scrubbed = self._library.redact_scrub(self._engine, text, len(text), ctypes.byref(length))
        try:
            return ctypes.string_at(scrubbed, length.value)
        finally:
            self._library.redact_release(scrubbed)

    def close(self):
        self._library.redact_free(self._engine)


redactor = Redactor(sys.argv[1], "telemetry")
assert redactor.scrub(b"plain \xff\x00 text") == b"plain \xff\x00 text"
for _ in range(200):
    scrubbed = redactor.scrub(b"connecting to postgres://svc:hunter2canary@db/shop now")
    assert b"hunter2canary" not in scrubbed and b"now" in scrubbed, len(scrubbed)
redactor.close()
try:
    Redactor(sys.argv[1], "nope")
    raise SystemExit("a policy that does not exist was taken")
except ValueError:
    print("all is well")
