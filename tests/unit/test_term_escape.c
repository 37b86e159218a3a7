/*
 * Escape sequences seen again: what term/escape.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <string.h>

#include <cmocka.h>

#include "term/escape.h"

#define OPEN(url)	"\033]8;;" url "\033\\"
#define OPEN_ID(id, url)	"\033]8;id=" id ";" url "\033\\"
#define CLOSE		OPEN("")

static void
sequences_have_their_length(void **state)
{
	static const struct {
		const char	*text;
		size_t		 expected;
	} cases[] = {
		{ "", 0 }, { "a", 0 }, { "\033", 0 }, { "\033a", 0 },
		{ "\033[1m", 4 }, { "\033[1;38;5;213mm", 13 }, { "\033[1", 0 },
		{ CLOSE "x", 7 }, { OPEN("https://a.b/m") "x", 20 },
		{ OPEN_ID("1f", "https://a.b/"), 24 },
		{ "\033]8;;https://a.b/", 0 }, { "\033]8;;\033", 0 },
		{ "\033]8;;a\033[1m", 0 }, { "\033]0;title\033\\", 0 },
		{ "\033]8", 0 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(escape_length(str_of(cases[i].text)),
		    cases[i].expected);
}

static void
links_are_seen(void **state)
{
	(void)state;
	assert_false(escape_has_links(str_of("")));
	assert_false(escape_has_links(str_of("a \033[1mb\033[0m\n")));
	assert_true(escape_has_links(str_of("a \033[1m" OPEN("u"))));
}

static void
links_go_and_their_targets_stay(void **state)
{
	static const struct {
		const char	*text;
		const char	*expected;
	} cases[] = {
		{ "", "" },
		{ "a\n\033[1mb\033[0m\n", "a\n\033[1mb\033[0m\n" },
		/* It shows its target. */
		{ "x " OPEN("h://a") "\033[4mh://a\033[0m" CLOSE ".",
		    "x \033[4mh://a\033[0m." },
		/* It shows something else, or less, or more. */
		{ "x " OPEN("h://a") "\033[4mpage\033[0m" CLOSE ".",
		    "x \033[4mpage\033[0m <h://a>." },
		{ OPEN("h://a") "h:/" CLOSE, "h:/ <h://a>" },
		{ OPEN("h://a") "h://a/" CLOSE, "h://a/ <h://a>" },
		/* Two, one after the other. */
		{ OPEN("h://a") "a" CLOSE OPEN("h://a") "a" CLOSE,
		    "a <h://a>a <h://a>" },
		/* One that was cut: its target once, at the end. */
		{ OPEN_ID("1", "h://a") "the" CLOSE "\n  "
		    OPEN_ID("1", "h://a") "page" CLOSE "\n",
		    "the\n  page <h://a>\n" },
		{ OPEN_ID("1", "h://a") "h:" CLOSE "\n| "
		    OPEN_ID("1", "h://a") "//a" CLOSE "\n", "h:\n| //a\n" },
		{ OPEN_ID("1", "h://a") "the" CLOSE "\n"
		    OPEN_ID("2", "h://b") "page" CLOSE "\n",
		    "the <h://a>\npage <h://b>\n" },
	};
	struct buf b;
	size_t i;

	(void)state;
	buf_init(&b);
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		buf_clear(&b);
		escape_drop_links(str_of(cases[i].text), &b);
		buf_addc(&b, '\0');
		assert_int_equal(buf_status(&b), KR_OK);
		assert_string_equal(b.p, cases[i].expected);
	}
	buf_fini(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sequences_have_their_length),
		cmocka_unit_test(links_are_seen),
		cmocka_unit_test(links_go_and_their_targets_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
