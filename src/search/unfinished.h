/*
 * The word that is still being typed.  For search/understand.c.
 */
#ifndef KR_SEARCH_UNFINISHED_H
#define KR_SEARCH_UNFINISHED_H

#include "search/query.h"

/*
 * Give the word that the text ends with lanes for what it may become, if the
 * pack does not have the word or the word is very short.  KR_OK or
 * KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	unfinished_expand(struct query *q,
	    struct pack *pack);

#endif
