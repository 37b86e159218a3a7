/*
 * A note's file, read and checked: what compile/source.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caught.h"
#include "compile/source.h"
#include "fixture.h"

static char	folder[256];
static char	path[300];

static int
make_folder(void **state)
{
	(void)state;
	if (!fixture_folder(folder, "notes"))
		return -1;
	snprintf(path, sizeof path, "%s/a.md", folder);
	return 0;
}

static int
remove_folder(void **state)
{
	(void)state;
	fixture_remove(folder);
	return 0;
}

/* Read a file of these bytes; what is said goes to `said'. */
static bool
read_bytes(struct source *s, const char *bytes, size_t len,
    struct caught *said)
{
	struct diag diag = { 0, 0 };
	bool ok;

	assert_true(fixture_write(folder, "a.md", bytes, len));
	caught_begin(said);
	ok = source_read(s, path, &diag);
	caught_end(said);
	assert_int_equal(ok, diag.errors == 0);
	assert_int_equal(ok, said->text[0] == '\0');
	return ok;
}

static void
assert_read(const char *bytes, size_t len, const char *expected)
{
	struct caught said;
	struct source s;

	assert_true(read_bytes(&s, bytes, len, &said));
	assert_true(str_equal(buf_str(&s.text), str_of(expected)));
	source_fini(&s);
}

/* "LINE: error: " must open the message, WHAT be in it. */
static void
assert_refused(const char *bytes, size_t len, unsigned line, const char *what)
{
	struct caught said;
	struct source s;
	char start[400];

	assert_false(read_bytes(&s, bytes, len, &said));
	source_fini(&s);
	if (line > 0)
		snprintf(start, sizeof start, "%s:%u: error: ", path, line);
	else
		snprintf(start, sizeof start, "%s: error: ", path);
	if (strncmp(said.text, start, strlen(start)) != 0 ||
	    strstr(said.text, what) == NULL)
		fail_msg("unexpected: %s", said.text);
}

static void
text_is_read_as_it_is(void **state)
{
	(void)state;
	assert_read("# A\n\tb \xE9\x87\x8D\n", 11, "# A\n\tb \xE9\x87\x8D\n");
	assert_read("", 0, "");
	assert_read("a\r\nb\r\n", 6, "a\r\nb\r\n");
}

static void
a_byte_order_mark_is_left_out(void **state)
{
	(void)state;
	assert_read("\xEF\xBB\xBF# A\n", 7, "# A\n");
	assert_read("\xEF\xBB\xBF", 3, "");
}

static void
a_byte_order_mark_elsewhere_is_refused(void **state)
{
	(void)state;
	assert_refused("a\n\xEF\xBB\xBF", 5, 2, "U+FEFF");
}

static void
what_is_not_utf_8_is_refused_with_its_line(void **state)
{
	(void)state;
	assert_refused("a\nb\nc\xFF\n", 7, 3, "not UTF-8");
	assert_refused("\xED\xA0\x80", 3, 1, "not UTF-8");
}

static void
control_characters_are_refused_with_their_lines(void **state)
{
	(void)state;
	assert_refused("a\n\033[31m\n", 8, 2, "U+001B");
	assert_refused("a\0b", 3, 1, "U+0000");
	assert_refused("a\rb", 3, 1, "U+000D");
	assert_refused("a\r", 2, 1, "U+000D");
	assert_refused("\n\n\xE2\x80\xAE", 5, 3, "U+202E");
}

static void
each_control_character_is_told(void **state)
{
	struct diag diag = { 0, 0 };
	struct caught said;
	struct source s;

	(void)state;
	assert_true(fixture_write(folder, "a.md", "\001\n\002\n", 4));
	caught_begin(&said);
	assert_false(source_read(&s, path, &diag));
	caught_end(&said);
	assert_int_equal(diag.errors, 2);
	source_fini(&s);
}

static void
a_file_of_a_mebibyte_is_read_and_a_longer_one_refused(void **state)
{
	char *text = malloc(SOURCE_MAX + 1);
	struct caught said;
	struct source s;

	(void)state;
	assert_non_null(text);
	memset(text, 'a', SOURCE_MAX + 1);
	assert_true(read_bytes(&s, text, SOURCE_MAX, &said));
	assert_int_equal(s.text.len, SOURCE_MAX);
	source_fini(&s);
	assert_refused(text, SOURCE_MAX + 1, 0, "larger than 1 MiB");
	free(text);
}

static void
a_file_that_cannot_be_read_is_told_with_its_reason(void **state)
{
	struct diag diag = { 0, 0 };
	struct caught said;
	struct source s;

	(void)state;
	unlink(path);
	caught_begin(&said);
	assert_false(source_read(&s, path, &diag));
	caught_end(&said);
	assert_non_null(strstr(said.text, "No such file"));
	source_fini(&s);
	assert_int_equal(diag.errors, 1);
}

static void
what_is_no_file_is_refused_and_not_waited_for(void **state)
{
	struct diag diag = { 0, 0 };
	struct caught said;
	struct source s;

	(void)state;
	unlink(path);
	assert_int_equal(mkfifo(path, 0600), 0);
	caught_begin(&said);
	assert_false(source_read(&s, path, &diag));
	source_fini(&s);
	assert_false(source_read(&s, folder, &diag));
	source_fini(&s);
	caught_end(&said);
	assert_int_equal(diag.errors, 2);
	assert_non_null(strstr(said.text, "not a regular file"));
}

static void
a_byte_of_the_text_has_a_line(void **state)
{
	struct source s = { .path = "x" };

	(void)state;
	buf_init(&s.text);
	buf_puts(&s.text, "a\nbc\n\nd");
	assert_int_equal(source_line(&s, s.text.p), 1);
	assert_int_equal(source_line(&s, s.text.p + 1), 1);
	assert_int_equal(source_line(&s, s.text.p + 2), 2);
	assert_int_equal(source_line(&s, s.text.p + 5), 3);
	assert_int_equal(source_line(&s, s.text.p + 6), 4);
	assert_int_equal(source_line(&s, s.text.p + s.text.len), 4);
	assert_int_equal(source_line(&s, folder), 0);
	source_fini(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_read_as_it_is),
		cmocka_unit_test(a_byte_order_mark_is_left_out),
		cmocka_unit_test(a_byte_order_mark_elsewhere_is_refused),
		cmocka_unit_test(what_is_not_utf_8_is_refused_with_its_line),
		cmocka_unit_test(
		    control_characters_are_refused_with_their_lines),
		cmocka_unit_test(each_control_character_is_told),
		cmocka_unit_test(
		    a_file_of_a_mebibyte_is_read_and_a_longer_one_refused),
		cmocka_unit_test(
		    a_file_that_cannot_be_read_is_told_with_its_reason),
		cmocka_unit_test(what_is_no_file_is_refused_and_not_waited_for),
		cmocka_unit_test(a_byte_of_the_text_has_a_line),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
