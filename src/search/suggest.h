/*
 * "Did you mean": names of the pack that resemble a text.  For command/.
 */
#ifndef KR_SEARCH_SUGGEST_H
#define KR_SEARCH_SUGGEST_H

#include <stddef.h>

#include "base/status.h"
#include "base/str.h"
#include "pack/read.h"

#define SUGGEST_MAX	5

struct suggestion {
	char		text[PACK_KEY_MAX];
	size_t		len;		/* bytes */
	unsigned	distance;
};

struct suggestions {
	struct suggestion	v[SUGGEST_MAX];	/* nearest first */
	size_t			n;
};

/*
 * The names of the pack (notes, topics, aliases) nearest to any word of
 * text: one typo away from four letters, two from eight, or beginning with a
 * word of three letters and more, or of six and more with a typo in it.  KR_OK
 * (also with none) or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	suggest_names(struct pack *pack,
	    struct str text, struct suggestions *out);

#endif
