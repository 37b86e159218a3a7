/*
 * Ctrl-R: lines typed before, found by what they hold.  For edit/editor.c.
 *
 * libedit has a search of its own, but it takes the low byte of a Chinese
 * character for a key.  This one shows all that it finds.
 */
#ifndef KR_EDIT_RECALL_H
#define KR_EDIT_RECALL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "edit/past.h"

struct recall {
	const struct past	*past;	/* NULL: not searching */
	struct buf		 needle;	/* what is looked for */
	struct buf		 original;	/* the line before */
	size_t			 found;		/* entry, or none below */
};

#define RECALL_NONE	SIZE_MAX

void	recall_init(struct recall *r);
void	recall_fini(struct recall *r);
bool	recall_is_on(const struct recall *r);

/* Begin with the newest line that holds line's text. */
void	recall_begin(struct recall *r, const struct past *h,
	    struct str line);
void	recall_end(struct recall *r);

/* Look for one character more, or less, or for an older line.  False when
 * there is none: everything stays as it was. */
bool	recall_add(struct recall *r, uint32_t cp);
bool	recall_cut(struct recall *r);
bool	recall_older(struct recall *r);

/* The line that was found, or the one before the search; lent until the next
 * call. */
struct str	recall_line(const struct recall *r);
struct str	recall_original(const struct recall *r);

/* Append what is looked for and the lines that hold it, the found one first:
 * at most `rows' lines. */
void	recall_rows(const struct recall *r, int columns, int rows,
	    struct buf *out);

#endif
