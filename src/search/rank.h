/*
 * The notes that fit a query best.  For command/ and prompt/.
 *
 * What a term weighs in a note is the sum over the fields that hold it, damped
 * so that a second field adds less than the first, times how rare the term is:
 * BM25F in short (Robertson and Zaragoza, "The Probabilistic Relevance
 * Framework: BM25 and Beyond", 2009, chapter 3).  Of a slot's lanes the best
 * counts.  On top of the sum over the slots come three factors: how much of
 * the query the note holds, how much of the note's title the query names, and
 * whether the note is of the topic that the first word names.
 *
 * Notes are visited in order of their numbers, all lanes at once.  As soon as
 * enough matches are kept, a slot that could not lift a note over the worst
 * of them (a common word) is not walked any more but only looked up for notes
 * that the other slots bring: MaxScore (Turtle and Flood, "Query Evaluation:
 * Strategies and Optimizations", Information Processing & Management 31,
 * 1995).  This changes the time that a query takes and not its result.
 */
#ifndef KR_SEARCH_RANK_H
#define KR_SEARCH_RANK_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "pack/read.h"
#include "search/query.h"

#define RANK_HITS_MAX	50	/* matches kept at most */

struct hit {
	uint32_t	note;
	uint8_t		fields;		/* where terms were found */
	float		score;		/* over 0; only for comparison */
	float		coverage;	/* 0 to 1: share of the query found */
};

struct hits {
	struct hit	v[RANK_HITS_MAX];	/* best first */
	size_t		n;
};

/*
 * Find the best `want' notes for q, 1 <= want <= RANK_HITS_MAX.  A note that
 * holds too little of the query is no match.  The query's lanes are walked to
 * their ends, so a query can be ranked only once.  KR_OK (also with no hits)
 * or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	rank_query(struct pack *pack,
	    struct query *q, size_t want, struct hits *hits);

#endif
