/*
 * The best matches: what search/rank.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>

#include <cmocka.h>

#include "fixture.h"
#include "pack/read.h"
#include "search/understand.h"
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
	{ "d/salt", "# Salt\n\n> S.\n", NULL },
	{ "d/salt-and-more", "# Salt, pepper and herbs\n\n> S.\n", NULL },
	{ "a", NULL, NULL }, { "b", NULL, NULL }, { "c", NULL, NULL },
	{ "d", NULL, NULL },
};

enum { HEADING, KEYWORD, LONG, PROSE, TITLE, BOTH, LOUD, B_TWIN, C_TWIN,
    SALT, SALT_AND_MORE };

static struct buf	bytes;

static int
open_pack(void **state)
{
	return fixture_open(fixtures, sizeof fixtures / sizeof fixtures[0],
	    NULL, &bytes, state);
}

static int
close_pack(void **state)
{
	return fixture_close(&bytes, state);
}

static struct hits
rank_some(struct pack *pack, const char *text, size_t want)
{
	struct query query;
	struct hits hits;
	size_t i;

	assert_int_equal(understand_text(&query, pack, str_of(text)), KR_OK);
	assert_int_equal(rank_query(pack, &query, want, &hits), KR_OK);
	assert_true(hits.n <= want);
	for (i = 0; i < hits.n; i++) {
		assert_true(hits.v[i].score > 0.0f);
		assert_true(hits.v[i].coverage > 0.0f &&
		    hits.v[i].coverage < 1.001f);
		assert_true(i == 0 || hits.v[i].score <=
		    hits.v[i - 1].score);
	}
	return hits;
}

static struct hits
rank(struct pack *pack, const char *text)
{
	return rank_some(pack, text, RANK_HITS_MAX);
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
	/* A name of the pack makes it a question of the trade: then less of
	 * it is enough. */
	hits = rank(*state, "loud apple banana");
	assert_true(hits.v[place_of(&hits, LOUD)].coverage < 0.9f);
}

static void
of_equals_the_lower_number_comes_first(void **state)
{
	struct hits hits = rank(*state, "twin");

	/* Both have it in their ids as well; and nobody in a title. */
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
	struct hits hits = rank(*state, "needle unheardof nobodyknows "
	    "whatsoever mysterious outlandish undreamt alien");

	assert_int_equal(hits.n, 0);
}

