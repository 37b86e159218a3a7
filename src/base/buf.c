/*
 * A growing byte buffer; see buf.h.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/utf8.h"

#define FIRST_CAP	((size_t)256)	/* bytes: most lines fit at once */

/* Keep the first failure: later ones are its consequences. */
static void
fail(struct buf *b, enum kr_status why)
{
	if (b->err == KR_OK)
		b->err = why;
}

void
buf_init(struct buf *b)
{
	*b = (struct buf){ .err = KR_OK };
}

void
buf_fini(struct buf *b)
{
	free(b->p);
	buf_init(b);
}

void
buf_clear(struct buf *b)
{
	b->len = 0;
	b->err = KR_OK;
}

/*
 * Enlarge to at least need bytes, which are no more than BUF_MAX.  Doubling
 * keeps appending linear; it stops at BUF_MAX, where nothing more may come.
 */
static char *
grow(struct buf *b, size_t need)
{
	size_t cap = b->cap == 0 ? FIRST_CAP : b->cap;
	char *p;

	while (cap < need)
		cap = cap > BUF_MAX / 2 ? BUF_MAX : cap * 2;
	p = realloc(b->p, cap);
	if (p == NULL) {
		fail(b, KR_ENOMEM);
		return NULL;
	}
	b->p = p;
	b->cap = cap;
	return p + b->len;
}

char *
buf_reserve(struct buf *b, size_t n)
{
	if (b->err != KR_OK)
		return NULL;
	if (b->p != NULL && n <= b->cap - b->len)
		return b->p + b->len;
	if (n > BUF_MAX - b->len) {
		fail(b, KR_ELIMIT);
		return NULL;
	}
	return grow(b, b->len + n);
}

void
buf_add(struct buf *b, const void *p, size_t len)
{
	char *room;

	if (len == 0)
		return;
	room = buf_reserve(b, len);
	if (room == NULL)
		return;
	memcpy(room, p, len);
	b->len += len;
}

void
buf_addc(struct buf *b, char c)
{
	char *room = buf_reserve(b, 1);

	if (room == NULL)
		return;
	*room = c;
	b->len++;
}

void
buf_adds(struct buf *b, struct str s)
{
	buf_add(b, s.p, s.len);
}

void
buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_fill(struct buf *b, char c, size_t n)
{
	char *room;

	if (n == 0)
		return;
	room = buf_reserve(b, n);
	if (room == NULL)
		return;
	memset(room, c, n);
	b->len += n;
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(b, fmt, ap);
	va_end(ap);
}

void
buf_vprintf(struct buf *b, const char *fmt, va_list ap)
{
	va_list again;
	size_t room = b->cap - b->len;
	int n;

	if (b->err != KR_OK)
		return;
	va_copy(again, ap);
	n = vsnprintf(room == 0 ? NULL : b->p + b->len, room, fmt, ap);
	if (n < 0) {
		/* Longer than INT_MAX, or the C library ran out of memory. */
		fail(b, KR_ENOMEM);
	} else if ((size_t)n < room) {
		b->len += (size_t)n;
	} else if (buf_reserve(b, (size_t)n + 1) != NULL) {
		/* One byte more than we keep: vsnprintf ends with a NUL. */
		vsnprintf(b->p + b->len, (size_t)n + 1, fmt, again);
		b->len += (size_t)n;
	}
	va_end(again);
}

void
buf_add_code_point(struct buf *b, uint32_t cp)
{
	char bytes[4];

	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = UTF8_REPLACEMENT;
	buf_add(b, bytes, utf8_encode(cp, bytes));
}

struct str
buf_str(const struct buf *b)
{
	return (struct str){ b->p, b->len };
}

enum kr_status
buf_status(const struct buf *b)
{
	return b->err;
}
