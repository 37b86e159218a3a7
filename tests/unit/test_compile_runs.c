/*
 * Runs of styled text: what compile/runs.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compile/runs.h"
#include "pack/format.h"

static const struct str no_url = { NULL, 0 };

/* The runs as text: each in <>, its style before it when there is one. */
static void
assert_runs(const struct runs *r, const char *expected)
{
	struct buf out;
	size_t i;

	buf_init(&out);
	for (i = 0; i < r->n; i++) {
		if (r->v[i].style != 0)
			buf_printf(&out, "%u", r->v[i].style);
		buf_addc(&out, '<');
		buf_adds(&out, runs_text(r, i));
		if (r->v[i].url_len > 0) {
			buf_addc(&out, '|');
			buf_adds(&out, runs_url(r, i));
		}
		buf_addc(&out, '>');
	}
	buf_addc(&out, '\0');
	assert_string_equal(out.p, expected);
	buf_fini(&out);
}

static void
add(struct runs *r, unsigned style, const char *text)
{
	runs_add(r, style, no_url, str_of(text));
}

static void
neighbours_of_one_style_are_one_run(void **state)
{
	struct runs r;

	(void)state;
	runs_init(&r);
	add(&r, 0, "a");
	add(&r, 0, "b");
	add(&r, PACK_SPAN_CODE, "c");
	add(&r, PACK_SPAN_CODE, "d");
	add(&r, 0, "e");
	assert_runs(&r, "<ab>4<cd><e>");
	runs_fini(&r);
}

static void
links_join_only_when_they_lead_to_one_place(void **state)
{
	struct runs r;

	(void)state;
	runs_init(&r);
	runs_add(&r, PACK_SPAN_LINK, str_of("u"), str_of("a"));
	runs_add(&r, PACK_SPAN_LINK, str_of("u"), str_of("b"));
	runs_add(&r, PACK_SPAN_LINK, str_of("v"), str_of("c"));
	assert_runs(&r, "8<ab|u>8<c|v>");
	runs_fini(&r);
}

static void
placeholders_and_breaks_never_join(void **state)
{
	struct runs r;

	(void)state;
	runs_init(&r);
	add(&r, PACK_SPAN_PLACEHOLDER, "a");
	add(&r, PACK_SPAN_PLACEHOLDER, "b");
	add(&r, PACK_SPAN_BREAK, "");
	add(&r, PACK_SPAN_BREAK, "");
	assert_runs(&r, "16<a>16<b>32<>32<>");
	runs_fini(&r);
}

static void
nothing_is_no_run(void **state)
{
	struct runs r;

	(void)state;
	runs_init(&r);
	add(&r, 0, "");
	add(&r, PACK_SPAN_CODE, "");
	assert_int_equal(r.n, 0);
	runs_fini(&r);
}

static void
many_runs_are_kept(void **state)
{
	struct buf plain;
	struct runs r;
	int i;

	(void)state;
	buf_init(&plain);
	runs_init(&r);
	for (i = 0; i < 1000; i++)
		add(&r, i % 2 == 0 ? 0 : PACK_SPAN_STRONG, "x");
	assert_int_equal(r.n, 1000);
	runs_plain(&r, &plain);
	assert_int_equal(plain.len, 1000);
	runs_clear(&r);
	assert_int_equal(r.n, 0);
	runs_fini(&r);
	buf_fini(&plain);
}

static void
spaces_are_trimmed_but_not_in_code(void **state)
{
	struct runs r;

	(void)state;
	runs_init(&r);
	add(&r, 0, "  ");
	add(&r, PACK_SPAN_STRONG, " a ");
	add(&r, 0, " ");
	runs_trim(&r);
	assert_runs(&r, "2<a>");
	runs_clear(&r);
	add(&r, PACK_SPAN_CODE, " a ");
	runs_trim(&r);
	assert_runs(&r, "4< a >");
	runs_clear(&r);
	add(&r, PACK_SPAN_BREAK, "");
	add(&r, 0, " ");
	runs_trim(&r);
	assert_runs(&r, "");
	runs_fini(&r);
}

static void
a_trimmed_run_does_not_join_what_comes_after_the_gap(void **state)
{
	struct runs r;

	(void)state;
	runs_init(&r);
	add(&r, 0, "a  ");
	runs_trim(&r);
	add(&r, 0, "b");
	assert_runs(&r, "<a><b>");
	runs_fini(&r);
}

