/*
 * Ctrl-R: what edit/recall.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/unicode.h"
#include "edit/recall.h"

/* Oldest first. */
static const char lines[] =
    "pods logs\n"
    "CrashLoopBackOff\n"
    "pod \xE4\xB8\x80\xE7\x9B\xB4\xE9\x87\x8D\xE5\x95\x9F\n"
    ":set pod web-0\n"
    "logs of a pod that restarts\n"
    "helm rollback\n";

struct search {
	struct past	past;
	struct recall	r;
};

static struct search	search;

static int
start(void **state)
{
	past_init(&search.past);
	recall_init(&search.r);
	*state = &search.r;
	return past_parse(&search.past, str_of(lines)) == KR_OK &&
	    past_count(&search.past) == 6 ? 0 : -1;
}

static int
end(void **state)
{
	(void)state;
	recall_fini(&search.r);
	past_fini(&search.past);
	return 0;
}

static void
begin(struct recall *r, const char *text)
{
	recall_begin(r, &search.past, str_of(text));
}

static void
add(struct recall *r, const char *text, bool found)
{
	/* ASCII */
	for (; *text != '\0'; text++)
		assert_int_equal(recall_add(r, (unsigned char)*text), found);
}

static void
assert_line(const struct recall *r, const char *expected)
{
	struct str line = recall_line(r);

	if (!str_equal(line, str_of(expected)))
		fail_msg("`%.*s', not `%s'", (int)line.len, line.p, expected);
}

static void
assert_rows(const struct recall *r, int columns, int rows,
    const char *expected)
{
	struct buf out;

	buf_init(&out);
	recall_rows(r, columns, rows, &out);
	if (!str_equal(buf_str(&out), str_of(expected)))
		fail_msg("`%.*s', not `%s'", (int)out.len, out.p, expected);
	buf_fini(&out);
}

static void
it_is_on_from_begin_to_end(void **state)
{
	struct recall *r = *state;

	assert_false(recall_is_on(r));
	begin(r, "");
	assert_true(recall_is_on(r));
	recall_end(r);
	assert_false(recall_is_on(r));
}

static void
nothing_stands_in_the_newest_line(void **state)
{
	begin(*state, "");
	assert_line(*state, "helm rollback");
}

static void
what_is_typed_already_is_looked_for(void **state)
{
	begin(*state, "logs");
	assert_line(*state, "logs of a pod that restarts");
	assert_true(str_equal(recall_original(*state), str_of("logs")));
}

static void
each_character_narrows_it(void **state)
{
	begin(*state, "");
	add(*state, "p", true);
	assert_line(*state, "logs of a pod that restarts");
	add(*state, "od", true);
	assert_line(*state, "logs of a pod that restarts");
	add(*state, "s", true);
	assert_line(*state, "pods logs");
}

static void
case_does_not_matter(void **state)
{
	begin(*state, "CRASHloop");
	assert_line(*state, "CrashLoopBackOff");
	add(*state, "bACK", true);
	assert_line(*state, "CrashLoopBackOff");
}

static void
chinese_is_found_by_a_character(void **state)
{
	begin(*state, "");
	assert_true(recall_add(*state, 0x91CD));
	assert_line(*state, "pod \xE4\xB8\x80\xE7\x9B\xB4\xE9\x87\x8D"
	    "\xE5\x95\x9F");
	assert_false(recall_add(*state, 0x91CD));
	assert_true(recall_add(*state, 0x555F));
}

static void
half_a_character_is_not_found(void **state)
{
	/* Its bytes stand in the line, but one by one they are none. */
	begin(*state, "\x87\x8D");
	assert_line(*state, "\x87\x8D");
}

static void
what_no_line_holds_changes_nothing(void **state)
{
	begin(*state, "pod");
	add(*state, "x", false);
	assert_line(*state, "logs of a pod that restarts");
	assert_rows(*state, 60, 2, "history, lines with: pod\n"
	    "> logs of a pod that restarts\n");
	add(*state, "s", true);
	assert_line(*state, "pods logs");
}

static void
again_is_an_older_line(void **state)
{
	begin(*state, "pod");
	assert_true(recall_older(*state));
	assert_line(*state, ":set pod web-0");
	assert_true(recall_older(*state));
	assert_true(recall_older(*state));
	assert_line(*state, "pods logs");
	assert_false(recall_older(*state));
	assert_line(*state, "pods logs");
}

static void
a_character_more_never_goes_to_a_newer_line(void **state)
{
	begin(*state, "pod");
	assert_true(recall_older(*state));
	assert_line(*state, ":set pod web-0");
	add(*state, " ", true);
	assert_line(*state, ":set pod web-0");
	/* A newer line has it, no older one. */
	add(*state, "t", false);
	assert_line(*state, ":set pod web-0");
}

