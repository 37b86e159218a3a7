/*
 * What a reader typed, as terms: what search/query.h promises.
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

static const struct fixture fixtures[] = {
	{ "helm/helm", "# Helm\n\n> Charts.\n", NULL },
	{ "pods/a", "# A\n\n> common scarce\n", NULL },
	{ "pods/b", "# B\n\n> common\n> Keywords: the keyword\n\n"
	    "dry-run dry\n", NULL },
	{ "pods/c", "# Rare title\n\n> common\n", NULL },
	{ "helm", NULL, NULL },
	{ "pods", "# Pods\n\n> P.\n> Aliases: po\n", NULL },
};

enum { HELM_HELM, PODS_A, PODS_B, PODS_C };

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

/* A query is long: one of a test stands in the caller's storage. */
static void
make_query(struct query *q, struct pack *pack, const char *text)
{
	assert_int_equal(understand_text(q, pack, str_of(text)), KR_OK);
}

/* The slot of a word, as it is looked up. */
static const struct query_slot *
slot_of(const struct query *q, const char *text)
{
	size_t i;

	for (i = 0; i < q->n; i++)
		if (!q->slots[i].bonus && str_equal((struct str){
		    q->slots[i].text, q->slots[i].len }, str_of(text)))
			return &q->slots[i];
	fail_msg("no slot for `%s'", text);
	return NULL;
}

static bool
is_near(float a, float b)
{
	return a > b * 0.999f - 0.001f && a < b * 1.001f + 0.001f;
}

static void
known_words_come_with_their_postings(void **state)
{
	const struct query_slot *common, *rare;
	struct query q;

	make_query(&q, *state, "common rare");
	assert_int_equal(q.n, 2);
	common = slot_of(&q, "common");
	rare = slot_of(&q, "rare");
	assert_true(common->known && rare->known);
	assert_int_equal(query_lane(&q, common->lane)->at.count, 3);
	assert_int_equal(query_lane(&q, common->lane)->at.note, PODS_A);
	assert_int_equal(query_lane(&q, rare->lane)->at.count, 1);
	assert_null(query_lane(&q, query_lane(&q, rare->lane)->next));
	assert_true(query_lane(&q, rare->lane)->factor >= 1.0f);
}

static void
a_slot_tells_where_its_word_stands(void **state)
{
	const struct query_slot *slot;
	struct query q;

	make_query(&q, *state, "a common RARE, one");
	slot = slot_of(&q, "rare");
	assert_int_equal(slot->start, 9);
	assert_int_equal(slot->end, 13);
}

static void
a_rare_word_weighs_more_than_a_common_one(void **state)
{
	float common, rare;
	struct query q;

	make_query(&q, *state, "common rare");
	common = slot_of(&q, "common")->weight;
	rare = slot_of(&q, "rare")->weight;
	assert_true(common > 0.0f);
	assert_true(rare > common);
}

static void
rarity_falls_with_the_number_of_notes(void **state)
{
	struct pack *pack = *state;
	uint32_t i;

	for (i = 1; i < 4; i++)
		assert_true(query_rarity(pack, i) >
		    query_rarity(pack, i + 1));
	/* log2 of 1 + 4 / 4, and about that of 1 + 4 / 1. */
	assert_true(is_near(query_rarity(pack, 4), 1.0f));
	assert_true(query_rarity(pack, 1) > 2.2f &&
	    query_rarity(pack, 1) < 2.4f);
	assert_true(is_near(query_rarity(pack, 0), query_rarity(pack, 1)));
}

static void
a_word_said_twice_counts_once(void **state)
{
	struct query once, twice;

	make_query(&once, *state, "common unheard");
	make_query(&twice, *state,
	    "common unheard COMMON Unheard commons");
	assert_int_equal(twice.n, once.n);
	assert_true(is_near(twice.total, once.total));
}

static void
an_unknown_word_counts_but_its_pieces_only_for_it(void **state)
{
	struct query word, none, both;

	make_query(&none, *state, "common");
	make_query(&word, *state, "common zzzzz");
	make_query(&both, *state, "common zzzzz-yyyyy");
	assert_int_equal(none.n, 1);
	assert_false(slot_of(&word, "zzzzz")->known);
	assert_int_equal(slot_of(&word, "zzzzz")->lane, 0);
	assert_true(word.total > none.total);
	/* The whole of two pieces adds nothing to what they count. */
	assert_true(is_near(slot_of(&both, "zzzzz-yyyyy")->weight, 0.0f));
	assert_true(is_near(slot_of(&both, "zzzzz")->weight,
	    slot_of(&word, "zzzzz")->weight));
}

static void
an_unknown_name_says_less_than_an_unknown_word(void **state)
{
	struct query q;

	make_query(&q, *state, "common zzzzzzzzz zz9zzzzzz zzz");
	assert_true(slot_of(&q, "zz9zzzzzz")->weight <
	    slot_of(&q, "zzz")->weight);
	assert_true(slot_of(&q, "zzz")->weight <
	    slot_of(&q, "zzzzzzzzz")->weight);
}

