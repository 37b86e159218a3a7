#include "pack/cursor.h"

/* p + n, where p may be NULL if n is 0: C17 does not define NULL + 0. */
static const unsigned char *
advance(const unsigned char *p, uint64_t n)
{
	return n == 0 ? p : p + n;
}

struct cur
cur_over(const void *p, size_t len)
{
	return (struct cur){ p, advance(p, len) };
}

bool
cur_fits(const struct cur *c, uint64_t count, size_t size)
{
	return count <= cur_left(c) / size;
}

bool
cur_u8(struct cur *c, uint8_t *v)
{
	if (cur_left(c) < 1)
		return false;
	*v = *c->p++;
	return true;
}

bool
cur_u16(struct cur *c, uint16_t *v)
{
	if (cur_left(c) < 2)
		return false;
	*v = (uint16_t)(c->p[0] | c->p[1] << 8);
	c->p += 2;
	return true;
}

bool
cur_u32(struct cur *c, uint32_t *v)
{
	if (cur_left(c) < 4)
		return false;
	*v = (uint32_t)c->p[0] | (uint32_t)c->p[1] << 8 |
	    (uint32_t)c->p[2] << 16 | (uint32_t)c->p[3] << 24;
	c->p += 4;
	return true;
}

bool
cur_u64(struct cur *c, uint64_t *v)
{
	uint32_t low, high;

	if (cur_left(c) < 8)
		return false;
	if (!cur_u32(c, &low) || !cur_u32(c, &high))
		return false;
	*v = (uint64_t)high << 32 | low;
	return true;
}

bool
cur_varint_long(struct cur *c, uint32_t *v)
{
	const unsigned char *p = c->p;
	uint64_t value = 0;
	unsigned shift = 0;

	for (;;) {
		if (p == c->end || shift > 28)
			return false;
		value |= (uint64_t)(*p & 0x7f) << shift;
		shift += 7;
		if ((*p++ & 0x80) == 0)
			break;
	}
	/* Refuse what does not fit and what is not the shortest form. */
	if (value > UINT32_MAX || (shift > 7 && p[-1] == 0))
		return false;
	*v = (uint32_t)value;
	c->p = p;
	return true;
}

bool
cur_string(struct cur *c, struct str *s)
{
	struct cur at = *c;
	uint32_t len;

	if (!cur_varint(&at, &len) || len > cur_left(&at))
		return false;
	*s = (struct str){ (const char *)at.p, len };
	at.p += len;
	*c = at;
	return true;
}

bool
cur_sub(struct cur *c, uint64_t n, struct cur *sub)
{
	if (n > cur_left(c))
		return false;
	*sub = cur_over(c->p, (size_t)n);
	c->p = advance(c->p, n);
	return true;
}

bool
cur_skip(struct cur *c, uint64_t n)
{
	if (n > cur_left(c))
		return false;
	c->p = advance(c->p, n);
	return true;
}

bool
cur_window(const struct cur *whole, uint64_t offset, uint64_t length,
    struct cur *window)
{
	size_t size = cur_left(whole);

	if (offset > size || length > size - offset)
		return false;
	*window = cur_over(advance(whole->p, offset), (size_t)length);
	return true;
}

bool
cur_u32_at(const struct cur *array, uint64_t i, uint32_t *v)
{
	struct cur at;

	if (i >= cur_left(array) / 4)
		return false;
	at = cur_over(array->p + i * 4, 4);
	return cur_u32(&at, v);
}
