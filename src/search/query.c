#include "search/query.h"

#include <string.h>

/*
 * Without libm: one library less to load, and a ranking needs no more than
 * the exponent and a straight line between two powers of two (error below
 * 0.09).
 */
float
query_rarity(const struct pack *pack, uint32_t count)
{
	float ratio = 1.0f + (float)pack_note_count(pack) /
	    (float)(count == 0 ? 1 : count);
	float exponent = 0.0f;

	while (ratio >= 2.0f) {
		ratio /= 2.0f;
		exponent += 1.0f;
	}
	return exponent + ratio - 1.0f;
}

enum kr_status
query_find_term(struct pack *pack, struct str term, uint32_t *ordinal)
{
	enum kr_status status = dict_find(pack_terms(pack), term, ordinal);

	return status == KR_ECORRUPT ? pack_fail(pack, status, "terms") :
	    status;
}

enum kr_status
query_count_notes(struct pack *pack, struct str term, uint32_t *count)
{
	struct postings p;
	uint32_t ordinal;
	enum kr_status status = query_find_term(pack, term, &ordinal);

	*count = 0;
	if (status == KR_OK)
		status = postings_open(&p, pack, ordinal);
	if (status == KR_OK)
		*count = p.count;
	return status == KR_ENOTFOUND ? KR_OK : status;
}

size_t
query_copy_slot(struct query *q, size_t slot)
{
	if (q->n == QUERY_SLOTS_MAX)
		return QUERY_SLOTS_MAX;
	q->slots[q->n] = q->slots[slot];
	q->slots[q->n].lane = 0;
	return q->n++;
}

enum kr_status
query_add_lane(struct query *q, struct pack *pack, size_t slot,
    struct str term, float factor)
{
	struct query_lane *lane;
	enum kr_status status;
	uint32_t ordinal;

	if ((status = query_find_term(pack, term, &ordinal)) != KR_OK)
		return status;
	for (lane = query_lane(q, q->slots[slot].lane); lane != NULL;
	    lane = query_lane(q, lane->next))
		if (lane->term == ordinal)
			return KR_OK;
	if (q->lane_n == QUERY_LANES_MAX)
		return KR_OK;
	lane = &q->lanes[q->lane_n];
	if ((status = postings_open(&lane->at, pack, ordinal)) != KR_OK)
		return status;
	lane->factor = factor;
	lane->term = ordinal;
	lane->hash = str_hash(term);
	lane->next = q->slots[slot].lane;
	q->slots[slot].lane = (uint8_t)++q->lane_n;
	return KR_OK;
}

enum kr_status
query_note_name(struct query *q, struct pack *pack, struct str word)
{
	struct pack_target target;
	enum kr_status status;
	size_t count;

	status = pack_find_name(pack, word, &target, 1, &count);
	q->domain_word |= status == KR_OK;
	return status == KR_ENOTFOUND ? KR_OK : status;
}

/* Words of a query */

bool
query_is_word(const struct query_slot *s)
{
	return s->kind == WORDS_WHOLE && !s->joined;
}

bool
query_are_neighbours(const struct query *q, const struct query_slot *a,
    const struct query_slot *b)
{
	size_t i;

	if (!query_is_word(a) || !query_is_word(b) || b->start <= a->end)
		return false;
	for (i = a->end; i < b->start; i++)
		if (q->text.p[i] != ' ')
			return false;
	return true;
}

struct str
query_run_together(const struct query *q, size_t first, size_t last,
    char room[WORDS_TERM_MAX])
{
	size_t i, n, len = 0;

	for (i = first; i <= last; i++) {
		n = q->slots[i].end - q->slots[i].start;
		if (n > WORDS_TERM_MAX - len)
			return (struct str){ room, 0 };
		memcpy(room + len, q->text.p + q->slots[i].start, n);
		len += n;
	}
	return (struct str){ room, len };
}

static bool
take_whole(const struct words_term *t, void *context)
{
	struct term *term = context;

	if (t->kind != WORDS_WHOLE)
		return true;
	memcpy(term->text, t->text.p, t->text.len);
	term->len = t->text.len;
	return false;
}

struct str
query_one_term(struct str text, struct term *term)
{
	term->len = 0;
	words_each(text, take_whole, term);
	return term_str(term);
}
