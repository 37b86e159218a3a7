/*
 * Why a note was found: the line of it that holds most of a query, and where.
 * For command/.
 */
#ifndef KR_SEARCH_MATCH_H
#define KR_SEARCH_MATCH_H

#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"
#include "pack/note.h"
#include "search/query.h"

#define MATCH_MARKS_MAX	32	/* words of a line that are marked */

struct match {
	struct buf		text;	/* one line, plain; may be empty */
	struct range		marks[MATCH_MARKS_MAX];	/* in order, apart */
	size_t			n;
	float			weight;	/* of the query's slots found in it */
};

/* An empty match in the caller's storage. */
void	match_init(struct match *m);
void	match_fini(struct match *m);

/*
 * Copy a text to m->text and mark what the query finds in the text.  The query
 * may have been ranked already, and its own text may be gone.  KR_OK,
 * KR_ECORRUPT or KR_ENOMEM.
 */
KR_MUST_USE enum kr_status	match_text(struct match *m, struct query *q,
	    struct pack *pack, struct str text);

/*
 * Find the line of a note that holds most of the query: a question, symptom or
 * keyword, a heading, a sentence, a command.  Title and summary are left out,
 * since lists show them anyway.  m->text is empty when no line holds anything
 * of the query.  KR_OK, KR_ECORRUPT or KR_ENOMEM.
 */
KR_MUST_USE enum kr_status	match_note(struct match *m, struct query *q,
	    struct pack *pack, const struct note *note);

#endif
