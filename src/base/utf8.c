/*
 * UTF-8 in and out; see utf8.h.
 */
#include <assert.h>
#include <stdbool.h>

#include "base/utf8.h"

/* What a lead byte tells about its sequence. */
struct lead {
	size_t		len;	/* bytes, the lead byte included */
	uint32_t	bits;	/* of the code point, in the lead byte */
	uint32_t	least;	/* a smaller code point is overlong */
};

/* Describe a lead byte that is not ASCII; false when it cannot start one. */
static bool
lead_of(unsigned char c, struct lead *lead)
{
	if (c < 0xC2 || c > 0xF4)
		return false;
	if (c < 0xE0)
		*lead = (struct lead){ 2, c & 0x1Fu, 0x80 };
	else if (c < 0xF0)
		*lead = (struct lead){ 3, c & 0x0Fu, 0x800 };
	else
		*lead = (struct lead){ 4, c & 0x07u, 0x10000 };
	return true;
}

/* Surrogates and what lies above Unicode have no place in UTF-8. */
static bool
is_scalar(uint32_t cp)
{
	return cp < 0xD800 || (cp > 0xDFFF && cp <= 0x10FFFF);
}

/* Decode a sequence of more than one byte; 0 when it is not valid. */
static size_t
decode_long(const unsigned char *p, size_t len, uint32_t *cp)
{
	struct lead lead;
	uint32_t value;

	if (!lead_of(p[0], &lead) || len < lead.len)
		return 0;
	value = lead.bits;
	for (size_t i = 1; i < lead.len; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0;
		value = value << 6 | (p[i] & 0x3Fu);
	}
	if (value < lead.least || !is_scalar(value))
		return 0;
	*cp = value;
	return lead.len;
}

size_t
utf8_decode(struct str s, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t n;

	assert(s.len > 0);
	if (p[0] < 0x80) {
		*cp = p[0];
		return 1;
	}
	n = decode_long(p, s.len, cp);
	if (n > 0)
		return n;
	*cp = UTF8_REPLACEMENT;
	return 1;
}

size_t
utf8_encode(uint32_t cp, char out[4])
{
	assert(is_scalar(cp));
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | (cp >> 18 & 0x07));
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

/* Length of the ASCII at the start of p, counted in whole words of 8. */
static size_t
skip_ascii_words(const char *p, size_t len)
{
	size_t i = 0;
	uint64_t word;

	for (; len - i >= sizeof(word); i += sizeof(word)) {
		memcpy(&word, p + i, sizeof(word));
		if ((word & UINT64_C(0x8080808080808080)) != 0)
			break;
	}
	return i;
}

size_t
utf8_check(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	uint32_t cp;
	size_t n;

	for (size_t i = 0; i < s.len; i += n) {
		if (p[i] < 0x80) {
			n = skip_ascii_words(s.p + i, s.len - i);
			if (n == 0)
				n = 1;
			continue;
		}
		n = decode_long(p + i, s.len - i, &cp);
		if (n == 0)
			return i;
	}
	return s.len;
}
