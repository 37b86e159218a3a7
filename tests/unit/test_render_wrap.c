/*
 * Filling lines: what wrap.h and render_wrap_text() promise.
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/unicode.h"
#include "random_note.h"
#include "render/color.h"
#include "render/wrap.h"
#include "tree.h"

static const struct str none;

static void
assert_wrapped(const char *text, int indent, bool first, int width,
    const char *want)
{
	struct buf b;

	buf_init(&b);
	render_wrap_text(&b, str_of(text), indent, first, width);
	assert_string_equal(tree_text(&b), want);
	buf_fini(&b);
}

static void
lines_break_at_spaces(void **state)
{
	(void)state;
	assert_wrapped("", 0, true, 20, "");
	assert_wrapped("short", 0, true, 20, "short\n");
	assert_wrapped("one two three four five", 0, true, 20,
	    "one two three four\nfive\n");
	assert_wrapped("twelve chars and nine", 0, true, 20,
	    "twelve chars and\nnine\n");
	assert_wrapped("exactly twenty chars", 0, true, 20,
	    "exactly twenty chars\n");
}

static void
the_indent_is_part_of_the_width(void **state)
{
	(void)state;
	assert_wrapped("one two three four five", 4, true, 20,
	    "    one two three\n    four five\n");
	assert_wrapped("one two three four five", 4, false, 20,
	    "one two three\n    four five\n");
}

static void
spaces_collapse_and_never_end_a_line(void **state)
{
	(void)state;
	assert_wrapped("  one   two  ", 2, true, 20, "  one two\n");
	assert_wrapped("one two three four   five  \n\n six ", 1, true, 20,
	    " one two three four\n five\n\n six\n");
	assert_wrapped("   ", 2, true, 20, "");
}

static void
what_cannot_be_broken_stays_whole(void **state)
{
	(void)state;
	assert_wrapped("see https://kubernetes.io/docs/concepts/ there", 0,
	    true, 20, "see\nhttps://kubernetes.io/docs/concepts/\nthere\n");
	assert_wrapped("abc", 30, true, 20,
	    "                              abc\n");
}

static void
a_width_below_the_least_is_the_least(void **state)
{
	(void)state;
	assert_wrapped("one two three four five", 0, true, -7,
	    "one two three four\nfive\n");
}

static void
chinese_breaks_between_characters_but_not_before_a_comma(void **state)
{
	(void)state;
	/* Ten ideographs fill twenty columns; the comma takes one along. */
	assert_wrapped("一二三四五六七八九十，甲", 0, true, 20,
	    "一二三四五六七八九\n十，甲\n");
	assert_wrapped("一二三四五六七八九「甲」", 0, true, 20,
	    "一二三四五六七八九\n「甲」\n");
	assert_wrapped("節點上的 kubelet 會重新啟動容器", 0, true, 20,
	    "節點上的 kubelet 會\n重新啟動容器\n");
}

static void
a_mark_stays_with_its_letter(void **state)
{
	(void)state;
	assert_wrapped("一二三四五六七八九十\xcc\x81甲", 0, true, 20,
	    "一二三四五六七八九十\xcc\x81\n甲\n");
}

static void
marks_without_a_letter_are_a_line(void **state)
{
	(void)state;
	assert_wrapped("\xcc\x81\xcc\x81", 0, true, 20,
	    "\xcc\x81\xcc\x81\n");
	assert_wrapped("\xcc\x81 \xcc\x81 ", 0, true, 20,
	    "\xcc\x81 \xcc\x81\n");
}

static void
code_keeps_its_spaces(void **state)
{
	struct wrap w;
	struct wrap_line line;
	size_t pos = 0;

	(void)state;
	wrap_init(&w);
	wrap_add(&w, str_of("a "), 0, none);
	wrap_add_code(&w, str_of("b  c"), 0, none);
	wrap_add(&w, str_of("  d"), 0, none);
	assert_true(wrap_next(&w, &pos, w.text.len, 80, &line));
	assert_int_equal(line.columns, 8);
	assert_int_equal(line.end - line.start, 8);
	assert_memory_equal(w.text.p, "a b  c d", 8);
	assert_false(wrap_next(&w, &pos, w.text.len, 80, &line));
	wrap_fini(&w);
}

static void
pieces_are_measured_apart(void **state)
{
	struct wrap w;
	size_t first, second;
	int word, line;

	(void)state;
	wrap_init(&w);
	first = wrap_mark(&w);
	wrap_add(&w, str_of("kubectl get pods"), 0, none);
	second = wrap_mark(&w);
	wrap_add(&w, str_of(" 一二 x"), 0, none);
	wrap_measure(&w, first, second, &word, &line);
	assert_int_equal(word, 7);
	assert_int_equal(line, 16);
	wrap_measure(&w, second, w.text.len, &word, &line);
	assert_int_equal(word, 2);
	assert_int_equal(line, 6);
	wrap_measure(&w, second, second, &word, &line);
	assert_int_equal(word, 0);
	assert_int_equal(line, 0);
	wrap_clear(&w);
	assert_int_equal(wrap_mark(&w), 0);
	wrap_fini(&w);
}

