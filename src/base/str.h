/*
 * A borrowed run of bytes: text that lives in somebody else's memory, is
 * not terminated by a NUL and is not freed through this view.  For everybody.
 */
#ifndef KR_BASE_STR_H
#define KR_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char	*p;	/* may be NULL when len is 0 */
	size_t		 len;	/* bytes */
};

/* A part of a text: bytes start to end - 1. */
struct range {
	size_t	start;
	size_t	end;
};

/* View a NUL-terminated string; it must outlive the view. */
static inline struct str
str_of(const char *s)
{
	return (struct str){ s, strlen(s) };
}

/* True when both hold the same bytes. */
static inline bool
str_equal(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.p, b.p, a.len) == 0);
}

/* Does s begin with these bytes? */
static inline bool
str_begins(struct str s, struct str beginning)
{
	return s.len >= beginning.len && (beginning.len == 0 ||
	    memcmp(s.p, beginning.p, beginning.len) == 0);
}

/* Byte order; a prefix sorts first.  Returns <0, 0 or >0. */
static inline int
str_compare(struct str a, struct str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int d = n == 0 ? 0 : memcmp(a.p, b.p, n);

	if (d != 0)
		return d;
	return a.len < b.len ? -1 : a.len > b.len;
}

/* FNV-1a (Fowler, Noll, Vo), 32 bits: for hash tables of our own words, not
 * against an adversary. */
static inline uint32_t
str_hash(struct str s)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
	return h;
}

/* Are all bytes letters from a to z? */
static inline bool
str_is_letters(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if (s.p[i] < 'a' || s.p[i] > 'z')
			return false;
	return true;
}

#endif
