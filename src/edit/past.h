/*
 * The lines that were typed at the prompt, in this session and before; kept
 * in the state file "history", a line of UTF-8 for each, oldest first.  For
 * prompt/.
 *
 * Several sessions may run at once: adding a line merges with what the others
 * have written meanwhile.  Where the file cannot be used, memory alone goes
 * on, and what it holds goes into the file as soon as that is possible.
 *
 * No two lines are equal.  Not kept are empty lines, lines that begin with a
 * space (as with bash's ignorespace), that are longer than PAST_LINE_MAX,
 * that are not UTF-8, or that hold control or format characters
 * (unicode_is_unsafe()), whether typed or found in the file: so each may be
 * shown on a terminal.
 */
#ifndef KR_EDIT_PAST_H
#define KR_EDIT_PAST_H

#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"

#define PAST_MAX		1000	/* lines; the oldest go */
#define PAST_LINE_MAX	1024	/* bytes of a line, without its LF */

struct past {
	struct buf	 text;		/* the lines, each with its LF */
	struct str	*lines;		/* views of text, oldest first */
	size_t		 count;		/* 0 to PAST_MAX */
	size_t		 unsaved;	/* of them, the newest, not in the
					 * file as far as we know */
};

/* An empty history in the caller's storage; end with past_fini(). */
void	past_init(struct past *h);
void	past_fini(struct past *h);

/*
 * Read the file, in place of what h holds.  No file is KR_OK and no lines;
 * otherwise KR_OK, KR_ENOMEM or KR_EIO with errno, where h stays as it was.
 */
KR_MUST_USE enum kr_status	past_load(struct past *h);

/* The same with the file's content given. */
KR_MUST_USE enum kr_status	past_parse(struct past *h,
				    struct str text);

/*
 * Make line (without LF) the newest, in h and in the file; an older equal
 * one goes.  h then also holds what other sessions have added.  A line that
 * is not kept changes nothing and is KR_OK.
 *
 * Returns KR_OK; KR_ENOMEM: h may lack the line; or what state_update() says
 * of the file: then the line is in memory only, which need not be told.
 */
KR_MUST_USE enum kr_status	past_add(struct past *h,
				    struct str line);

/* How many lines there are. */
size_t	past_count(const struct past *h);

/*
 * Line i, 0 being the oldest; i < past_count(h).  Lent until the next
 * change of h.
 */
struct str	past_at(const struct past *h, size_t i);

#endif
