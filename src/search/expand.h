/*
 * What the words of a query may have been meant to be.  For search/query.c.
 *
 * All of these take a query whose slots are cut and looked up, and give slots
 * further lanes, or add slots.  KR_OK or KR_ECORRUPT.
 */
#ifndef KR_SEARCH_EXPAND_H
#define KR_SEARCH_EXPAND_H

#include "search/query.h"

/* Neighbours that are one word of the pack: crash loop, time out. */
KR_MUST_USE enum kr_status	expand_joined(struct query *q,
	    struct pack *pack);

/* Other forms of a word that the pack has: recover for recovery, deploy for
 * deployment; what the light stemming of the index leaves apart. */
KR_MUST_USE enum kr_status	expand_derived(struct query *q,
	    struct pack *pack);

/*
 * The word that the text ends with, if the pack does not have it or it is
 * very short: what it may become when it is typed on.  For text that is
 * looked up while it is typed.
 */
KR_MUST_USE enum kr_status	expand_unfinished(struct query *q,
	    struct pack *pack);

/*
 * Words that the pack does not have, in this order, as far as it takes to
 * find something: Chinese in Latin letters, one slip of the finger, words run
 * together, two slips.
 */
KR_MUST_USE enum kr_status	expand_unknown(struct query *q,
	    struct pack *pack);

/*
 * Chinese in Latin letters, alone: give the slot what these letters, initials
 * or syllables, spell in the pack.  They come as typed: the slot's text is
 * stemmed as if it were English.  *found says whether there was something.
 */
KR_MUST_USE enum kr_status	expand_spelt(struct query *q,
	    struct pack *pack, size_t slot, struct str letters, bool *found);

#endif
