/*
 * Symptoms in what was pasted.  For search/understand.c.
 */
#ifndef KR_SEARCH_PASTED_H
#define KR_SEARCH_PASTED_H

#include "search/query.h"

/*
 * Look for symptoms of the pack (text/symptom.h) in the query's text.  Each
 * becomes a bonus slot, and its words count as found in the notes that name
 * the symptom.  KR_OK or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	pasted_find(struct query *q,
	    struct pack *pack);

#endif
