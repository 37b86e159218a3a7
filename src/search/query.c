#include "search/query.h"

#include <string.h>

#include "base/words.h"

/* Text after this does not count; it would hold far more than
 * QUERY_TERMS_MAX words. */
#define QUERY_TEXT_MAX	8192	/* bytes */

struct gather {
	struct query	*q;
	struct pack	*pack;
	uint32_t	 seen[QUERY_TERMS_MAX];	/* ordinals of known terms */
	struct str	 unknown[QUERY_TERMS_MAX];
	char		 room[QUERY_TERMS_MAX][WORDS_TERM_MAX];
	size_t		 unknown_n;
	enum kr_status	 status;
};

/*
 * The inverse document frequency, log2(1 + notes / df), without libm: one
 * library less to load, and a ranking needs no more than the exponent and a
 * straight line between two powers of two (error below 0.09).
 */
static float
rarity(uint32_t notes, uint32_t df)
{
	float ratio = 1.0f + (float)notes / (float)(df == 0 ? 1 : df);
	float exponent = 0.0f;

	while (ratio >= 2.0f) {
		ratio /= 2.0f;
		exponent += 1.0f;
	}
	return exponent + ratio - 1.0f;
}

static bool
seen_before(struct gather *g, bool known, uint32_t ordinal, struct str term)
{
	size_t i;

	if (known) {
		for (i = 0; i < g->q->n - g->unknown_n; i++)
			if (g->seen[i] == ordinal)
				return true;
		g->seen[i] = ordinal;
		return false;
	}
	for (i = 0; i < g->unknown_n; i++)
		if (str_equal(g->unknown[i], term))
			return true;
	memcpy(g->room[i], term.p, term.len);
	g->unknown[i] = (struct str){ g->room[i], term.len };
	return false;
}

static bool
take_term(struct str term, bool part, void *context)
{
	struct gather *g = context;
	struct query_term t = { .part = part };
	uint32_t ordinal = 0;
	bool known;

	g->status = dict_find(pack_terms(g->pack), term, &ordinal);
	known = g->status == KR_OK;
	if (g->status == KR_ENOTFOUND)
		g->status = KR_OK;
	if (g->status != KR_OK) {
		g->status = pack_fail(g->pack, g->status, "terms");
		return false;
	}
	if (seen_before(g, known, ordinal, term))
		return true;
	if (known) {
		g->status = pack_postings(g->pack, ordinal, &t.list,
		    &t.notes);
		if (g->status != KR_OK)
			return false;
	} else {
		g->unknown_n++;
	}
	t.weight = rarity(pack_note_count(g->pack), t.notes);
	/* A piece counts less than a word that stood alone, and a piece
	 * that is unknown tells nothing: the whole was unknown already. */
	if (part)
		t.weight *= 0.5f;
	if (known || !part)
		g->q->total += t.weight;
	g->q->v[g->q->n++] = t;
	return g->q->n < QUERY_TERMS_MAX;
}

/* `po logs': the first word may name a topic, by an alias as well. */
static enum kr_status
find_topic(struct query *q, struct pack *pack, struct str text)
{
	struct pack_target target;
	enum kr_status status;
	size_t count, len = 0;
	char word[64];

	while (len < text.len && len < sizeof word && text.p[len] != ' ' &&
	    text.p[len] != '/') {
		char c = text.p[len];

		word[len++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	status = pack_find_name(pack, (struct str){ word, len }, &target, 1,
	    &count);
	if (status == KR_OK && count > 0 && target.is_topic)
		return pack_topic_notes(pack, target.number, &q->topic_first,
		    &q->topic_count);
	return status == KR_ENOTFOUND ? KR_OK : status;
}

enum kr_status
query_init(struct query *q, struct pack *pack, struct str text)
{
	struct gather g = { .q = q, .pack = pack };

	memset(q, 0, sizeof *q);
	if (text.len > QUERY_TEXT_MAX)
		text.len = QUERY_TEXT_MAX;
	words_each(text, take_term, &g);
	if (g.status != KR_OK)
		return g.status;
	return find_topic(q, pack, text);
}
