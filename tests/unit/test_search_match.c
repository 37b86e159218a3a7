/*
 * Why a note was found: what search/match.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"
#include "search/match.h"
#include "search/rank.h"
#include "search/understand.h"

static const struct fixture fixtures[] = {
	{ "a/one", "# Ditimon\n\n> S.\n"
	    "> Symptoms: `ImagePullBackOff on web-1`\n\n"
	    "An undo of it.\n\nIt takes a while.\n", NULL },
	{ "a/two", "# Kitudop\n\n> S.\n\nRoll it back.\n\n"
	    "## Find the pods\n\nA pod says so.\n", NULL },
	{ "a", NULL, NULL },
};

static struct buf	bytes;

static int
open_pack(void **state)
{
	return fixture_open_with(fixtures,
	    sizeof fixtures / sizeof fixtures[0], "roll back, undo\n", "the",
	    &bytes, state);
}

static int
close_pack(void **state)
{
	return fixture_close(&bytes, state);
}

/* The text with what is marked in brackets. */
static void
assert_marks(const struct match *m, const char *expected)
{
	struct buf all;
	size_t i, at = 0;

	buf_init(&all);
	for (i = 0; i < m->n; i++) {
		assert_true(m->marks[i].start >= at);
		assert_true(m->marks[i].end <= m->text.len);
		buf_add(&all, m->text.p + at, m->marks[i].start - at);
		buf_addc(&all, '[');
		at = m->marks[i].start;
		buf_add(&all, m->text.p + at, m->marks[i].end - at);
		buf_addc(&all, ']');
		at = m->marks[i].end;
	}
	buf_add(&all, m->text.p + at, m->text.len - at);
	buf_addc(&all, '\0');
	assert_string_equal(all.p, expected);
	buf_fini(&all);
}

static void
assert_text(struct pack *pack, const char *asked, const char *text,
    const char *expected)
{
	struct match m;
	struct query q;

	assert_int_equal(understand_text(&q, pack, str_of(asked)), KR_OK);
	match_init(&m);
	assert_int_equal(match_text(&m, &q, pack, str_of(text)), KR_OK);
	assert_marks(&m, expected);
	match_fini(&m);
}

static void
assert_line(struct pack *pack, const char *asked, uint32_t number,
    const char *expected)
{
	struct match m;
	struct note note;
	struct query q;

	note_init(&note);
	assert_int_equal(pack_note_read(pack, number, 0, &note), KR_OK);
	assert_int_equal(understand_text(&q, pack, str_of(asked)), KR_OK);
	match_init(&m);
	assert_int_equal(match_note(&m, &q, pack, &note), KR_OK);
	assert_marks(&m, expected);
	match_fini(&m);
	note_fini(&note);
}

static void
words_are_marked_whatever_their_form(void **state)
{
	assert_text(*state, "pod", "Find the Pods, pod by pod",
	    "Find the [Pods], [pod] by [pod]");
	assert_text(*state, "pod", "nothing of it", "nothing of it");
	assert_text(*state, "", "nothing", "nothing");
}

static void
what_means_the_same_is_marked(void **state)
{
	assert_text(*state, "undo", "Roll back now", "[Roll back] now");
}

static void
a_word_of_the_same_hash_is_not_marked(void **state)
{
	assert_text(*state, "ditimon", "kitudop ditimon",
	    "kitudop [ditimon]");
}

static void
the_line_with_most_of_the_query_is_shown(void **state)
{
	assert_line(*state, "find pods", 1, "[Find] the [pods]");
	assert_line(*state, "undo", 0, "An [undo] of it.");
	assert_line(*state, "Kitudop", 0, "");
}

static void
a_symptom_is_marked_whole(void **state)
{
	assert_line(*state, "Warning: ImagePullBackOff on db-7 !", 0,
	    "[ImagePullBackOff on web-1]");
}

static void
a_damaged_dictionary_is_told(void **state)
{
	size_t len, i, told = 0;
	char *section, was;
	struct match m;
	struct query q;

	assert_int_equal(understand_text(&q, *state, str_of("undo pods")),
	    KR_OK);
	section = fixture_section(&bytes, PACK_TAG_TERMS, &len);
	match_init(&m);
	for (i = 8; i < len; i++) {
		was = section[i];
		section[i] = '\xff';
		told += match_text(&m, &q, *state, str_of("undo the pods")) ==
		    KR_ECORRUPT;
		section[i] = was;
	}
	assert_true(told > 0);
	match_fini(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_marked_whatever_their_form),
		cmocka_unit_test(what_means_the_same_is_marked),
		cmocka_unit_test(a_word_of_the_same_hash_is_not_marked),
		cmocka_unit_test(the_line_with_most_of_the_query_is_shown),
		cmocka_unit_test(a_symptom_is_marked_whole),
		cmocka_unit_test(a_damaged_dictionary_is_told),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