static void
a_character_less_begins_anew(void **state)
{
	begin(*state, "");
	add(*state, "pods", true);
	assert_line(*state, "pods logs");
	assert_true(recall_cut(*state));
	assert_line(*state, "logs of a pod that restarts");
	assert_true(recall_cut(*state));
	assert_true(recall_cut(*state));
	assert_true(recall_cut(*state));
	assert_line(*state, "helm rollback");
	assert_false(recall_cut(*state));
}

static void
a_character_less_is_a_whole_one(void **state)
{
	begin(*state, "pod \xE4\xB8\x80\xE7\x9B\xB4");
	assert_true(recall_cut(*state));
	assert_rows(*state, 60, 1, "history, lines with: pod \xE4\xB8\x80\n");
	assert_true(recall_cut(*state));
	assert_rows(*state, 60, 1, "history, lines with: pod \n");
}

static void
without_a_line_the_one_before_stays(void **state)
{
	begin(*state, "nothing like it");
	assert_line(*state, "nothing like it");
	assert_false(recall_older(*state));
	add(*state, "x", false);
	assert_rows(*state, 60, 8,
	    "history, no line with: nothing like it\n");
	assert_true(recall_cut(*state));
	assert_line(*state, "nothing like it");
}

static void
the_line_before_is_kept(void **state)
{
	begin(*state, "pod");
	add(*state, "s", true);
	assert_true(recall_cut(*state));
	assert_true(str_equal(recall_original(*state), str_of("pod")));
	recall_end(*state);
	assert_true(str_equal(recall_original(*state), str_of("pod")));
	begin(*state, "");
	assert_int_equal(recall_original(*state).len, 0);
}

static void
an_empty_history_has_no_line(void **state)
{
	struct past none;

	past_init(&none);
	recall_begin(*state, &none, str_of("a"));
	assert_line(*state, "a");
	assert_false(recall_add(*state, 'b'));
	assert_false(recall_older(*state));
	assert_true(recall_cut(*state));
	assert_rows(*state, 40, 8, "history, no line with: \n");
	past_fini(&none);
}

static void
lines_are_shown_from_the_found_one_on(void **state)
{
	begin(*state, "pod");
	assert_rows(*state, 60, 3, "history, lines with: pod\n"
	    "> logs of a pod that restarts\n"
	    "  :set pod web-0\n");
	assert_true(recall_older(*state));
	assert_rows(*state, 60, 8, "history, lines with: pod\n"
	    "> :set pod web-0\n"
	    "  pod \xE4\xB8\x80\xE7\x9B\xB4\xE9\x87\x8D\xE5\x95\x9F\n"
	    "  pods logs\n");
	assert_rows(*state, 60, 1, "history, lines with: pod\n");
}

static void
what_is_looked_for_is_safe_to_show(void **state)
{
	begin(*state, "\033[31m\xFF");
	assert_rows(*state, 60, 8, "history, no line with: ?[31m?\n");
}

static void
no_row_is_wider_than_the_terminal(void **state)
{
	struct buf out;
	int columns;
	size_t from, i;

	begin(*state, "");
	for (columns = 1; columns <= 100; columns++) {
		buf_init(&out);
		recall_rows(*state, columns, 8, &out);
		for (i = from = 0; i < out.len; i++) {
			if (out.p[i] != '\n')
				continue;
			assert_true(unicode_columns((struct str){
			    out.p + from, i - from }) <= columns);
			from = i + 1;
		}
		assert_int_equal(from, out.len);
		buf_fini(&out);
	}
}

#define TEST(name)	cmocka_unit_test_setup_teardown(name, start, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(it_is_on_from_begin_to_end),
		TEST(nothing_stands_in_the_newest_line),
		TEST(what_is_typed_already_is_looked_for),
		TEST(each_character_narrows_it),
		TEST(case_does_not_matter),
		TEST(chinese_is_found_by_a_character),
		TEST(half_a_character_is_not_found),
		TEST(what_no_line_holds_changes_nothing),
		TEST(again_is_an_older_line),
		TEST(a_character_more_never_goes_to_a_newer_line),
		TEST(a_character_less_begins_anew),
		TEST(a_character_less_is_a_whole_one),
		TEST(without_a_line_the_one_before_stays),
		TEST(the_line_before_is_kept),
		TEST(an_empty_history_has_no_line),
		TEST(lines_are_shown_from_the_found_one_on),
		TEST(what_is_looked_for_is_safe_to_show),
		TEST(no_row_is_wider_than_the_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
