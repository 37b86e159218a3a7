/*
 * What a line that is being typed means.  For prompt/panel.c, which shows it,
 * and prompt/answer.c, which opens it: what stands first under the prompt is
 * what Enter opens.
 */
#ifndef KR_PROMPT_MATCHES_H
#define KR_PROMPT_MATCHES_H

#include <stdbool.h>
#include <stddef.h>

#include "prompt/session.h"

#define MATCHES_MAX	20

struct matches {
	struct pack_target	v[MATCHES_MAX];	/* best first */
	size_t			n;
	bool			named;	/* the first one, by the words */
	bool			rough;	/* matches_find() may find others */
};

/*
 * The best `want' (from 1; at most MATCHES_MAX) for text, whose last word may
 * go on: what the words name outright, then what a search finds.  KR_OK (also
 * with none), KR_ECORRUPT or KR_ENOMEM.
 */
KR_MUST_USE enum kr_status	matches_find(struct session *s,
	    struct str text, size_t want, struct matches *m);

/* The same within the time that a key may take. */
KR_MUST_USE enum kr_status	matches_guess(struct session *s,
	    struct str text, size_t want, struct matches *m);

#endif
