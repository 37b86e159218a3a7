/*
 * Memory for the compiler, which ends when there is none left.  For
 * compile/ alone; the front end returns KR_ENOMEM instead.
 */
#ifndef KR_COMPILE_XMEM_H
#define KR_COMPILE_XMEM_H

#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

/* malloc(3) and vec_grow() of base/vec.h, never NULL. */
void	*xmalloc(size_t size);
void	*xgrow(void *v, size_t n, size_t *cap, size_t size);

/* A NUL-terminated copy of s; the caller frees it. */
char	*xdup(struct str s);

/* End the program if the buffer lost something. */
void	xcheck(const struct buf *b);

#endif
