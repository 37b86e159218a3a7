/*
 * "Did you mean": what search/suggest.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"
#include "pack/read.h"
#include "search/suggest.h"

#define NOTE	"# T\n\n> S.\n"

static const struct fixture fixtures[] = {
	{ "pods/crashloopbackoff", NOTE, NULL },
	{ "pods/imagepullbackoff", NOTE, NULL },
	{ "pods/list-all", NOTE, NULL },
	{ "pods/logs", NOTE, NULL },
	{ "pods/toil", NOTE, NULL },
	{ "stateful/a1", NOTE, NULL }, { "stateful/stateful-a", NOTE, NULL },
	{ "stateful/stateful-b", NOTE, NULL },
	{ "stateful/stateful-c", NOTE, NULL },
	{ "stateful/stateful-d", NOTE, NULL },
	{ "stateful/stateful-e", NOTE, NULL },
	{ "pods", "# Pods\n\n> S.\n> Aliases: po\n", NULL },
	{ "stateful", NULL, NULL },
};

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

/* The suggestions for text, with spaces between. */
static void
assert_suggested(struct pack *pack, const char *text, const char *expected)
{
	struct suggestions s;
	struct buf all;
	size_t i;

	assert_int_equal(suggest_names(pack, str_of(text), &s), KR_OK);
	buf_init(&all);
	for (i = 0; i < s.n; i++) {
		if (i > 0)
			buf_addc(&all, ' ');
		buf_add(&all, s.v[i].text, s.v[i].len);
	}
	buf_addc(&all, '\0');
	assert_string_equal(all.p, expected);
	buf_fini(&all);
}

static void
a_slip_from_four_letters_is_forgiven(void **state)
{
	assert_suggested(*state, "lgos", "logs");
	assert_suggested(*state, "lugs", "logs");
	assert_suggested(*state, "pos", "");
	assert_suggested(*state, "gols", "");
}

static void
two_slips_from_eight_letters_are_forgiven(void **state)
{
	assert_suggested(*state, "crashlopbakoff", "crashloopbackoff");
	assert_suggested(*state, "craslopbakoff", "");
	assert_suggested(*state, "stxtefxl", "stateful");
	assert_suggested(*state, "sttefxl", "");
}

static void
case_does_not_matter(void **state)
{
	assert_suggested(*state, "CrashLopBackOff", "crashloopbackoff");
}

static void
the_beginning_of_a_name_suggests_it(void **state)
{
	assert_suggested(*state, "imagepull", "imagepullbackoff");
	assert_suggested(*state, "im", "");
}

static void
every_word_of_a_query_is_tried(void **state)
{
	assert_suggested(*state, "why imagepullbackof now",
	    "imagepullbackoff");
	assert_suggested(*state, "  lgos  ", "logs");
}

static void
words_are_tried_as_one_name_too(void **state)
{
	assert_suggested(*state, "list al", "list-all");
}

static void
the_nearest_come_first_and_no_more_than_five(void **state)
{
	struct pack *pack = *state;
	struct suggestions s;
	size_t i;

	assert_int_equal(suggest_names(pack, str_of("stateful-c"), &s),
	    KR_OK);
	assert_int_equal(s.n, SUGGEST_MAX);
	assert_int_equal(s.v[0].distance, 0);
	assert_memory_equal(s.v[0].text, "stateful-c", s.v[0].len);
	for (i = 1; i < s.n; i++)
		assert_true(s.v[i].distance >= s.v[i - 1].distance);
}

static void
equally_near_names_come_in_byte_order(void **state)
{
	assert_suggested(*state, "statefxl-",
	    "stateful stateful-a stateful-b stateful-c stateful-d");
}

static void
nothing_near_is_no_suggestion(void **state)
{
	assert_suggested(*state, "", "");
	assert_suggested(*state, "   ", "");
	assert_suggested(*state, "zzzzzzzzzz", "");
	assert_suggested(*state, "\xE9\x87\x8D\xE5\x95\x9F", "");
}

static void
a_text_of_any_length_is_taken(void **state)
{
	static char text[100000];
	struct suggestions s;
	size_t i;

	for (i = 0; i < sizeof text; i++)
		text[i] = i % 90 == 0 ? ' ' : 'x';
	assert_int_equal(suggest_names(*state, (struct str){ text,
	    sizeof text }, &s), KR_OK);
	assert_int_equal(s.n, 0);
}

static void
the_mistyped_beginning_of_a_name_suggests_it(void **state)
{
	assert_suggested(*state, "crashlop", "crashloopbackoff");
	assert_suggested(*state, "imagpul", "imagepullbackoff");
	/* Too short to tell. */
	assert_suggested(*state, "crahs", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_slip_from_four_letters_is_forgiven),
		cmocka_unit_test(two_slips_from_eight_letters_are_forgiven),
		cmocka_unit_test(case_does_not_matter),
		cmocka_unit_test(the_beginning_of_a_name_suggests_it),
		cmocka_unit_test(the_mistyped_beginning_of_a_name_suggests_it),
		cmocka_unit_test(every_word_of_a_query_is_tried),
		cmocka_unit_test(words_are_tried_as_one_name_too),
		cmocka_unit_test(the_nearest_come_first_and_no_more_than_five),
		cmocka_unit_test(equally_near_names_come_in_byte_order),
		cmocka_unit_test(nothing_near_is_no_suggestion),
		cmocka_unit_test(a_text_of_any_length_is_taken),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
