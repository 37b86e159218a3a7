/* One line under the prompt. */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>

#include <cmocka.h>

#include "base/unicode.h"
#include "prompt/row.h"

static void
assert_row(const struct row *row, int columns, const char *expected)
{
	const struct render_options plain = { .width = 80 };
	struct buf out;

	buf_init(&out);
	row_put(&out, &plain, row, columns);
	assert_int_equal(buf_status(&out), KR_OK);
	buf_addc(&out, '\0');
	assert_string_equal(out.p, expected);
	buf_fini(&out);
}

static struct row
make(const char *lead, const char *name, const char *what, int align)
{
	return (struct row){ lead, str_of(name), str_of(what), align };
}

static void
a_name_is_followed_by_what_it_is(void **state)
{
	struct row row = make("- ", "name", "what it is", 0);

	(void)state;
	assert_row(&row, 80, "- name  what it is\n");
	assert_row(&row, 18, "- name  what it is\n");
	assert_row(&row, 17, "- name  what it \xE2\x80\xA6\n");
}

static void
less_than_eight_columns_say_nothing(void **state)
{
	struct row row = make("- ", "name", "what it is", 0);

	(void)state;
	assert_row(&row, 16, "- name  what it\xE2\x80\xA6\n");
	assert_row(&row, 15, "- name\n");
	assert_row(&row, 6, "- name\n");
	assert_row(&row, 5, "- na\xE2\x80\xA6\n");
	assert_row(&row, 2, "\n");
}

static void
nothing_follows_a_name_that_is_all(void **state)
{
	struct row row = make("", "name", "", 9);

	(void)state;
	assert_row(&row, 80, "name\n");
}

static void
what_is_told_begins_in_one_column(void **state)
{
	struct row row = make("- ", "name", "what it is", 7);

	(void)state;
	assert_row(&row, 80, "- name     what it is\n");
	row.align = 9;
	assert_row(&row, 24, "- name       what it is\n");
	/* But not behind an empty half of the screen, or where there would
	 * be no room for it. */
	row.align = 12;
	assert_row(&row, 24, "- name  what it is\n");
	row.align = 9;
	assert_row(&row, 20, "- name  what it is\n");
}

static void
what_is_unfit_to_print_is_masked_and_cut(void **state)
{
	struct row row = make("", "a\033\033\033\033b", "", 0);

	(void)state;
	/* Each takes a column that it did not have. */
	assert_row(&row, 5, "a???\xE2\x80\xA6\n");
	assert_row(&row, 6, "a????b\n");
}

static void
a_notice_is_cut_as_well(void **state)
{
	const struct render_options plain = { .width = 80 };
	struct buf out;

	(void)state;
	buf_init(&out);
	row_tell(&out, &plain, "nothing found", 8);
	row_tell(&out, &plain, "nothing found", 13);
	assert_true(str_equal(buf_str(&out),
	    str_of("nothing\xE2\x80\xA6\nnothing found\n")));
	buf_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_is_followed_by_what_it_is),
		cmocka_unit_test(less_than_eight_columns_say_nothing),
		cmocka_unit_test(nothing_follows_a_name_that_is_all),
		cmocka_unit_test(what_is_told_begins_in_one_column),
		cmocka_unit_test(what_is_unfit_to_print_is_masked_and_cut),
		cmocka_unit_test(a_notice_is_cut_as_well),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
