/*
 * Memory for the compiler, which ends when there is none left.  For
 * compile/ alone; the front end returns KR_ENOMEM instead.
 */
#ifndef KR_COMPILE_XMEM_H
#define KR_COMPILE_XMEM_H

#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

/* As malloc(3), realloc(3) for count things of size bytes; never NULL. */
void	*xmalloc(size_t size);
void	*xgrow(void *p, size_t count, size_t size);

/* A NUL-terminated copy of s; the caller frees it. */
char	*xdup(struct str s);

/* End the program if the buffer lost something. */
void	xcheck(const struct buf *b);

#endif
