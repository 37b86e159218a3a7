/*
 * Words of a query that mean the same as others, or nothing: what
 * search/synonyms.h promises, and what comes of it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"
#include "ranked.h"
#include "search/synonyms.h"
#include "search/understand.h"

static const struct fixture fixtures[] = {
	{ "a/purpose", NULL, "# 目的\n\n> 摘要。\n" },
	{ "a/question", "# Question\n\n> What is this?\n", NULL },
	{ "a/rollback", "# Roll back a Deployment\n\n> S.\n",
	    "# 回滾 Deployment\n\n> 摘要。\n" },
	{ "a/undo", "# Undo\n\n> S.\n", NULL },
	{ "a/unit", "# One\n\n> The unit is a container group.\n", NULL },
	{ "a/zebra", "# Zebra\n\n> S.\n", NULL },
	{ "a", NULL, NULL },
};

enum { PURPOSE, QUESTION, ROLLBACK, UNDO, UNIT, ZEBRA };

static const char groups[] =
    "roll back, undo, 回滾\n"
    "pod, po, container group, 容器組\n"
    "pod, zebra\n"
    "roll\n";

static const char stop_words[] =
    "how do i, how, the, a, is, what is\n"
    "為什麼, 的\n";

static struct buf	bytes;

static int
open_pack(void **state)
{
	return fixture_open_with(fixtures,
	    sizeof fixtures / sizeof fixtures[0], groups, stop_words, &bytes,
	    state);
}

static int
close_pack(void **state)
{
	return fixture_close(&bytes, state);
}

static void
a_key_is_found_with_its_groups(void **state)
{
	struct term_meaning e;
	bool begins = false;

	assert_int_equal(synonyms_find(*state, str_of("pod"), &e, &begins),
	    KR_OK);
	assert_int_equal(e.n, 2);
	assert_int_equal(e.groups[0], 1);
	assert_int_equal(e.groups[1], 2);
	assert_false(e.stop);
	assert_true(begins);
	assert_int_equal(synonyms_find(*state, str_of("回滚"), &e, NULL),
	    KR_OK);
	assert_int_equal(e.n, 1);
	assert_int_equal(e.groups[0], 0);
}

static void
a_stop_word_is_in_no_group(void **state)
{
	struct term_meaning e;

	assert_int_equal(synonyms_find(*state, str_of("the"), &e, NULL),
	    KR_OK);
	assert_int_equal(e.n, 0);
	assert_true(e.stop);
}

static void
what_only_begins_a_key_is_not_found_but_told(void **state)
{
	struct term_meaning e;
	bool begins = false;

	assert_int_equal(synonyms_find(*state, str_of("how do"), &e,
	    &begins), KR_ENOTFOUND);
	assert_true(begins);
	assert_int_equal(synonyms_find(*state, str_of("how do it"), &e,
	    &begins), KR_ENOTFOUND);
	assert_false(begins);
	begins = true;
	assert_int_equal(synonyms_find(*state, str_of("zzz"), &e, &begins),
	    KR_ENOTFOUND);
	assert_false(begins);
}

/* Whatever stands behind the TAB. */
static void
values_that_make_no_sense_do_no_harm(void **state)
{
	static char keys[][40] = { "a\t", "b\t,,7,", "c\t1,2,3,4,5,6",
	    "d\t99999999999999999999", "e\t-,-", "f\tx-y", "g" };
	struct synonym entries[7];
	struct synonyms set = { .v = entries, .n = 7, .cap = 7 };
	struct term_meaning e;
	struct buf packed = { .p = NULL };
	void *pack = NULL;
	size_t i;

	(void)state;
	for (i = 0; i < 7; i++)
		entries[i] = (struct synonym){ .key = keys[i],
		    .len = strlen(keys[i]), .meaning = { .stop = true } };
	assert_int_equal(fixture_open(fixtures,
	    sizeof fixtures / sizeof fixtures[0], &set, &packed, &pack), 0);
	for (i = 0; i < 7; i++) {
		assert_int_equal(synonyms_find(pack, (struct str){ keys[i],
		    1 }, &e, NULL), KR_OK);
		assert_true(e.n <= TERM_GROUPS_MAX);
		assert_true(e.stop);
	}
	assert_int_equal(synonyms_find(pack, str_of("b"), &e, NULL), KR_OK);
	assert_int_equal(e.n, 1);
	assert_int_equal(e.groups[0], 7);
	(void)ranked_first(pack, "a b c d e f g");
	(void)fixture_close(&packed, &pack);
}

static bool
take_atom(const struct words_term *term, void *context)
{
	struct query *q = context;

	if (phrase_take_atom(term, &q->atoms[q->atom_n]))
		q->atom_n++;
	return q->atom_n < QUERY_SLOTS_MAX;
}

static void
phrases_of_a_query_tell_where_they_stand(void **state)
{
	struct synonyms_phrases found;
	struct query q;

	/* Not understand_text(): it takes stop words out. */
	q.atom_n = 0;
	words_each(str_of("How do I roll-back 的 Pods"), take_atom, &q);
	assert_int_equal(q.atom_n, 7);
	assert_int_equal(synonyms_find_phrases(&q, *state, &found), KR_OK);
	assert_int_equal(found.n, 4);
	assert_int_equal(found.v[0].start, 0);
	assert_int_equal(found.v[0].end, 8);
	assert_true(found.v[0].meaning.stop);
	assert_int_equal(found.v[1].start, 9);
	assert_int_equal(found.v[1].end, 18);
	assert_false(found.v[1].meaning.stop);
	assert_int_equal(found.v[1].meaning.groups[0], 0);
	assert_true(found.v[2].single);
	assert_int_equal(found.v[3].start, 23);
	assert_false(found.v[3].single);
}

