/*
 * UTF-8 in and out.  For everybody.
 *
 * Only shortest forms of scalar values count as valid (RFC 3629): no
 * surrogates, nothing above U+10FFFF, no overlong forms.
 */
#ifndef KR_BASE_UTF8_H
#define KR_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

#define UTF8_REPLACEMENT	0xFFFDu	/* U+FFFD, for what is not UTF-8 */

/*
 * Decode the code point at s.p[0].  s.len must not be 0.  Stores it in *cp
 * and returns how many bytes it took (1 to 4).  Bytes that are not UTF-8
 * give UTF8_REPLACEMENT, one byte at a time.
 */
size_t	utf8_decode(struct str s, uint32_t *cp);

/* Write cp (a scalar value) to out, 1 to 4 bytes; returns how many. */
size_t	utf8_encode(uint32_t cp, char out[4]);

/* Offset in bytes of the first byte that is not UTF-8, or s.len. */
size_t	utf8_check(struct str s);

#endif
