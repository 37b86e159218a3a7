/*
 * A note's file, read and checked.  For compile/ alone.
 */
#ifndef KR_COMPILE_SOURCE_H
#define KR_COMPILE_SOURCE_H

#include <stdbool.h>

#include "base/buf.h"
#include "compile/diag.h"

#define SOURCE_MAX	((size_t)1 << 20)	/* bytes: a note is a page */

struct source {
	const char	*path;	/* lent */
	struct buf	 text;	/* without a byte order mark */
};

/*
 * Read path.  False, with the reason told to diag, when the file cannot be
 * read, is larger than SOURCE_MAX, is not UTF-8 or holds control characters.
 * CRLF line ends, TABs and a byte order mark are accepted.  End with
 * source_fini() in either case.
 */
bool	source_read(struct source *s, const char *path, struct diag *d);
void	source_fini(struct source *s);

/* The line, from 1, of a byte of the text; 0 for a pointer elsewhere. */
unsigned	source_line(const struct source *s, const char *at);

#endif