static void
a_tail_is_appended(void **state)
{
	struct runs from, to;

	(void)state;
	runs_init(&from);
	runs_init(&to);
	add(&from, 0, "Key: va");
	add(&from, PACK_SPAN_CODE, "lue");
	add(&from, PACK_SPAN_BREAK, "");
	add(&from, 0, "end");
	runs_append(&to, &from, 4);
	assert_runs(&to, "< va>4<lue>32<><end>");
	runs_clear(&to);
	runs_append(&to, &from, 7);
	assert_runs(&to, "4<lue>32<><end>");
	runs_clear(&to);
	runs_append(&to, &from, 0);
	assert_runs(&to, "<Key: va>4<lue>32<><end>");
	runs_fini(&from);
	runs_fini(&to);
}

static void
plain_text_has_a_space_for_a_break(void **state)
{
	struct buf plain;
	struct runs r;

	(void)state;
	buf_init(&plain);
	runs_init(&r);
	add(&r, 0, "a");
	add(&r, PACK_SPAN_BREAK, "");
	add(&r, PACK_SPAN_CODE, "b");
	runs_plain(&r, &plain);
	assert_true(str_equal(buf_str(&plain), str_of("a b")));
	runs_fini(&r);
	buf_fini(&plain);
}

static void
runs_are_encoded_as_a_pack_has_them(void **state)
{
	static const char expected[] = "\3" "\0\1a" "\x08\1b\3url" "\x20\0";
	struct runs r;
	struct buf out;

	(void)state;
	buf_init(&out);
	runs_init(&r);
	add(&r, 0, "a");
	runs_add(&r, PACK_SPAN_LINK, str_of("url"), str_of("b"));
	add(&r, PACK_SPAN_BREAK, "");
	runs_encode(&r, &out);
	assert_int_equal(out.len, sizeof expected - 1);
	assert_memory_equal(out.p, expected, out.len);
	runs_fini(&r);
	buf_fini(&out);
}

/* A snippet's text as runs; placeholders have style 16. */
static void
assert_code(const char *text, bool live, const char *expected, bool closed)
{
	struct runs r;

	runs_init(&r);
	assert_int_equal(runs_add_code(&r, str_of(text), live), closed);
	assert_runs(&r, expected);
	runs_fini(&r);
}

static void
placeholders_stand_on_their_own(void **state)
{
	(void)state;
	assert_code("logs {{pod}} -n {{ns}}", true,
	    "<logs >16<pod>< -n >16<ns>", true);
	assert_code("{{a}}{{b}}", true, "16<a>16<b>", true);
	assert_code("plain", true, "<plain>", true);
	assert_code("", true, "", true);
}

static void
placeholders_are_dead_where_there_are_none(void **state)
{
	(void)state;
	assert_code("a {{b}} \\{\\{", false, "<a {{b}} \\{\\{>", true);
}

static void
braces_behind_backslashes_are_literal(void **state)
{
	(void)state;
	assert_code("\\{\\{.a\\}\\} {{b}}", true, "<{{.a}} >16<b>", true);
	assert_code("\\{ \\} { }", true, "<\\{ \\} { }>", true);
}

static void
of_many_closing_braces_the_last_two_close(void **state)
{
	(void)state;
	assert_code("{{path/{a,b}}}", true, "16<path/{a,b}>", true);
	assert_code("{{a}}}}", true, "16<a}}>", true);
}

static void
a_placeholder_has_a_name_and_stays_on_its_line(void **state)
{
	(void)state;
	assert_code("{{}}", true, "<{{}}>", false);
	assert_code("{{a\nb}}", true, "<{{a\nb}}>", false);
	assert_code("{{a", true, "<{{a>", false);
	assert_code("{{a}", true, "<{{a}>", false);
	assert_code("{{", true, "<{{>", false);
	assert_code("x {{a {{b}}", true, "<x >16<a {{b>", true);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(neighbours_of_one_style_are_one_run),
		cmocka_unit_test(links_join_only_when_they_lead_to_one_place),
		cmocka_unit_test(placeholders_and_breaks_never_join),
		cmocka_unit_test(nothing_is_no_run),
		cmocka_unit_test(many_runs_are_kept),
		cmocka_unit_test(spaces_are_trimmed_but_not_in_code),
		cmocka_unit_test(
		    a_trimmed_run_does_not_join_what_comes_after_the_gap),
		cmocka_unit_test(a_tail_is_appended),
		cmocka_unit_test(plain_text_has_a_space_for_a_break),
		cmocka_unit_test(runs_are_encoded_as_a_pack_has_them),
		cmocka_unit_test(placeholders_stand_on_their_own),
		cmocka_unit_test(placeholders_are_dead_where_there_are_none),
		cmocka_unit_test(braces_behind_backslashes_are_literal),
		cmocka_unit_test(of_many_closing_braces_the_last_two_close),
		cmocka_unit_test(
		    a_placeholder_has_a_name_and_stays_on_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
