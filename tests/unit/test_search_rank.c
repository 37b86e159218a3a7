/*
 * The best matches: what search/rank.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compile/encode.h"
#include "fixture.h"
#include "pack/read.h"
#include "search/query.h"
#include "search/rank.h"

static const struct fixture fixtures[] = {
	{ "a/heading", "# One\n\n> S.\n\n## Needle\n", NULL },
	{ "a/keyword", "# Two\n\n> S.\n> Keywords: needle\n", NULL },
	{ "a/long", "# Three\n\n> S.\n\nneedle w1 w2 w3 w4 w5 w6 w7 w8 w9 "
	    "v1 v2 v3 v4 v5 v6 v7 v8 v9 u1 u2 u3 u4 u5 u6 u7 u8 u9 t1 t2 "
	    "t3 t4 t5 t6 t7 t8 t9 s1 s2 s3 s4 s5 s6 s7 s8 s9 r1 r2 r3 r4\n",
	    NULL },
	{ "a/prose", "# Four\n\n> S.\n\nneedle\n", NULL },
	{ "a/title", "# Needle\n\n> S.\n", NULL },
	{ "b/both", "# Five\n\n> S.\n\napple banana\n", NULL },
	{ "b/loud", "# Apple\n\n> S.\n> Keywords: apple\n\napple apple\n",
	    NULL },
	{ "b/twin", "# Six\n\n> S.\n\ntwin\n", NULL },
	{ "c/twin", "# Seven\n\n> S.\n\ntwin\n", NULL },
	{ "a", NULL, NULL }, { "b", NULL, NULL }, { "c", NULL, NULL },
};

enum { HEADING, KEYWORD, LONG, PROSE, TITLE, BOTH, LOUD, B_TWIN, C_TWIN };

static struct buf	bytes;

static int
open_pack(void **state)
{
	struct pack *pack;

	if (fixture_pack(fixtures, sizeof fixtures / sizeof fixtures[0],
	    &bytes) != 0 || pack_open_memory(&pack, bytes.p, bytes.len,
	    "test") != KR_OK)
		return -1;
	*state = pack;
	return 0;
}

static int
close_pack(void **state)
{
	pack_close(*state);
	buf_fini(&bytes);
	return 0;
}

static struct hits
rank(struct pack *pack, const char *text)
{
	struct query query;
	struct hits hits;
	size_t i;

	assert_int_equal(query_init(&query, pack, str_of(text)), KR_OK);
	assert_int_equal(rank_query(pack, &query, &hits), KR_OK);
	for (i = 0; i < hits.n; i++) {
		assert_true(hits.v[i].score > 0.0f);
		assert_true(hits.v[i].coverage > 0.0f &&
		    hits.v[i].coverage < 1.001f);
		assert_true(i == 0 || hits.v[i].score <=
		    hits.v[i - 1].score);
	}
	return hits;
}

static size_t
place_of(const struct hits *hits, uint32_t note)
{
	size_t i;

	for (i = 0; i < hits->n; i++)
		if (hits->v[i].note == note)
			return i;
	fail_msg("note %u is no hit", (unsigned)note);
	return 0;
}

static void
strong_fields_come_first(void **state)
{
	struct hits hits = rank(*state, "needle");

	assert_int_equal(hits.n, 5);
	assert_int_equal(hits.v[0].note, TITLE);
	assert_int_equal(hits.v[1].note, KEYWORD);
	assert_true(place_of(&hits, HEADING) < place_of(&hits, LONG));
}

static void
a_word_weighs_more_in_a_short_text(void **state)
{
	struct hits hits = rank(*state, "needle");

	assert_true(place_of(&hits, PROSE) < place_of(&hits, LONG));
}

static void
a_hit_tells_the_fields_that_held_it(void **state)
{
	struct hits hits = rank(*state, "needle");

	assert_int_equal(hits.v[place_of(&hits, TITLE)].fields,
	    1 << PACK_FIELD_TITLE);
	assert_int_equal(hits.v[place_of(&hits, PROSE)].fields,
	    1 << PACK_FIELD_PROSE);
}

static void
most_of_the_query_beats_a_part_of_it_said_loudly(void **state)
{
	struct hits hits = rank(*state, "apple banana");

	assert_int_equal(hits.v[0].note, BOTH);
	assert_true(hits.v[0].coverage > 0.999f);
	assert_true(hits.v[place_of(&hits, LOUD)].coverage < 0.9f);
}

static void
of_equals_the_lower_number_comes_first(void **state)
{
	struct hits hits = rank(*state, "twin");

	/* Both have it in their ids as well. */
	assert_int_equal(hits.n, 2);
	assert_int_equal(hits.v[0].note, B_TWIN);
	assert_int_equal(hits.v[1].note, C_TWIN);
}

