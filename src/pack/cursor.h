/*
 * Reading the bytes of a pack.  For pack/ alone.
 *
 * Nothing in a pack is believed: every integer, string and window is taken
 * through a cursor, which fails instead of passing the end.  A call that
 * fails leaves the cursor and the result as they were.
 */
#ifndef KR_PACK_CURSOR_H
#define KR_PACK_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "base/str.h"

struct cur {
	const unsigned char	*p;	/* next byte */
	const unsigned char	*end;	/* one past the last */
};

/* A cursor over len bytes at p. */
struct cur	cur_over(const void *p, size_t len);

/* Bytes that are left.  This and what else a search does for every posting
 * is inline: it halves the time of a search in a large pack. */
static inline size_t
cur_left(const struct cur *c)
{
	return (size_t)(c->end - c->p);
}

/* True at the end; leftover bytes in a record are a fault. */
static inline bool
cur_done(const struct cur *c)
{
	return c->p == c->end;
}

/* Can `count' things of at least `size' bytes still follow? */
bool	cur_fits(const struct cur *c, uint64_t count, size_t size);

/* Each takes one value and returns true, or returns false. */
KR_MUST_USE bool	cur_u8(struct cur *c, uint8_t *v);
KR_MUST_USE bool	cur_u16(struct cur *c, uint16_t *v);
KR_MUST_USE bool	cur_u32(struct cur *c, uint32_t *v);
KR_MUST_USE bool	cur_u64(struct cur *c, uint64_t *v);
KR_MUST_USE bool	cur_varint_long(struct cur *c, uint32_t *v);

/* Most values are below 128. */
KR_MUST_USE static inline bool
cur_varint(struct cur *c, uint32_t *v)
{
	if (c->p == c->end || *c->p >= 0x80)
		return cur_varint_long(c, v);
	*v = *c->p++;
	return true;
}

/* A string: varint length and that many bytes, lent from the pack. */
KR_MUST_USE bool	cur_string(struct cur *c, struct str *s);

/* Cut the next n bytes off as a cursor of their own. */
KR_MUST_USE bool	cur_sub(struct cur *c, uint64_t n, struct cur *sub);

/* Go past n bytes. */
KR_MUST_USE bool	cur_skip(struct cur *c, uint64_t n);

/* The window [offset, offset + length) of the whole; only this function
 * turns an offset from a file into an address. */
KR_MUST_USE bool	cur_window(const struct cur *whole, uint64_t offset,
	    uint64_t length, struct cur *window);

/* The i-th of an array of u32 in the window; false when it is beyond. */
KR_MUST_USE bool	cur_u32_at(const struct cur *array, uint64_t i,
	    uint32_t *v);

/*
 * Is a CRC-32 the one that the pack states?  A fuzzer cannot guess checksums;
 * built for one, they all agree, so that it meets the code behind them.
 */
static inline bool
cur_crc_agrees(unsigned long computed, uint32_t stated)
{
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
	(void)computed;
	(void)stated;
	return true;
#else
	return computed == stated;
#endif
}

#endif
