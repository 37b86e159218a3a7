/*
 * The notes that fit a query best.  For command/.
 *
 * Every field of a note has a weight; what a term weighs in a note is the
 * sum over the fields that hold it, damped so that a second field adds less
 * than the first, times how rare the term is (BM25F in short: Robertson and
 * Zaragoza, "The Probabilistic Relevance Framework", 2009, chapter 3).  Notes
 * are visited in order of their numbers, all terms at once, so the cost grows
 * with the postings of the query's terms and with nothing else.
 */
#ifndef KR_SEARCH_RANK_H
#define KR_SEARCH_RANK_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "pack/read.h"
#include "search/query.h"

#define RANK_HITS_MAX	50	/* matches kept */

struct hit {
	uint32_t	note;
	uint8_t		fields;		/* where terms were found */
	float		score;		/* above 0, of use only to compare */
	float		coverage;	/* 0 to 1: share of the query found */
};

struct hits {
	struct hit	v[RANK_HITS_MAX];	/* best first */
	size_t		n;
};

/*
 * Rank the notes for q.  A note that holds too little of the query is no
 * match.  KR_OK (also with no hits) or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	rank_query(struct pack *pack,
	    struct query *q, struct hits *hits);

#endif