static void
a_known_piece_of_a_known_whole_weighs_less_than_alone(void **state)
{
	struct query alone, of_known, of_unknown;

	make_query(&alone, *state, "dry");
	make_query(&of_known, *state, "dry-run");
	make_query(&of_unknown, *state, "dry-common");
	assert_true(slot_of(&of_known, "dry")->weight <
	    slot_of(&alone, "dry")->weight);
	assert_true(is_near(slot_of(&of_unknown, "dry")->weight,
	    slot_of(&alone, "dry")->weight));
}

static void
the_total_is_what_all_slots_weigh_without_bonuses(void **state)
{
	float sum = 0.0f;
	struct query q;
	size_t i;

	make_query(&q, *state, "rare title");
	for (i = 0; i < q.n; i++)
		if (!q.slots[i].bonus)
			sum += q.slots[i].weight;
	assert_true(is_near(q.total, sum));
	/* The query is a title: there is a bonus. */
	assert_int_equal(q.n, 3);
	assert_true(q.slots[2].bonus && q.slots[2].weight > 0.0f);
	assert_int_equal(query_lane(&q, q.slots[2].lane)->at.note, PODS_C);
}

static void
a_query_that_is_no_title_or_keyword_has_no_bonus(void **state)
{
	struct query q;
	size_t i;

	make_query(&q, *state, "title rare");
	for (i = 0; i < q.n; i++)
		assert_false(q.slots[i].bonus);
	make_query(&q, *state, "the keyword");
	assert_true(q.slots[q.n - 1].bonus);
	make_query(&q, *state, "keyword");
	assert_false(q.slots[q.n - 1].bonus);
}

static void
a_term_is_a_lane_of_a_slot_only_once(void **state)
{
	struct pack *pack = *state;
	struct query q;
	size_t lanes;

	make_query(&q, pack, "common");
	lanes = q.lane_n;
	assert_int_equal(query_add_lane(&q, pack, 0, str_of("common"), 0.5f),
	    KR_OK);
	assert_int_equal(q.lane_n, lanes);
	assert_int_equal(query_add_lane(&q, pack, 0, str_of("rare"), 0.5f),
	    KR_OK);
	assert_int_equal(q.lane_n, lanes + 1);
	assert_int_equal(query_add_lane(&q, pack, 0, str_of("unheard"),
	    0.5f), KR_ENOTFOUND);
}

static void
slots_are_copied_without_their_lanes_while_there_is_room(void **state)
{
	struct query q;
	size_t i;

	make_query(&q, *state, "common rare");
	assert_int_equal(query_copy_slot(&q, 1), 2);
	assert_memory_equal(q.slots[2].text, "rare", 4);
	assert_int_equal(q.slots[2].lane, 0);
	assert_int_not_equal(q.slots[1].lane, 0);
	for (i = 3; i < QUERY_SLOTS_MAX; i++)
		assert_int_equal(query_copy_slot(&q, 0), i);
	assert_int_equal(query_copy_slot(&q, 0), QUERY_SLOTS_MAX);
	assert_int_equal(q.n, QUERY_SLOTS_MAX);
}

static void
notes_of_a_term_are_counted(void **state)
{
	struct pack *pack = *state;
	uint32_t count = 77;

	assert_int_equal(query_count_notes(pack, str_of("common"), &count),
	    KR_OK);
	assert_int_equal(count, 3);
	assert_int_equal(query_count_notes(pack, str_of("unheard"), &count),
	    KR_OK);
	assert_int_equal(count, 0);
}

static void
a_first_word_that_names_a_topic_gives_its_notes(void **state)
{
	struct query q;

	make_query(&q, *state, "pods common");
	assert_int_equal(q.topic_first, PODS_A);
	assert_int_equal(q.topic_count, 3);
	make_query(&q, *state, "PO common");
	assert_int_equal(q.topic_count, 3);
	make_query(&q, *state, "pods/x common");
	assert_int_equal(q.topic_count, 3);
	make_query(&q, *state, "common pods");
	assert_int_equal(q.topic_count, 0);
}

static void
a_topic_is_known_even_if_a_note_has_its_name(void **state)
{
	struct query q;

	make_query(&q, *state, "helm charts");
	assert_int_equal(q.topic_first, HELM_HELM);
	assert_int_equal(q.topic_count, 1);
}

static void
no_words_are_a_query_too(void **state)
{
	struct query q;

	make_query(&q, *state, " ...!?-- ");
	assert_int_equal(q.n, 0);
	make_query(&q, *state, "");
	assert_int_equal(q.n, 0);
}

static void
words_after_the_limit_do_not_count(void **state)
{
	struct pack *pack = *state;
	struct buf text;
	struct query q;
	int i;

	buf_init(&text);
	for (i = 0; i < 1000; i++)
		buf_printf(&text, "word%dx ", i);
	assert_int_equal(understand_text(&q, pack, buf_str(&text)), KR_OK);
	assert_int_equal(q.n, QUERY_SLOTS_MAX);
	buf_fini(&text);
}