static void
a_synonym_finds_what_says_it_otherwise(void **state)
{
	assert_first(*state, "po", UNIT);
	assert_first(*state, "容器組", UNIT);
	assert_first(*state, "container-group", UNIT);
	assert_first(*state, "回滚", ROLLBACK);
}

static void
a_word_of_two_groups_finds_what_says_either(void **state)
{
	struct query q;
	struct hits hits;

	ranked(*state, "pods", &q, &hits);
	assert_int_equal(hits.n, 2);
	assert_int_equal(hits.v[0].note + hits.v[1].note, UNIT + ZEBRA);
}

static void
what_was_typed_beats_what_means_the_same(void **state)
{
	struct query q;
	struct hits hits;

	ranked(*state, "undo", &q, &hits);
	assert_int_equal(hits.n, 2);
	assert_int_equal(hits.v[0].note, UNDO);
	assert_int_equal(hits.v[1].note, ROLLBACK);
	ranked(*state, "roll back", &q, &hits);
	assert_int_equal(hits.v[0].note, ROLLBACK);
}

static void
a_group_is_a_lane_that_counts_less(void **state)
{
	const struct query_lane *lane;
	struct query q;
	bool group = false;

	assert_int_equal(understand_text(&q, *state, str_of("undo")), KR_OK);
	for (lane = query_lane(&q, q.slots[0].lane); lane != NULL;
	    lane = query_lane(&q, lane->next))
		if (lane->hash == str_hash(str_of("=0"))) {
			assert_true(lane->factor < 1.0f);
			group = true;
		}
	assert_true(group);
}

static void
stop_words_are_left_out(void **state)
{
	assert_slots(*state, "How do I undo the zebra?", "undo zebra");
	assert_slots(*state, "what is zebra", "zebra");
	/* "what" alone is none. */
	assert_slots(*state, "what zebra", "what zebra");
}

static void
stop_words_stay_where_nothing_else_is(void **state)
{
	assert_slots(*state, "what is", "what is");
	assert_slots(*state, "The", "the");
	assert_first(*state, "what is", QUESTION);
}

static void
pairs_half_in_a_stop_word_are_left_out(void **state)
{
	assert_slots(*state, "回滾的容器組", "回滚 容器 器组");
	assert_slots(*state, "為什麼回滾", "回滚");
}

static void
a_single_character_may_be_part_of_a_word(void **state)
{
	assert_slots(*state, "zebra 目的", "zebra 目的");
	assert_first(*state, "目的", PURPOSE);
}

static void
a_whole_is_known_without_its_stop_words(void **state)
{
	struct query q;

	assert_int_equal(understand_text(&q, *state,
	    str_of("How do I roll back the Deployment?")), KR_OK);
	assert_true(q.slots[q.n - 1].bonus);
	assert_int_equal(query_lane(&q, q.slots[q.n - 1].lane)->at.note,
	    ROLLBACK);
}

static void
damaged_synonyms_are_told(void **state)
{
	size_t len, i, told = 0;
	char *section, was;
	struct query q;
	struct pack *pack;
	struct buf copy;

	(void)state;
	buf_init(&copy);
	buf_adds(&copy, buf_str(&bytes));
	section = fixture_section(&copy, PACK_TAG_SYNONYMS, &len);
	for (i = 0; i < len; i++) {
		was = section[i];
		section[i] = '\xff';
		if (pack_open_memory(&pack, copy.p, copy.len, "bad") ==
		    KR_OK && understand_text(&q, pack,
		    str_of("how undo pod 回滾 zebrra")) == KR_ECORRUPT) {
			assert_string_not_equal(pack_fault(pack), "");
			told++;
		}
		pack_close(pack);
		section[i] = was;
	}
	assert_true(told > 0);
	buf_fini(&copy);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_key_is_found_with_its_groups),
		cmocka_unit_test(a_stop_word_is_in_no_group),
		cmocka_unit_test(what_only_begins_a_key_is_not_found_but_told),
		cmocka_unit_test(values_that_make_no_sense_do_no_harm),
		cmocka_unit_test(phrases_of_a_query_tell_where_they_stand),
		cmocka_unit_test(a_synonym_finds_what_says_it_otherwise),
		cmocka_unit_test(a_word_of_two_groups_finds_what_says_either),
		cmocka_unit_test(what_was_typed_beats_what_means_the_same),
		cmocka_unit_test(a_group_is_a_lane_that_counts_less),
		cmocka_unit_test(stop_words_are_left_out),
		cmocka_unit_test(stop_words_stay_where_nothing_else_is),
		cmocka_unit_test(pairs_half_in_a_stop_word_are_left_out),
		cmocka_unit_test(a_single_character_may_be_part_of_a_word),
		cmocka_unit_test(a_whole_is_known_without_its_stop_words),
		cmocka_unit_test(damaged_synonyms_are_told),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
