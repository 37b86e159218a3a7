/*
 * Colours: those for each ground, K8SREF_COLORS, and text between sequences.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <math.h>
#include <stdlib.h>

#include <cmocka.h>

#include "render/color.h"
#include "tree.h"

static void
every_role_has_its_colours(void **state)
{
	struct render_colors c;
	int ground;
	size_t i;

	(void)state;
	for (ground = 0; ground < GROUND_COUNT; ground++) {
		render_colors_choose(&c, (enum terminal_ground)ground);
		for (i = 0; i < ROLE_COUNT; i++)
			assert_non_null(c.sgr[i]);
		assert_string_equal(c.sgr[ROLE_TITLE], "1");
		assert_string_equal(c.sgr[ROLE_SUMMARY], "");
	}
	render_colors_choose(&c, GROUND_UNKNOWN);
	assert_string_equal(c.sgr[ROLE_HEADING], "1;35");
	assert_string_equal(c.sgr[ROLE_TABLE], "2");
}

/* Luminance of a colour 0xRRGGBB, as WCAG 2 defines it. */
static double
luminance(unsigned rgb)
{
	static const double weight[] = { 0.0722, 0.7152, 0.2126 };
	double sum = 0;
	int i;

	for (i = 0; i < 3; i++, rgb >>= 8) {
		double c = (rgb & 0xff) / 255.0;

		sum += weight[i] * (c <= 0.04045 ? c / 12.92 :
		    pow((c + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static double
contrast(unsigned a, unsigned b)
{
	double la = luminance(a), lb = luminance(b);

	return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

/* Colour n of the 256, from 16 up: a cube, then greys. */
static unsigned
rgb_of(unsigned n)
{
	static const unsigned level[] = { 0, 95, 135, 175, 215, 255 };

	if (n >= 232)
		return (8 + 10 * (n - 232)) * 0x010101;
	n -= 16;
	return level[n / 36] << 16 | level[n / 6 % 6] << 8 | level[n % 6];
}

static void
assert_readable(enum terminal_ground ground, const unsigned *behind, size_t n)
{
	struct render_colors c;
	size_t i, k, colored = 0;

	render_colors_choose(&c, ground);
	for (i = 0; i < ROLE_COUNT; i++) {
		const char *p = strstr(c.sgr[i], "38;5;");
		long number = p == NULL ? 0 : strtol(p + 5, NULL, 10);

		if (p == NULL) {
			/* Nothing but attributes that every colour bears. */
			assert_int_equal(strspn(c.sgr[i], "134;"),
			    strlen(c.sgr[i]));
			continue;
		}
		colored++;
		assert_in_range(number, 16, 255);
		for (k = 0; k < n; k++)
			if (contrast(rgb_of((unsigned)number), behind[k]) < 4.5)
				fail_msg("role %zu, colour %ld on %06x", i,
				    number, behind[k]);
	}
	assert_true(colored >= 6);
}

static void
colours_are_readable_on_the_grounds_in_use(void **state)
{
	/* Black, Windows, VS Code, gruvbox, Solarized, One, Ubuntu, Nord. */
	static const unsigned dark[] = { 0x000000, 0x0c0c0c, 0x1e1e1e,
		0x282828, 0x002b36, 0x282c34, 0x300a24, 0x2e3440 };
	/* White, Solarized (both), One, gruvbox, Catppuccin, GitHub. */
	static const unsigned light[] = { 0xffffff, 0xfdf6e3, 0xeee8d5,
		0xfafafa, 0xfbf1c7, 0xeff1f5, 0xf6f8fa };

	(void)state;
	assert_true(contrast(0xffffff, 0x000000) > 20.99);
	assert_true(contrast(0x777777, 0xffffff) < 4.5);
	assert_true(contrast(0x767676, 0xffffff) > 4.5);
	assert_int_equal(rgb_of(214), 0xffaf00);
	assert_int_equal(rgb_of(244), 0x808080);
	assert_readable(GROUND_DARK, dark, sizeof dark / sizeof dark[0]);
	assert_readable(GROUND_LIGHT, light, sizeof light / sizeof light[0]);
}

static void
the_ground_is_named(void **state)
{
	static const struct {
		const char		*spec;
		enum terminal_ground	 expected;
	} cases[] = {
		{ "", GROUND_DARK }, { "code=1", GROUND_DARK },
		{ "background", GROUND_DARK }, { "background=x", GROUND_DARK },
		{ "Background=light", GROUND_DARK },
		{ "background=lighter", GROUND_DARK },
		{ "background=light", GROUND_LIGHT },
		{ "code=1:background=light:id=2", GROUND_LIGHT },
		{ "background=light:background=dark", GROUND_DARK },
		{ "background=light:background=", GROUND_UNKNOWN },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++)
		if (render_colors_ground(cases[i].spec, GROUND_DARK) !=
		    cases[i].expected)
			fail_msg("%s", cases[i].spec);
}

static void
a_ground_is_no_mistake_and_roles_come_on_top(void **state)
{
	static const char spec[] = "code=7:background=light:background=blue";
	struct render_colors c;
	char room[sizeof spec];

	(void)state;
	render_colors_choose(&c, GROUND_LIGHT);
	assert_int_equal(render_colors_parse(&c, spec, room), 1);
	assert_string_equal(c.sgr[ROLE_CODE], "7");
	assert_string_equal(c.sgr[ROLE_LINK], "4;38;5;25");
}

static void
colours_are_parsed(void **state)
{
	static const char spec[] = "title=1;4:code=:match=7";
	struct render_colors c;
	char room[sizeof spec];

	(void)state;
	render_colors_choose(&c, GROUND_UNKNOWN);
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
	render_colors_choose(&c, GROUND_UNKNOWN);
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
		cmocka_unit_test(every_role_has_its_colours),
		cmocka_unit_test(colours_are_readable_on_the_grounds_in_use),
		cmocka_unit_test(the_ground_is_named),
		cmocka_unit_test(a_ground_is_no_mistake_and_roles_come_on_top),
		cmocka_unit_test(colours_are_parsed),
		cmocka_unit_test(what_is_no_colour_is_counted_and_skipped),
		cmocka_unit_test(styled_text_is_closed),
		cmocka_unit_test(of_two_roles_the_more_particular_comes_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
