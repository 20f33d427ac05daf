#ifndef CPCRE2_SHIM_H
#define CPCRE2_SHIM_H

// Swift cannot see names that pcre2.h makes by pasting the width; this selects the 8-bit ones.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#endif