/* Names of somebody's own are in no note; a pasted line is full of them. */
static void
unknown_names_and_numbers_take_little_away(void **state)
{
	struct hits hits = rank(*state, "needle 7d9-4b 10.0.0.1 4711 "
	    "2024-01-01 unheard7 x9x 0/3");

	assert_int_equal(hits.n, 5);
	assert_int_equal(hits.v[0].note, TITLE);
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

static void
the_best_matches_are_the_first_of_many(void **state)
{
	struct hits all = rank(*state, "needle"), best;
	size_t want, i;

	for (want = 1; want <= all.n; want++) {
		best = rank_some(*state, "needle", want);
		assert_int_equal(best.n, want);
		for (i = 0; i < want; i++)
			assert_int_equal(best.v[i].note, all.v[i].note);
	}
}

static void
a_title_that_is_named_in_full_beats_a_longer_one(void **state)
{
	struct hits hits = rank(*state, "salt");

	assert_int_equal(hits.n, 2);
	assert_int_equal(hits.v[0].note, SALT);
	assert_int_equal(hits.v[1].note, SALT_AND_MORE);
}

static void
a_note_that_says_it_all_covers_the_query(void **state)
{
	struct hits hits = rank(*state, "banana apple");
	size_t i;

	assert_true(hits.n > 0);
	assert_int_equal(hits.v[0].note, BOTH);
	assert_true(hits.v[0].coverage > 0.999f);
	for (i = 1; i < hits.n; i++)
		assert_true(hits.v[i].coverage < hits.v[0].coverage);
}

/* Random packs: words of which some are in most notes, some in few. */

#define WORDS		24
#define NOTES_MAX	400
#define NOTE_TEXT	400	/* bytes */

static const char *const words[WORDS] = {
	"alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf",
	"hotel", "india", "juliett", "kilo", "lima", "mike", "november",
	"oscar", "papa", "quebec", "romeo", "sierra", "tango", "uniform",
	"victor", "whiskey", "yankee"
};

/* The first words come most often. */
static const char *
random_word(void)
{
	int a = rand() % WORDS, b = rand() % WORDS, c = rand() % WORDS;

	a = a < b ? a : b;
	return words[a < c ? a : c];
}

static void
add_random_words(char *text, const char *before, int n)
{
	size_t len = strlen(text);
	int i;

	for (i = 0; i < n; i++)
		len += (size_t)snprintf(text + len, NOTE_TEXT - len, "%s%s",
		    i == 0 ? before : " ", random_word());
	snprintf(text + len, NOTE_TEXT - len, "\n");
}

static void
make_random_note(char text[NOTE_TEXT])
{
	text[0] = '\0';
	add_random_words(text, "# ", 1 + rand() % 3);
	add_random_words(text, "\n> ", 1);
	if (rand() % 3 == 0)
		add_random_words(text, "> Keywords: ", 1 + rand() % 2);
	if (rand() % 3 == 0)
		add_random_words(text, "> Question: ", 1 + rand() % 3);
	if (rand() % 2 == 0)
		add_random_words(text, "\n## ", 1 + rand() % 2);
	add_random_words(text, "\n", 1 + rand() % 12);
}

/* A pack of n such notes, half of them of a topic "a", half of "b". */
static void
open_random_pack(size_t n, struct buf *packed, void **pack)
{
	static char ids[NOTES_MAX][32], texts[NOTES_MAX][NOTE_TEXT];
	static struct fixture f[NOTES_MAX + 2];
	size_t i;

	for (i = 0; i < n; i++) {
		snprintf(ids[i], sizeof ids[i], "%c/n%03zu",
		    i < n / 2 ? 'a' : 'b', i);
		make_random_note(texts[i]);
		f[i] = (struct fixture){ ids[i], texts[i], NULL };
	}
	f[n] = (struct fixture){ "a", NULL, NULL };
	f[n + 1] = (struct fixture){ "b", NULL, NULL };
	buf_init(packed);
	assert_int_equal(fixture_open_with(f, n + 2,
	    "alpha, yankee\nbravo, mike, lima", "echo", packed, pack), 0);
}

/* Known words, a mistyped one, one of no note, a topic before them. */
static void
make_random_query(char text[NOTE_TEXT])
{
	text[0] = '\0';
	if (rand() % 4 == 0)
		strcpy(text, "a ");
	add_random_words(text, "", 1 + rand() % 5);
	if (rand() % 4 == 0)
		strcat(text, " novembr");
	if (rand() % 4 == 0)
		strcat(text, " unheardofword");
	if (rand() % 8 == 0)
		strcat(text, " BravoMike");
}

/* Did a ranking with these few wanted not walk all lanes to their ends? */
static bool
assert_same_first(struct pack *pack, const char *text, size_t want,
    const struct hits *all)
{
	bool pruned = false;
	struct query query;
	struct hits hits;
	size_t i;

	assert_int_equal(understand_text(&query, pack, str_of(text)), KR_OK);
	assert_int_equal(rank_query(pack, &query, want, &hits), KR_OK);
	assert_int_equal(hits.n, all->n < want ? all->n : want);
	for (i = 0; i < hits.n; i++) {
		const struct hit *a = &hits.v[i], *b = &all->v[i];

		if (a->note != b->note)
			fail_msg("`%s', best %zu: %zu. is %u, not %u", text,
			    want, i, (unsigned)a->note, (unsigned)b->note);
		assert_int_equal(a->fields, b->fields);
		assert_true(a->score <= b->score && a->score >= b->score);
		assert_true(a->coverage <= b->coverage &&
		    a->coverage >= b->coverage);
	}
	for (i = 0; i < query.lane_n; i++)
		pruned |= query.lanes[i].at.note != POSTINGS_END;
	return pruned;
}

/* With no more notes than are kept nothing is left out for the score. */
static void
leaving_notes_out_changes_nothing(void **state)
{
	static const size_t sizes[] = { 1, 2, 10, RANK_HITS_MAX, 130,
	    NOTES_MAX };
	char text[NOTE_TEXT];
	size_t s, round, pruned = 0, found = 0;
	struct hits all;
	struct buf packed;
	void *pack = NULL;

	(void)state;
	srand(1);
	for (s = 0; s < 2 * sizeof sizes / sizeof sizes[0]; s++) {
		open_random_pack(sizes[s / 2], &packed, &pack);
		for (round = 0; round < 200; round++) {
			make_random_query(text);
			all = rank(pack, text);
			found += all.n;
			pruned += assert_same_first(pack, text, 1, &all);
			pruned += assert_same_first(pack, text, 3, &all);
			pruned += assert_same_first(pack, text, 10, &all);
		}
		(void)fixture_close(&packed, &pack);
	}
	/* Such queries and packs must show what they are meant to. */
	assert_true(found > 10000);
	assert_true(pruned > 1000);
}

/* Every byte of the postings changed in turn: no note from outside comes of
 * it, and what is told to be damage says where. */
static void
damaged_postings_bring_no_note_from_outside(void **state)
{
	static const char changes[] = { 1, 2, '\x40', '\x80', '\xff' };
	size_t len, i, c, k, told = 0;
	struct query query;
	struct buf packed;
	struct hits hits;
	struct pack *bad;
	void *pack = NULL;
	char *postings;

	(void)state;
	srand(2);
	open_random_pack(200, &packed, &pack);
	postings = fixture_section(&packed, PACK_TAG_POSTINGS, &len);
	for (i = 0; i < len; i++)
		for (c = 0; c < sizeof changes; c++) {
			postings[i] ^= changes[c];
			assert_int_equal(pack_open_memory(&bad, packed.p,
			    packed.len, "bad"), KR_OK);
			if (understand_text(&query, bad,
			    str_of("alpha bravo charlie quebec")) == KR_OK &&
			    rank_query(bad, &query, RANK_HITS_MAX, &hits) ==
			    KR_OK) {
				for (k = 0; k < hits.n; k++)
					assert_true(hits.v[k].note <
					    pack_note_count(bad));
			} else {
				assert_string_not_equal(pack_fault(bad), "");
				told++;
			}
			pack_close(bad);
			postings[i] ^= changes[c];
		}
	assert_true(told > 100);
	(void)fixture_close(&packed, &pack);
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
		cmocka_unit_test(unknown_names_and_numbers_take_little_away),
		cmocka_unit_test(nothing_known_is_no_match),
		cmocka_unit_test(only_the_best_matches_are_kept),
		cmocka_unit_test(the_best_matches_are_the_first_of_many),
		cmocka_unit_test(
		    a_title_that_is_named_in_full_beats_a_longer_one),
		cmocka_unit_test(a_note_that_says_it_all_covers_the_query),
		cmocka_unit_test(leaving_notes_out_changes_nothing),
		cmocka_unit_test(damaged_postings_bring_no_note_from_outside),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
