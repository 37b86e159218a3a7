/*
 * Synonyms and stop words among the words of a query.  For search/.
 */
#ifndef KR_SEARCH_SYNONYMS_H
#define KR_SEARCH_SYNONYMS_H

#include "search/query.h"
#include "text/term.h"

/*
 * What the pack says about a key (text/term.h), in *meaning.  KR_OK,
 * KR_ENOTFOUND or KR_ECORRUPT; *begins, if not NULL, says whether some key
 * begins with this one.
 */
KR_MUST_USE enum kr_status	synonyms_find(struct pack *pack,
	    struct str key, struct term_meaning *meaning, bool *begins);

/*
 * The longest phrase of the pack that begins at the first of n atoms: what it
 * means, and in *count how many atoms it takes, 0 if there is none.  KR_OK or
 * KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	synonyms_longest_phrase(struct pack *pack,
	    const struct phrase_atom *v, size_t n,
	    struct term_meaning *meaning, size_t *count);

/* A phrase of the query: synonyms or stop words. */
struct synonyms_phrase {
	size_t			start, end;	/* bytes of the text */
	struct term_meaning	meaning;
	bool			single;		/* one Chinese character */
};

struct synonyms_phrases {
	struct synonyms_phrase	v[QUERY_SLOTS_MAX];
	size_t			n;
};

/* Find the phrases of a query whose atoms are filled, and mark the atoms of
 * stop words.  KR_OK or KR_ECORRUPT. */
KR_MUST_USE enum kr_status	synonyms_find_phrases(struct query *q,
	    struct pack *pack, struct synonyms_phrases *phrases);

/*
 * Take out the atoms that are marked as stop words and the slots that lie in
 * them, unless nothing would be left; slots must be looked up and have no
 * lanes yet.
 */
void	synonyms_drop_stop_words(struct query *q,
	    const struct synonyms_phrases *phrases);

/* Give slots that stand in a phrase a lane for its groups.  KR_OK or
 * KR_ECORRUPT. */
KR_MUST_USE enum kr_status	synonyms_apply(struct query *q,
	    struct pack *pack, const struct synonyms_phrases *phrases);

/* Give a slot a lane for each group of a word.  KR_OK or KR_ECORRUPT. */
KR_MUST_USE enum kr_status	synonyms_add_lanes(struct query *q,
	    struct pack *pack, size_t slot, const struct term_meaning *meaning,
	    float factor);

#endif
