/*
 * One line of a list: what prompt/row.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/unicode.h"
#include "prompt/row.h"

static const struct render_options	plain = { .width = 80 };

static void
assert_row(const char *name, const char *what, int align, int columns,
    const char *expected)
{
	struct row row = { "- ", str_of(name), str_of(what), align };
	struct buf out;

	buf_init(&out);
	row_put(&out, &plain, &row, columns);
	if (!str_equal(buf_str(&out), str_of(expected)))
		fail_msg("%d: `%.*s', not `%s'", columns, (int)out.len, out.p,
		    expected);
	buf_fini(&out);
}

static void
a_row_is_a_name_and_what_it_is(void **state)
{
	(void)state;
	assert_row("name", "what it is", 0, 80, "- name  what it is\n");
	assert_row("name", "", 0, 80, "- name\n");
	assert_row("", "", 0, 80, "- \n");
}

static void
what_it_is_begins_where_that_of_the_others_does(void **state)
{
	(void)state;
	assert_row("name", "what it is", 7, 80, "- name     what it is\n");
	assert_row("name", "what it is", 4, 80, "- name  what it is\n");
	assert_row("日誌", "what it is", 7, 80, "- 日誌     what it is\n");
	/* A long name is not worth half of the screen. */
	assert_row("name", "what it is", 19, 40,
	    "- name                 what it is\n");
	assert_row("name", "what it is", 20, 40, "- name  what it is\n");
}

static void
what_has_no_room_is_cut(void **state)
{
	(void)state;
	assert_row("name", "what it is", 0, 18, "- name  what it is\n");
	assert_row("name", "what it is", 0, 17, "- name  what it …\n");
	assert_row("name", "what it is", 0, 16, "- name  what it…\n");
	assert_row("name", "what it is", 0, 15, "- name\n");
	assert_row("name", "what it is", 0, 6, "- name\n");
	assert_row("name", "what it is", 0, 5, "- na…\n");
	assert_row("日誌", "", 0, 5, "- 日…\n");
	assert_row("日誌", "", 0, 4, "- …\n");
	assert_row("name", "what it is", 0, 3, "- …\n");
	assert_row("name", "what it is", 0, 2, "\n");
}

static void
what_is_unfit_to_print_is_masked_and_cut(void **state)
{
	(void)state;
	/* Each takes a column that it did not have. */
	assert_row("a\033\033\033\033b", "", 0, 8, "- a????b\n");
	assert_row("a\033\033\033\033b", "", 0, 7, "- a???…\n");
	assert_row("a\033\033\033\033b", "", 0, 6, "- a??…\n");
	assert_row("\xFF\xFF\xFF", "", 0, 4, "- ?…\n");
}

static void
what_is_told_is_cut_too(void **state)
{
	struct buf out;

	(void)state;
	buf_init(&out);
	row_tell(&out, &plain, "nothing found", 13);
	row_tell(&out, &plain, "nothing found", 12);
	row_tell(&out, &plain, "nothing found", 1);
	row_tell(&out, &plain, "nothing found", 0);
	assert_true(str_equal(buf_str(&out),
	    str_of("nothing found\nnothing fou…\n…\n\n")));
	buf_fini(&out);
}

static void
no_row_is_wider_than_that(void **state)
{
	static const char *const texts[] = { "", "a", "pods/logs", "日誌日誌",
	    "e\xCC\x81 e\xCC\x81", "\033\033\033\033", "a日b誌", "\xFF日\xFF" };
	const size_t n = sizeof texts / sizeof texts[0];
	struct buf out;
	int columns;
	size_t i;

	(void)state;
	for (columns = 1; columns <= 40; columns++)
		for (i = 0; i < n * n; i++) {
			struct row row = { "> 1  ", str_of(texts[i % n]),
			    str_of(texts[i / n]), (int)(i % 12) };

			buf_init(&out);
			row_put(&out, &plain, &row, columns);
			assert_int_equal(out.p[out.len - 1], '\n');
			out.len--;
			assert_true(unicode_columns(buf_str(&out)) <= columns);
			assert_null(memchr(out.p, '\n', out.len));
			buf_fini(&out);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_is_a_name_and_what_it_is),
		cmocka_unit_test(
		    what_it_is_begins_where_that_of_the_others_does),
		cmocka_unit_test(what_has_no_room_is_cut),
		cmocka_unit_test(what_is_unfit_to_print_is_masked_and_cut),
		cmocka_unit_test(what_is_told_is_cut_too),
		cmocka_unit_test(no_row_is_wider_than_that),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
