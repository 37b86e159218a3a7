/*
 * What the unknown words of a query may have been meant to be.  For
 * search/understand.c.
 */
#ifndef KR_SEARCH_MEND_H
#define KR_SEARCH_MEND_H

#include "search/query.h"

/*
 * Guess at words that the pack does not have, in this order, as far as it
 * takes to find something: Chinese in pinyin, one typo, words run together,
 * two typos, a typo in the beginning of a longer word.  The query's slots are
 * cut and looked up; they get lanes, and further slots may be added.  KR_OK or
 * KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	mend_unknown(struct query *q,
	    struct pack *pack);

#endif