static void
the_topic_that_the_first_word_names_is_pulled_up(void **state)
{
	struct hits hits = rank(*state, "c twin");

	assert_int_equal(hits.v[0].note, C_TWIN);
}

static void
a_note_with_too_little_of_the_query_is_no_match(void **state)
{
	struct hits hits = rank(*state, "needle unheard1 unheard2 unheard3 "
	    "unheard4 unheard5 unheard6 unheard7 unheard8");

	assert_int_equal(hits.n, 0);
}

static void
nothing_known_is_no_match(void **state)
{
	struct hits hits = rank(*state, "zzz");

	assert_int_equal(hits.n, 0);
	hits = rank(*state, "");
	assert_int_equal(hits.n, 0);
}

/* Many notes with one word: the best of them are kept, in order. */
static void
only_the_best_matches_are_kept(void **state)
{
	enum { MANY = RANK_HITS_MAX * 3 };
	static char ids[MANY][16];
	static struct fixture many[MANY + 1];
	struct buf packed;
	struct pack *pack;
	struct hits hits;
	size_t i;

	(void)state;
	for (i = 0; i < MANY; i++) {
		snprintf(ids[i], sizeof ids[i], "m/%03zu", i);
		/* Every third has it in its title. */
		many[i] = (struct fixture){ ids[i], i % 3 == 2 ?
		    "# Thing\n\n> S.\n" : "# T\n\n> S.\n\nthing\n", NULL };
	}
	many[MANY] = (struct fixture){ "m", NULL, NULL };
	buf_init(&packed);
	assert_int_equal(fixture_pack(many, MANY + 1, &packed), 0);
	assert_int_equal(pack_open_memory(&pack, packed.p, packed.len, "m"),
	    KR_OK);
	hits = rank(pack, "thing");
	assert_int_equal(hits.n, RANK_HITS_MAX);
	for (i = 0; i < hits.n; i++)
		assert_int_equal(hits.v[i].note, i * 3 + 2);
	pack_close(pack);
	buf_fini(&packed);
}

/* A query of one term with these postings, in a pack of nine notes. */
static enum kr_status
rank_raw(struct pack *pack, const char *postings, size_t len, uint32_t notes)
{
	struct query query = { .n = 1, .total = 1.0f };
	struct hits hits;

	query.v[0] = (struct query_term){ .list = cur_over(postings, len),
	    .notes = notes, .weight = 1.0f };
	return rank_query(pack, &query, &hits);
}

static void
postings_of_notes_that_are_not_there_are_damage(void **state)
{
	struct pack *pack = *state;

	assert_int_equal(rank_raw(pack, "\x08\x01", 2, 1), KR_OK);
	assert_int_equal(rank_raw(pack, "\x09\x01", 2, 1), KR_ECORRUPT);
	assert_int_equal(rank_raw(pack, "\x00\x01\x09\x01", 4, 2),
	    KR_ECORRUPT);
	/* The greatest number of all is not taken for the end. */
	assert_int_equal(rank_raw(pack, "\xff\xff\xff\xff\x0f\x01", 6, 1),
	    KR_ECORRUPT);
	assert_string_not_equal(pack_fault(pack), "");
}

static void
fewer_postings_than_were_said_are_damage(void **state)
{
	struct pack *pack = *state;

	assert_int_equal(rank_raw(pack, "\x01\x01", 2, 2), KR_ECORRUPT);
	assert_int_equal(rank_raw(pack, "\x01\x80", 2, 1), KR_ECORRUPT);
	assert_int_equal(rank_raw(pack, "", 0, 1), KR_ECORRUPT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strong_fields_come_first),
		cmocka_unit_test(a_word_weighs_more_in_a_short_text),
		cmocka_unit_test(a_hit_tells_the_fields_that_held_it),
		cmocka_unit_test(
		    most_of_the_query_beats_a_part_of_it_said_loudly),
		cmocka_unit_test(of_equals_the_lower_number_comes_first),
		cmocka_unit_test(
		    the_topic_that_the_first_word_names_is_pulled_up),
		cmocka_unit_test(
		    a_note_with_too_little_of_the_query_is_no_match),
		cmocka_unit_test(nothing_known_is_no_match),
		cmocka_unit_test(only_the_best_matches_are_kept),
		cmocka_unit_test(
		    postings_of_notes_that_are_not_there_are_damage),
		cmocka_unit_test(fewer_postings_than_were_said_are_damage),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