static void
escape_sequences_close_at_each_line_end(void **state)
{
	struct render_options o = tree_options(20);
	struct wrap w;
	struct wrap_line line;
	struct buf b;
	size_t pos = 0;

	(void)state;
	o.color = true;
	o.hyperlinks = true;
	wrap_init(&w);
	buf_init(&b);
	wrap_add(&w, str_of("plain "), 0, none);
	wrap_add(&w, str_of("bold and long"), ROLE_BIT(ROLE_STRONG), none);
	wrap_add(&w, str_of(" link"), ROLE_BIT(ROLE_LINK),
	    str_of("https://a.b/\xe4\xb8\xad\033]"));
	while (wrap_next(&w, &pos, w.text.len, 15, &line)) {
		wrap_put(&w, &line, &o, &b);
		buf_addc(&b, '\n');
	}
	assert_string_equal(tree_text(&b),
	    "plain \033[1mbold and\033[0m\n"
	    "\033[1mlong\033[0m"
	    "\033]8;;https://a.b/%E4%B8%AD%1B]\033\\"
	    "\033[4m link\033[0m\033]8;;\033\\\n");
	buf_fini(&b);
	wrap_fini(&w);
}

static void
a_link_that_is_cut_has_an_id(void **state)
{
	static const char url[] = "https://a.b/";
	struct render_options o = tree_options(20);
	struct wrap w;
	struct wrap_line line;
	struct buf b, expected;
	const unsigned id = str_hash(str_of(url));
	size_t pos = 0;

	(void)state;
	o.hyperlinks = true;
	wrap_init(&w);
	buf_init(&b);
	buf_init(&expected);
	wrap_add(&w, str_of("the long "), 0, str_of(url));
	wrap_add(&w, str_of("page"), ROLE_BIT(ROLE_STRONG), str_of(url));
	wrap_add(&w, str_of(" or "), 0, none);
	wrap_add(&w, str_of("it"), 0, str_of("https://c.d/"));
	while (wrap_next(&w, &pos, w.text.len, 8, &line)) {
		wrap_put(&w, &line, &o, &b);
		buf_addc(&b, '\n');
	}
	buf_printf(&expected, "\033]8;id=%08x;%s\033\\the long\033]8;;\033\\\n"
	    "\033]8;id=%08x;%s\033\\page\033]8;;\033\\ or\n"
	    "\033]8;;https://c.d/\033\\it\033]8;;\033\\\n", id, url, id, url);
	assert_string_equal(tree_text(&b), tree_text(&expected));
	buf_fini(&b);
	buf_fini(&expected);
	wrap_fini(&w);
}

/* Is there a place in the line where it might have been broken? */
static bool
is_breakable(const struct wrap *w, const struct wrap_line *line)
{
	struct wrap_line part;
	size_t pos = line->start;

	(void)wrap_next(w, &pos, line->end, 0, &part);
	return part.end < line->end;
}

static void
no_line_is_wider_than_asked_for_and_no_text_is_lost(void **state)
{
	struct random r = { 7 };
	int i;

	(void)state;
	for (i = 0; i < 3000; i++) {
		int width = 1 + (int)random_below(&r, 40);
		struct wrap_line line;
		struct note n;
		struct wrap w;
		size_t pos = 0, kept = 0, all = 0, k;

		note_init(&n);
		wrap_init(&w);
		wrap_add(&w, random_text(&n, &r, 20), 0, none);
		while (wrap_next(&w, &pos, w.text.len, width, &line)) {
			struct str s = { w.text.p + line.start,
			    line.end - line.start };

			assert_int_equal(line.columns, unicode_columns(s));
			if (line.columns > width)
				assert_false(is_breakable(&w, &line));
			if (s.len > 0)
				assert_true(s.p[s.len - 1] != ' ');
			for (k = 0; k < s.len; k++)
				kept += s.p[k] != ' ';
		}
		for (k = 0; k < w.text.len; k++)
			all += w.text.p[k] != ' ';
		assert_int_equal(kept, all);
		wrap_fini(&w);
		note_fini(&n);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_break_at_spaces),
		cmocka_unit_test(the_indent_is_part_of_the_width),
		cmocka_unit_test(spaces_collapse_and_never_end_a_line),
		cmocka_unit_test(what_cannot_be_broken_stays_whole),
		cmocka_unit_test(a_width_below_the_least_is_the_least),
		cmocka_unit_test(
		    chinese_breaks_between_characters_but_not_before_a_comma),
		cmocka_unit_test(a_mark_stays_with_its_letter),
		cmocka_unit_test(marks_without_a_letter_are_a_line),
		cmocka_unit_test(code_keeps_its_spaces),
		cmocka_unit_test(pieces_are_measured_apart),
		cmocka_unit_test(escape_sequences_close_at_each_line_end),
		cmocka_unit_test(a_link_that_is_cut_has_an_id),
		cmocka_unit_test(
		    no_line_is_wider_than_asked_for_and_no_text_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
