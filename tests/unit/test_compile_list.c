/*
 * Lists of strings: what compile/list.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>

#include <cmocka.h>

#include "compile/list.h"

static void
a_list_keeps_copies_in_order(void **state)
{
	struct list l = { NULL, 0, 0 };
	char text[16];
	unsigned i;

	(void)state;
	for (i = 0; i < 100; i++) {
		snprintf(text, sizeof text, "text %u", i);
		list_add(&l, str_of(text), i, i % 2 == 0);
	}
	assert_int_equal(l.n, 100);
	assert_string_equal(l.v[0].text, "text 0");
	assert_string_equal(l.v[99].text, "text 99");
	assert_int_equal(l.v[99].line, 99);
	assert_true(l.v[98].code);
	assert_false(l.v[99].code);
	list_fini(&l);
	assert_int_equal(l.n, 0);
	assert_null(l.v);
}

static void
assert_trimmed(const char *text, const char *expected)
{
	assert_true(str_equal(list_trim(str_of(text)), str_of(expected)));
}

static void
spaces_and_a_full_stop_are_trimmed(void **state)
{
	(void)state;
	assert_trimmed("  a b ", "a b");
	assert_trimmed("a.", "a");
	assert_trimmed(" v1.29. ", "v1.29");
	assert_trimmed(".a", ".a");
	assert_trimmed(" . ", "");
	assert_trimmed("", "");
}

static void
parts_stand_between_commas(void **state)
{
	struct list l = { NULL, 0, 0 };

	(void)state;
	list_add_parts(&l, str_of(" crash loop, restarting ,, exit code 1."),
	    7);
	assert_int_equal(l.n, 3);
	assert_string_equal(l.v[0].text, "crash loop");
	assert_string_equal(l.v[1].text, "restarting");
	assert_string_equal(l.v[2].text, "exit code 1");
	assert_int_equal(l.v[2].line, 7);
	assert_false(l.v[2].code);
	list_fini(&l);
}

static void
nothing_between_commas_is_no_part(void **state)
{
	struct list l = { NULL, 0, 0 };

	(void)state;
	list_add_parts(&l, str_of(""), 1);
	list_add_parts(&l, str_of(" , ,. ,"), 1);
	assert_int_equal(l.n, 0);
	list_fini(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_list_keeps_copies_in_order),
		cmocka_unit_test(spaces_and_a_full_stop_are_trimmed),
		cmocka_unit_test(parts_stand_between_commas),
		cmocka_unit_test(nothing_between_commas_is_no_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
