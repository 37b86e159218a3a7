/*
 * Other forms of the words of a query.  For search/understand.c.
 *
 * Both functions take a query whose slots are cut and looked up, and give
 * slots further lanes.  They return KR_OK or KR_ECORRUPT.
 */
#ifndef KR_SEARCH_EXPAND_H
#define KR_SEARCH_EXPAND_H

#include "search/query.h"

/* Neighbours that are one word of the pack: crash loop, time out. */
KR_MUST_USE enum kr_status	expand_joined(struct query *q,
	    struct pack *pack);

/*
 * Other forms of a word that the pack has: recover for recovery, deploy for
 * deployment.  The index stems lightly, so that words which only look alike
 * stay apart; this is done for the query alone, and counts less than the
 * word itself.
 */
KR_MUST_USE enum kr_status	expand_derived(struct query *q,
	    struct pack *pack);

#endif
