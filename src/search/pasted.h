/*
 * Symptoms in what was pasted.  For search/query.c.
 */
#ifndef KR_SEARCH_PASTED_H
#define KR_SEARCH_PASTED_H

#include "search/query.h"

/*
 * Look for symptoms of the pack (text/symptom.h) in the query's text: each
 * becomes a bonus slot, and the words that it consists of count as found in
 * the notes that name it.  KR_OK or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	pasted_find(struct query *q,
	    struct pack *pack);

#endif
