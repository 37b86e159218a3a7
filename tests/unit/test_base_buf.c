/*
 * The growing buffer: what base/buf.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"

static void
assert_holds(const struct buf *b, const char *want)
{
	struct str got = buf_str(b);

	assert_int_equal(got.len, strlen(want));
	if (got.len > 0)
		assert_memory_equal(got.p, want, got.len);
	assert_int_equal(buf_status(b), KR_OK);
}

static void
a_new_buffer_is_empty_and_owns_nothing(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	assert_null(b.p);
	assert_holds(&b, "");
	buf_add(&b, NULL, 0);
	buf_fill(&b, 'x', 0);
	buf_adds(&b, (struct str){ NULL, 0 });
	buf_puts(&b, "");
	assert_null(b.p);
	assert_holds(&b, "");
	buf_fini(&b);
}

static void
appended_pieces_stand_one_after_another(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_add(&b, "kub(not this)", 3);
	buf_addc(&b, 'e');
	buf_adds(&b, str_of("ctl"));
	buf_puts(&b, " get");
	buf_fill(&b, '-', 3);
	buf_printf(&b, "%s%d", "pods", 42);
	assert_holds(&b, "kubectl get---pods42");
	buf_fini(&b);
}

static void
a_buffer_grows_past_any_first_size(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	for (int i = 0; i < 100000; i++)
		buf_addc(&b, (char)('a' + i % 26));
	assert_int_equal(b.len, 100000);
	for (size_t i = 0; i < b.len; i++)
		assert_int_equal(b.p[i], 'a' + (int)(i % 26));
	assert_int_equal(buf_status(&b), KR_OK);
	buf_fini(&b);
}

static void
printf_works_whether_the_text_fits_or_not(void **state)
{
	struct buf b;

	(void)state;
	for (size_t before = 0; before < 600; before++) {
		buf_init(&b);
		buf_fill(&b, '.', before);
		buf_printf(&b, "%s=%05d", "pod", 7);
		assert_int_equal(b.len, before + 9);
		assert_memory_equal(b.p + before, "pod=00007", 9);
		buf_fini(&b);
	}
	buf_init(&b);
	buf_printf(&b, "%700d", 1);
	assert_int_equal(b.len, 700);
	assert_int_equal(b.p[699], '1');
	buf_clear(&b);
	buf_printf(&b, "%s", "");
	assert_holds(&b, "");
	buf_fini(&b);
}

static void
code_points_are_added_as_utf8(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_add_code_point(&b, 'A');
	buf_add_code_point(&b, 0xE9);
	buf_add_code_point(&b, 0x6EFE);
	buf_add_code_point(&b, 0x1F680);
	assert_holds(&b, "A\xC3\xA9\xE6\xBB\xBE\xF0\x9F\x9A\x80");
	buf_fini(&b);
}

static void
what_is_no_scalar_value_becomes_u_fffd(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_add_code_point(&b, 0xD800);
	buf_add_code_point(&b, 0xDFFF);
	buf_add_code_point(&b, 0x110000);
	assert_holds(&b, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
	buf_fini(&b);
}

static void
reserved_room_can_be_written_and_kept(void **state)
{
	struct buf b;
	char *room;

	(void)state;
	buf_init(&b);
	buf_puts(&b, "log: ");
	room = buf_reserve(&b, 1000);
	assert_non_null(room);
	assert_ptr_equal(room, b.p + 5);
	memset(room, '#', 1000);
	b.len += 1000;
	assert_int_equal(b.len, 1005);
	assert_non_null(buf_reserve(&b, 0));
	buf_fini(&b);
	assert_non_null(buf_reserve(&b, 0));
	buf_fini(&b);
}

static void
passing_the_limit_is_remembered_and_nothing_more_is_added(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_puts(&b, "kept");
	assert_null(buf_reserve(&b, BUF_MAX - 3));
	assert_int_equal(buf_status(&b), KR_ELIMIT);
	assert_null(buf_reserve(&b, SIZE_MAX));
	assert_null(buf_reserve(&b, 1));
	buf_puts(&b, "lost");
	buf_addc(&b, 'x');
	buf_fill(&b, 'x', 9);
	buf_printf(&b, "%d", 1);
	buf_add_code_point(&b, 'x');
	assert_int_equal(b.len, 4);
	assert_memory_equal(b.p, "kept", 4);
	assert_int_equal(buf_status(&b), KR_ELIMIT);
	buf_fini(&b);
}

static void
the_first_failure_stays(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	b.err = KR_ENOMEM;
	assert_null(buf_reserve(&b, SIZE_MAX));
	assert_int_equal(buf_status(&b), KR_ENOMEM);
	buf_fini(&b);
}

static void
clear_forgets_content_and_error_but_keeps_the_memory(void **state)
{
	struct buf b;
	char *p;

	(void)state;
	buf_init(&b);
	buf_puts(&b, "old");
	p = b.p;
	assert_null(buf_reserve(&b, SIZE_MAX));
	buf_clear(&b);
	assert_ptr_equal(b.p, p);
	buf_puts(&b, "new");
	assert_ptr_equal(b.p, p);
	assert_holds(&b, "new");
	buf_fini(&b);
}

static void
a_finished_buffer_can_be_used_again(void **state)
{
	struct buf b;

	(void)state;
	buf_init(&b);
	buf_puts(&b, "one");
	assert_null(buf_reserve(&b, SIZE_MAX));
	buf_fini(&b);
	assert_holds(&b, "");
	buf_puts(&b, "two");
	assert_holds(&b, "two");
	buf_fini(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_buffer_is_empty_and_owns_nothing),
		cmocka_unit_test(appended_pieces_stand_one_after_another),
		cmocka_unit_test(a_buffer_grows_past_any_first_size),
		cmocka_unit_test(printf_works_whether_the_text_fits_or_not),
		cmocka_unit_test(code_points_are_added_as_utf8),
		cmocka_unit_test(what_is_no_scalar_value_becomes_u_fffd),
		cmocka_unit_test(reserved_room_can_be_written_and_kept),
		cmocka_unit_test(
		    passing_the_limit_is_remembered_and_nothing_more_is_added),
		cmocka_unit_test(the_first_failure_stays),
		cmocka_unit_test(
		    clear_forgets_content_and_error_but_keeps_the_memory),
		cmocka_unit_test(a_finished_buffer_can_be_used_again),
	};

	return cmocka_run_group_tests_name("base/buf", tests, NULL, NULL);
}
