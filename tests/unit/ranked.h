/*
 * Questions to a pack, for tests of search/.  What includes it includes
 * cmocka first.
 */
#ifndef KR_TESTS_RANKED_H
#define KR_TESTS_RANKED_H

#include "search/understand.h"
#include "search/rank.h"

#define RANKED_NONE	UINT32_MAX	/* no note */

/* Ask; the query is left as the ranking left it. */
static inline void
ranked(struct pack *pack, const char *text, struct query *q,
    struct hits *hits)
{
	assert_int_equal(understand_text(q, pack, str_of(text)), KR_OK);
	assert_int_equal(rank_query(pack, q, RANK_HITS_MAX, hits), KR_OK);
}

/* The best note for a text. */
static inline uint32_t
ranked_first(struct pack *pack, const char *text)
{
	struct query q;
	struct hits hits;

	ranked(pack, text, &q, &hits);
	return hits.n == 0 ? RANKED_NONE : hits.v[0].note;
}

static inline void
assert_first(struct pack *pack, const char *text, uint32_t note)
{
	uint32_t first = ranked_first(pack, text);

	if (first != note)
		fail_msg("`%s' finds %d, not %d", text, (int)first,
		    (int)note);
}

static inline void
assert_no_hit(struct pack *pack, const char *text)
{
	uint32_t first = ranked_first(pack, text);

	if (first != RANKED_NONE)
		fail_msg("`%s' finds %d", text, (int)first);
}

/* The slots that are no bonus, as they are looked up, with spaces between;
 * (in brackets) those without a lane. */
static inline void
assert_slots(struct pack *pack, const char *text, const char *expected)
{
	struct query q;
	struct buf all;
	size_t i;

	assert_int_equal(understand_text(&q, pack, str_of(text)), KR_OK);
	buf_init(&all);
	for (i = 0; i < q.n; i++) {
		const struct query_slot *s = &q.slots[i];

		if (s->bonus)
			continue;
		buf_printf(&all, s->lane == 0 ? "%s(%.*s)" : "%s%.*s",
		    all.len > 0 ? " " : "", (int)s->len, s->text);
	}
	buf_addc(&all, '\0');
	if (strcmp(all.p, expected) != 0)
		fail_msg("`%s': `%s', not `%s'", text, all.p, expected);
	buf_fini(&all);
}

#endif
