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
#include "search/query.h"

static const struct fixture fixtures[] = {
	{ "helm/helm", "# Helm\n\n> Charts.\n", NULL },
	{ "pods/a", "# A\n\n> common rare\n", NULL },
	{ "pods/b", "# B\n\n> common\n", NULL },
	{ "pods/c", "# C\n\n> common\n", NULL },
	{ "helm", NULL, NULL },
	{ "pods", "# Pods\n\n> P.\n> Aliases: po\n", NULL },
};

enum { HELM_HELM, PODS_A, PODS_B, PODS_C };

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

static struct query
make_query(struct pack *pack, const char *text)
{
	struct query q;

	assert_int_equal(query_init(&q, pack, str_of(text)), KR_OK);
	return q;
}

static void
known_words_come_with_their_postings(void **state)
{
	struct query q = make_query(*state, "common rare");

	assert_int_equal(q.n, 2);
	assert_int_equal(q.v[0].notes, 3);
	assert_int_equal(q.v[1].notes, 1);
	assert_true(cur_left(&q.v[0].list) > cur_left(&q.v[1].list));
}

static void
a_rare_word_weighs_more_than_a_common_one(void **state)
{
	struct query q = make_query(*state, "common rare unheard");

	assert_true(q.v[0].weight > 0.0f);
	assert_true(q.v[1].weight > q.v[0].weight);
	assert_true(q.v[2].weight >= q.v[1].weight);
}

static void
a_word_said_twice_counts_once(void **state)
{
	struct query once = make_query(*state, "common unheard");
	struct query twice = make_query(*state,
	    "common unheard COMMON Unheard commons");

	assert_int_equal(twice.n, once.n);
	assert_true(twice.total <= once.total && twice.total >= once.total);
}

static void
an_unknown_word_counts_but_its_pieces_do_not(void **state)
{
	struct query word = make_query(*state, "common zzz-yyy");
	struct query none = make_query(*state, "common");
	struct query whole = make_query(*state, "common zzzyyy");

	assert_int_equal(none.n, 1);
	assert_int_equal(word.n, 4);
	assert_int_equal(word.v[1].notes, 0);
	assert_true(cur_done(&word.v[1].list));
	assert_true(word.total > none.total);
	assert_true(word.total <= whole.total && word.total >= whole.total);
}

static void
a_known_piece_weighs_half(void **state)
{
	struct query alone = make_query(*state, "rare");
	struct query piece = make_query(*state, "zzz-rare");
	size_t i;

	for (i = 0; i < piece.n; i++)
		if (piece.v[i].notes == 1)
			break;
	assert_true(i < piece.n && piece.v[i].part);
	assert_true(piece.v[i].weight < alone.v[0].weight * 0.51f);
}

static void
the_total_is_what_all_terms_weigh(void **state)
{
	struct query q = make_query(*state, "common rare unheard");
	float sum = q.v[0].weight + q.v[1].weight + q.v[2].weight;

	assert_true(q.total > sum * 0.999f && q.total < sum * 1.001f);
}

static void
a_first_word_that_names_a_topic_gives_its_notes(void **state)
{
	struct query q = make_query(*state, "pods common");

	assert_int_equal(q.topic_first, PODS_A);
	assert_int_equal(q.topic_count, 3);
	q = make_query(*state, "PO common");
	assert_int_equal(q.topic_count, 3);
	q = make_query(*state, "pods/x common");
	assert_int_equal(q.topic_count, 3);
	q = make_query(*state, "common pods");
	assert_int_equal(q.topic_count, 0);
}

static void
a_topic_is_known_even_if_a_note_has_its_name(void **state)
{
	struct query q = make_query(*state, "helm charts");

	assert_int_equal(q.topic_first, HELM_HELM);
	assert_int_equal(q.topic_count, 1);
}

static void
no_words_are_a_query_too(void **state)
{
	struct query q = make_query(*state, " ...!?-- ");

	assert_int_equal(q.n, 0);
	q = make_query(*state, "");
	assert_int_equal(q.n, 0);
}

static void
terms_after_the_limit_do_not_count(void **state)
{
	struct pack *pack = *state;
	struct buf text;
	struct query q;
	int i;

	buf_init(&text);
	for (i = 0; i < 1000; i++)
		buf_printf(&text, "word%dx ", i);
	assert_int_equal(query_init(&q, pack, buf_str(&text)), KR_OK);
	assert_int_equal(q.n, QUERY_TERMS_MAX);
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
	assert_int_equal(query_init(&q, pack, (struct str){ text,
	    sizeof text }), KR_OK);
	assert_true(q.n <= QUERY_TERMS_MAX);
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
		    query_init(&q, pack, str_of("common rare helm a")) ==
		    KR_ECORRUPT) {
			assert_string_not_equal(pack_fault(pack), "");
			told = true;
		}
		pack_close(pack);
	}
	assert_true(told);
	free(copy);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_words_come_with_their_postings),
		cmocka_unit_test(a_rare_word_weighs_more_than_a_common_one),
		cmocka_unit_test(a_word_said_twice_counts_once),
		cmocka_unit_test(an_unknown_word_counts_but_its_pieces_do_not),
		cmocka_unit_test(a_known_piece_weighs_half),
		cmocka_unit_test(the_total_is_what_all_terms_weigh),
		cmocka_unit_test(
		    a_first_word_that_names_a_topic_gives_its_notes),
		cmocka_unit_test(a_topic_is_known_even_if_a_note_has_its_name),
		cmocka_unit_test(no_words_are_a_query_too),
		cmocka_unit_test(terms_after_the_limit_do_not_count),
		cmocka_unit_test(a_megabyte_pasted_in_is_cut_and_taken),
		cmocka_unit_test(a_damaged_dictionary_is_told_with_its_name),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
