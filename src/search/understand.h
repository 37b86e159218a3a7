/*
 * Making a query of a text.  For command/ and prompt/.
 *
 * understand.c is the recipe: it says what happens to a text, and in which
 * order; each step has a file of its own.
 */
#ifndef KR_SEARCH_UNDERSTAND_H
#define KR_SEARCH_UNDERSTAND_H

#include "search/query.h"

/*
 * Make q of a text of any length and content; the text is lent for as long as
 * the query is used.  KR_OK or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	understand_text(struct query *q,
	    struct pack *pack, struct str text);

/* Make q of a text that is still being typed: its last word may go on.  Takes
 * and returns what understand_text() does. */
KR_MUST_USE enum kr_status	understand_typing(struct query *q,
	    struct pack *pack, struct str text);

/*
 * Make q of a text that is still being typed, within the time that a key may
 * take, however large the pack is.  q->approximate says that something was
 * left out: understand_typing() would find more, or in another order.  Takes
 * and returns what understand_text() does.
 */
KR_MUST_USE enum kr_status	understand_key(struct query *q,
	    struct pack *pack, struct str text);

#endif
