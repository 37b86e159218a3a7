/*
 * What a reader typed, as terms of a pack.  For search/ and command/.
 */
#ifndef KR_SEARCH_QUERY_H
#define KR_SEARCH_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "base/str.h"
#include "pack/read.h"

/* Terms looked at; a screenful pasted in does not need more. */
#define QUERY_TERMS_MAX	96

struct query_term {
	struct cur	list;		/* postings, empty when unknown */
	uint32_t	notes;		/* that hold it, 0 when unknown */
	float		weight;		/* how much it tells apart, > 0 */
	bool		part;		/* a piece of an identifier */
};

struct query {
	struct query_term	v[QUERY_TERMS_MAX];
	size_t			n;
	float			total;	/* of the weights */
	uint32_t		topic_first;	/* notes of the topic that */
	uint32_t		topic_count;	/* the first word names */
};

/*
 * Cut text into terms, each once, and look them up.  Text of any length and
 * content is accepted; terms after QUERY_TERMS_MAX do not count.  KR_OK or
 * KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	query_init(struct query *q,
	    struct pack *pack, struct str text);

#endif
