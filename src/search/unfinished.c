#include "search/unfinished.h"

#include <string.h>

/*
 * Of the terms that begin with the word those in most notes are taken: common
 * words are typed most, and a list that changes with every key should rather
 * change late.
 */

#define UNFINISHED_FACTOR 0.7f
#define TERMS_KEPT	8
#define LOOKED_AT_MAX	512	/* terms that begin with the word */
#define SHORT_WORD	2	/* bytes; even if known, hardly all of a word */

struct longer {
	char		text[WORDS_TERM_MAX];
	size_t		len;
	uint32_t	notes;
};

struct longest {
	struct longer	v[TERMS_KEPT];		/* in most notes first */
	size_t		n;
};

static void
keep(struct longest *best, struct str term, uint32_t notes)
{
	size_t i = best->n;

	if (term.len > WORDS_TERM_MAX)
		return;
	if (i == TERMS_KEPT) {
		if (best->v[i - 1].notes >= notes)
			return;
		i--;
	} else {
		best->n++;
	}
	for (; i > 0 && best->v[i - 1].notes < notes; i--)
		best->v[i] = best->v[i - 1];
	memcpy(best->v[i].text, term.p, term.len);
	best->v[i].len = term.len;
	best->v[i].notes = notes;
}

static enum kr_status
find_longer(struct pack *pack, struct str word, struct longest *best)
{
	enum kr_status status;
	struct dict_iter it;
	struct postings p;
	struct str key;

	best->n = 0;
	status = dict_iter_prefix(&it, pack_terms(pack), word, LOOKED_AT_MAX);
	while (status == KR_OK &&
	    (status = dict_iter_next(&it, &key)) == KR_OK) {
		status = postings_open(&p, pack, it.ordinal);
		if (status == KR_OK)
			keep(best, key, p.count);
	}
	if (status == KR_ECORRUPT)
		return pack_fail(pack, status, "terms");
	return KR_OK;
}

/*
 * Give the slot the terms that its word may become.  In a large pack the most
 * common terms take longer than a key may take, and tell notes apart least:
 * they are left out, unless no other term is there.
 */
static enum kr_status
grow(struct query *q, struct pack *pack, size_t slot)
{
	struct str word = { q->slots[slot].text, q->slots[slot].len };
	enum kr_status status;
	struct longest best;
	size_t i, postings = 0;

	status = find_longer(pack, word, &best);
	for (i = 0; status == KR_OK && i < best.n; i++) {
		const struct longer *l = &best.v[i];
		struct str term = { l->text, l->len };
		bool last = i + 1 == best.n && postings == 0;

		if (postings + l->notes > q->budget->unfinished && !last) {
			q->approximate = true;
			continue;
		}
		postings += l->notes;
		status = query_add_lane(q, pack, slot, term,
		    str_equal(term, word) ? 1.0f : UNFINISHED_FACTOR);
		if (status == KR_OK)
			status = query_note_name(q, pack, term);
	}
	return status == KR_ENOTFOUND ? KR_OK : status;
}

/* May the slot's word be unfinished?  A pair of Chinese characters is as good
 * as finished; a single one may be the first of a word. */
static bool
may_go_on(const struct query *q, const struct query_slot *s)
{
	if (s->end != q->text.len || s->kind == WORDS_CAMEL ||
	    s->kind == WORDS_FLAG)
		return false;
	return s->len <= SHORT_WORD || (!s->known && s->lane == 0);
}

enum kr_status
unfinished_expand(struct query *q, struct pack *pack)
{
	enum kr_status status;
	size_t i;

	for (i = 0; i < q->n; i++)
		if (may_go_on(q, &q->slots[i]) &&
		    (status = grow(q, pack, i)) != KR_OK)
			return status;
	return KR_OK;
}
