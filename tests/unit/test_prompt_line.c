/*
 * What kind of line was typed: what prompt/line.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>

#include <cmocka.h>

#include "prompt/line.h"

static const struct str	nothing = { NULL, 0 };

static void
assert_line(const char *text, enum line_kind kind, const char *rest)
{
	struct line line = line_parse(str_of(text));

	if (line.kind != kind || !str_equal(line.text, str_of(rest)))
		fail_msg("`%s': kind %d, `%.*s'", text, (int)line.kind,
		    (int)line.text.len, line.text.p);
}

static void
assert_number(const char *text, size_t number)
{
	struct line line = line_parse(str_of(text));

	assert_int_equal(line.kind, LINE_NUMBER);
	assert_int_equal(line.number, number);
}

static void
a_line_of_spaces_is_empty(void **state)
{
	(void)state;
	assert_int_equal(line_parse(nothing).kind, LINE_EMPTY);
	assert_line("", LINE_EMPTY, "");
	assert_line("  \t\r\n ", LINE_EMPTY, "");
}

static void
a_colon_begins_a_command(void **state)
{
	(void)state;
	assert_line(":help", LINE_COMMAND, "help");
	assert_line("  : set pod web-0  ", LINE_COMMAND, "set pod web-0");
	assert_line(":", LINE_COMMAND, "");
	assert_line(": ", LINE_COMMAND, "");
	assert_line("::1", LINE_COMMAND, ":1");
	assert_line("a:b", LINE_QUERY, "a:b");
}

static void
digits_alone_are_a_number(void **state)
{
	(void)state;
	assert_number("1", 1);
	assert_number(" 42 ", 42);
	assert_number("007", 7);
	assert_number("0", 0);
	assert_line("0/3", LINE_QUERY, "0/3");
	assert_line("-1", LINE_QUERY, "-1");
	assert_line("+1", LINE_QUERY, "+1");
	assert_line("1 2", LINE_QUERY, "1 2");
	assert_line("\xEF\xBC\x91", LINE_QUERY, "\xEF\xBC\x91");
}

static void
a_number_is_never_too_large(void **state)
{
	char text[32];

	(void)state;
	assert_number("99999999999999999999999999", SIZE_MAX);
	assert_number("10000000000000000000000000000000000000", SIZE_MAX);
	snprintf(text, sizeof text, "%zu", SIZE_MAX);
	assert_number(text, SIZE_MAX);
	snprintf(text, sizeof text, "%zu", SIZE_MAX - 1);
	assert_number(text, SIZE_MAX - 1);
}

static void
anything_else_is_a_query(void **state)
{
	(void)state;
	assert_line("pods", LINE_QUERY, "pods");
	assert_line("\xE9\x87\x8D\xE5\x95\x9F", LINE_QUERY,
	    "\xE9\x87\x8D\xE5\x95\x9F");
	assert_line("\xFF", LINE_QUERY, "\xFF");
}

static void
a_query_keeps_the_spaces_behind_it(void **state)
{
	(void)state;
	assert_line("  pod logs ", LINE_QUERY, "pod logs ");
	assert_line("pod\t", LINE_QUERY, "pod\t");
	assert_line("  pod", LINE_QUERY, "pod");
}

static void
spaces_around_a_text_are_cut(void **state)
{
	(void)state;
	assert_true(str_equal(line_trim(str_of(" \t a b\r\n")),
	    str_of("a b")));
	assert_int_equal(line_trim(str_of(" \t")).len, 0);
	assert_int_equal(line_trim(nothing).len, 0);
}

static void
words_are_cut_off_one_by_one(void **state)
{
	struct str rest = str_of("  set \t pod  web 0 ");

	(void)state;
	assert_true(str_equal(line_word(&rest), str_of("set")));
	assert_true(str_equal(rest, str_of("pod  web 0")));
	assert_true(str_equal(line_word(&rest), str_of("pod")));
	assert_true(str_equal(line_word(&rest), str_of("web")));
	assert_true(str_equal(line_word(&rest), str_of("0")));
	assert_int_equal(rest.len, 0);
	assert_int_equal(line_word(&rest).len, 0);
	rest = nothing;
	assert_int_equal(line_word(&rest).len, 0);
}

static void
only_digits_make_a_number(void **state)
{
	size_t number = 5;

	(void)state;
	assert_true(line_number(str_of("12"), &number));
	assert_int_equal(number, 12);
	assert_false(line_number(str_of("1a"), &number));
	assert_false(line_number(str_of(" 1"), &number));
	assert_false(line_number(str_of(""), &number));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_of_spaces_is_empty),
		cmocka_unit_test(a_colon_begins_a_command),
		cmocka_unit_test(digits_alone_are_a_number),
		cmocka_unit_test(a_number_is_never_too_large),
		cmocka_unit_test(anything_else_is_a_query),
		cmocka_unit_test(a_query_keeps_the_spaces_behind_it),
		cmocka_unit_test(spaces_around_a_text_are_cut),
		cmocka_unit_test(words_are_cut_off_one_by_one),
		cmocka_unit_test(only_digits_make_a_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
