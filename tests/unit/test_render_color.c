/*
 * Colours: the defaults, K8SREF_COLORS, and text between sequences.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/color.h"
#include "tree.h"

static void
every_role_has_a_default(void **state)
{
	struct render_colors c;
	size_t i;

	(void)state;
	render_colors_default(&c);
	for (i = 0; i < ROLE_COUNT; i++)
		assert_non_null(c.sgr[i]);
	assert_string_equal(c.sgr[ROLE_TITLE], "1");
	assert_string_equal(c.sgr[ROLE_SUMMARY], "");
}

static void
colours_are_parsed(void **state)
{
	static const char spec[] = "title=1;4:code=:match=7";
	struct render_colors c;
	char room[sizeof spec];

	(void)state;
	render_colors_default(&c);
	assert_int_equal(render_colors_parse(&c, spec, room), 0);
	assert_string_equal(c.sgr[ROLE_TITLE], "1;4");
	assert_string_equal(c.sgr[ROLE_CODE], "");
	assert_string_equal(c.sgr[ROLE_MATCH], "7");
	assert_string_equal(c.sgr[ROLE_LINK], "4");
}

static void
what_is_no_colour_is_counted_and_skipped(void **state)
{
	static const char spec[] =
	    "Title=1:code:=3:link=4m:id=\033[1m:heading=32::x=1:comment=2";
	struct render_colors c;
	char room[sizeof spec];

	(void)state;
	render_colors_default(&c);
	assert_int_equal(render_colors_parse(&c, spec, room), 6);
	assert_string_equal(c.sgr[ROLE_HEADING], "32");
	assert_string_equal(c.sgr[ROLE_COMMENT], "2");
	assert_string_equal(c.sgr[ROLE_TITLE], "1");
	assert_int_equal(render_colors_parse(&c, "", room), 0);
	assert_int_equal(render_colors_parse(&c, "::", room), 0);
}

static void
styled_text_is_closed(void **state)
{
	struct render_options o = tree_options(80);
	struct buf b;

	(void)state;
	buf_init(&b);
	render_styled(&b, &o, ROLE_TITLE, str_of("a"));
	o.color = true;
	render_styled(&b, &o, ROLE_TITLE, str_of("b"));
	render_styled(&b, &o, ROLE_SUMMARY, str_of("c"));
	render_styled(&b, &o, ROLE_TITLE, str_of(""));
	assert_string_equal(tree_text(&b), "a\033[1mb\033[0mc");
	buf_fini(&b);
}

static void
of_two_roles_the_more_particular_comes_last(void **state)
{
	struct render_options o = tree_options(80);
	struct buf b;

	(void)state;
	buf_init(&b);
	o.color = true;
	assert_true(color_open(&b, &o, ROLE_BIT(ROLE_PLACEHOLDER) |
	    ROLE_BIT(ROLE_CODE) | ROLE_BIT(ROLE_STRONG)));
	assert_string_equal(tree_text(&b), "\033[1;36;35m");
	assert_false(color_open(&b, &o, ROLE_BIT(ROLE_SUMMARY)));
	assert_false(color_open(&b, &o, 0));
	buf_fini(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_role_has_a_default),
		cmocka_unit_test(colours_are_parsed),
		cmocka_unit_test(what_is_no_colour_is_counted_and_skipped),
		cmocka_unit_test(styled_text_is_closed),
		cmocka_unit_test(of_two_roles_the_more_particular_comes_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