static void
text_after_the_limit_does_not_count(void **state)
{
	struct pack *pack = *state;
	struct buf text;
	struct query q;

	buf_init(&text);
	buf_fill(&text, ' ', QUERY_TEXT_MAX - 6);
	buf_puts(&text, "common rare");
	assert_int_equal(understand_text(&q, pack, buf_str(&text)), KR_OK);
	assert_int_equal(q.n, 1);
	(void)slot_of(&q, "common");
	buf_fini(&text);
}

static void
a_megabyte_pasted_in_is_cut_and_taken(void **state)
{
	static char text[1 << 20];
	struct pack *pack = *state;
	struct query q;
	size_t i;

	srand(1);
	for (i = 0; i < sizeof text; i++)
		text[i] = (char)rand();
	assert_int_equal(understand_text(&q, pack, (struct str){ text,
	    sizeof text }), KR_OK);
	assert_true(q.n <= QUERY_SLOTS_MAX);
	assert_true(q.lane_n <= QUERY_LANES_MAX);
}

static void
a_damaged_dictionary_is_told_with_its_name(void **state)
{
	struct pack *pack;
	struct query q;
	char *copy = malloc(bytes.len);
	size_t i;
	bool told = false;

	(void)state;
	assert_non_null(copy);
	/* Any byte at a time; some of them stand in the terms. */
	for (i = 300; i < bytes.len; i++) {
		memcpy(copy, bytes.p, bytes.len);
		copy[i] = '\xff';
		if (pack_open_memory(&pack, copy, bytes.len, "x") == KR_OK &&
		    understand_text(&q, pack, str_of("common rare helm a")) ==
		    KR_ECORRUPT) {
			assert_string_not_equal(pack_fault(pack), "");
			told = true;
		}
		pack_close(pack);
	}
	assert_true(told);
	free(copy);
}

/* "ditimon" and "kitudop" have one hash. */
static void
terms_of_one_hash_are_two_lanes(void **state)
{
	static const struct fixture two[] = {
		{ "a/one", "# Ditimon\n\n> S.\n", NULL },
		{ "a/two", "# Kitudop\n\n> S.\n", NULL },
		{ "a", NULL, NULL },
	};
	struct buf room = { .p = NULL };
	const struct query_slot *slot;
	void *pack = NULL;
	struct query q;

	(void)state;
	assert_true(str_hash(str_of("ditimon")) ==
	    str_hash(str_of("kitudop")));
	assert_int_equal(fixture_open(two, 3, NULL, &room, &pack), 0);
	make_query(&q, pack, "ditimon");
	slot = slot_of(&q, "ditimon");
	assert_int_equal(query_add_lane(&q, pack, (size_t)(slot - q.slots),
	    str_of("kitudop"), 0.5f), KR_OK);
	assert_int_equal(query_lane(&q, slot->lane)->at.note, 1);
	assert_int_equal(query_lane(&q, query_lane(&q, slot->lane)->next)->
	    at.note, 0);
	(void)fixture_close(&room, &pack);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_words_come_with_their_postings),
		cmocka_unit_test(a_slot_tells_where_its_word_stands),
		cmocka_unit_test(a_rare_word_weighs_more_than_a_common_one),
		cmocka_unit_test(rarity_falls_with_the_number_of_notes),
		cmocka_unit_test(a_word_said_twice_counts_once),
		cmocka_unit_test(
		    an_unknown_word_counts_but_its_pieces_only_for_it),
		cmocka_unit_test(
		    an_unknown_name_says_less_than_an_unknown_word),
		cmocka_unit_test(
		    a_known_piece_of_a_known_whole_weighs_less_than_alone),
		cmocka_unit_test(
		    the_total_is_what_all_slots_weigh_without_bonuses),
		cmocka_unit_test(
		    a_query_that_is_no_title_or_keyword_has_no_bonus),
		cmocka_unit_test(a_term_is_a_lane_of_a_slot_only_once),
		cmocka_unit_test(
		    slots_are_copied_without_their_lanes_while_there_is_room),
		cmocka_unit_test(notes_of_a_term_are_counted),
		cmocka_unit_test(
		    a_first_word_that_names_a_topic_gives_its_notes),
		cmocka_unit_test(a_topic_is_known_even_if_a_note_has_its_name),
		cmocka_unit_test(terms_of_one_hash_are_two_lanes),
		cmocka_unit_test(no_words_are_a_query_too),
		cmocka_unit_test(words_after_the_limit_do_not_count),
		cmocka_unit_test(text_after_the_limit_does_not_count),
		cmocka_unit_test(a_megabyte_pasted_in_is_cut_and_taken),
		cmocka_unit_test(a_damaged_dictionary_is_told_with_its_name),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
