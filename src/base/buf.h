/*
 * A growing byte buffer: what renderers write to, what is read or inflated
 * into.  For everybody.
 *
 * Errors are sticky: when memory runs out, or BUF_MAX is passed, the status
 * is kept and everything added later is dropped, so that a writer may check
 * once, at its end, with buf_status().
 */
#ifndef KR_BASE_BUF_H
#define KR_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdint.h>

#include "base/status.h"
#include "base/str.h"

/* Bytes.  A pack of a million notes is put together in a buffer of 2.4 GB;
 * what comes from outside has limits of its own. */
#define BUF_MAX	(SIZE_MAX >> (sizeof(size_t) > 4 ? 28 : 1))

struct buf {
	char		*p;	/* len bytes, no terminator; NULL while empty */
	size_t		 len;	/* bytes in use */
	size_t		 cap;	/* bytes allocated */
	enum kr_status	 err;	/* first failure, or KR_OK */
};

/* Make an empty buffer in the caller's storage; end with buf_fini(). */
void	buf_init(struct buf *b);

/* Free the bytes.  The buffer is empty and usable afterwards. */
void	buf_fini(struct buf *b);

/* Forget the content and the error, keep the memory. */
void	buf_clear(struct buf *b);

/*
 * Append.  buf_add copies len bytes from p (p may be NULL when len is 0);
 * buf_puts takes a NUL-terminated string; buf_fill appends n times c;
 * buf_printf formats as printf(3) does, in the C locale's way for numbers
 * as long as nobody sets LC_NUMERIC (we do not).
 */
void	buf_add(struct buf *b, const void *p, size_t len);
void	buf_addc(struct buf *b, char c);
void	buf_adds(struct buf *b, struct str s);
void	buf_puts(struct buf *b, const char *s);
void	buf_fill(struct buf *b, char c, size_t n);
void	buf_printf(struct buf *b, const char *fmt, ...) KR_PRINTF(2, 3);
void	buf_vprintf(struct buf *b, const char *fmt, va_list ap) KR_PRINTF(2, 0);

/* Append the code point as UTF-8 (U+FFFD for what is no scalar value). */
void	buf_add_code_point(struct buf *b, uint32_t cp);

/*
 * Make room for n more bytes and lend them: write at most n bytes there,
 * then add to b->len.  NULL on failure, which is kept in b->err.
 */
char	*buf_reserve(struct buf *b, size_t n);

/* Everything as a view, valid until the next change of the buffer. */
struct str	buf_str(const struct buf *b);

/* KR_OK, or why something is missing: KR_ENOMEM or KR_ELIMIT. */
KR_MUST_USE enum kr_status	buf_status(const struct buf *b);

#endif
