/*
 * What the environment tells of the terminal: what term/terminal.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "term/terminal.h"

static const char *const variables[] = { "TERM", "COLORTERM", "COLORFGBG",
    "FORCE_HYPERLINK", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION",
    "KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "TMUX", "STY",
    "ZELLIJ", "INSIDE_EMACS", "VIM_TERMINAL", "NVIM", "XTERM_VERSION" };

/* An environment of "NAME=value" words and nothing else that matters. */
static void
set_environment(const char *words)
{
	char room[256], *word;
	size_t i;

	for (i = 0; i < sizeof variables / sizeof variables[0]; i++)
		unsetenv(variables[i]);
	assert_true(strlen(words) < sizeof room);
	strcpy(room, words);
	for (word = strtok(room, " "); word != NULL; word = strtok(NULL, " ")) {
		char *equals = strchr(word, '=');

		assert_non_null(equals);
		*equals = '\0';
		assert_int_equal(setenv(word, equals + 1, 1), 0);
	}
}

static void
links_where_they_are_known(void **state)
{
	static const char *const yes[] = {
		"TERM=xterm-256color VTE_VERSION=5202",
		"TERM=xterm-256color VTE_VERSION=7600",
		"TERM=xterm-kitty",
		"TERM=xterm-256color KITTY_WINDOW_ID=1",
		"TERM=xterm-ghostty",
		"TERM=xterm-256color TERM_PROGRAM=ghostty",
		"TERM=foot",
		"TERM=foot-extra",
		"TERM=alacritty",
		"TERM=wezterm",
		"TERM=xterm-256color WT_SESSION=0-1",
		"TERM=xterm-256color TERM_PROGRAM=WezTerm "
		    "TERM_PROGRAM_VERSION=20240203-110809-5046fc22",
		"TERM=xterm-256color TERM_PROGRAM=iTerm.app "
		    "TERM_PROGRAM_VERSION=3.1",
		"TERM=xterm-256color TERM_PROGRAM=iTerm.app "
		    "TERM_PROGRAM_VERSION=3.10.2beta",
		"TERM=xterm-256color TERM_PROGRAM=iTerm.app "
		    "TERM_PROGRAM_VERSION=4",
		"TERM=xterm-256color TERM_PROGRAM=vscode "
		    "TERM_PROGRAM_VERSION=1.72.0",
		"TERM=xterm-256color TERM_PROGRAM=vscode "
		    "TERM_PROGRAM_VERSION=1.103.2",
		"TERM=xterm-256color TERM_PROGRAM=mintty "
		    "TERM_PROGRAM_VERSION=3.6.1",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof yes / sizeof yes[0]; i++) {
		set_environment(yes[i]);
		if (!terminal_has_links())
			fail_msg("no links: %s", yes[i]);
	}
}

static void
no_links_where_they_are_not(void **state)
{
	static const char *const no[] = {
		"",
		"TERM=",
		"VTE_VERSION=7600",
		"TERM= VTE_VERSION=7600",
		"TERM=dumb VTE_VERSION=7600 KITTY_WINDOW_ID=1",
		"TERM=xterm",
		"TERM=xterm-256color",
		"TERM=xterm-256color VTE_VERSION=",
		"TERM=xterm-256color VTE_VERSION=5201",
		"TERM=xterm-256color VTE_VERSION=new",
		"TERM=xterm-256color VTE_VERSION=-7600",
		"TERM=xterm-256color WT_SESSION=",
		"TERM=xterm-256color COLORTERM=truecolor",
		"TERM=xterm-256color KONSOLE_VERSION=240802",
		"TERM=xterm-256color TERM_PROGRAM=Apple_Terminal "
		    "TERM_PROGRAM_VERSION=455",
		"TERM=xterm-256color TERM_PROGRAM=iTerm.app",
		"TERM=xterm-256color TERM_PROGRAM=iTerm.app "
		    "TERM_PROGRAM_VERSION=3.0.15",
		"TERM=xterm-256color TERM_PROGRAM=iTerm.app "
		    "TERM_PROGRAM_VERSION=3",
		"TERM=xterm-256color TERM_PROGRAM=vscode "
		    "TERM_PROGRAM_VERSION=1.71.9",
		"TERM=xterm-256color TERM_PROGRAM=vscode "
		    "TERM_PROGRAM_VERSION=0.99",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof no / sizeof no[0]; i++) {
		set_environment(no[i]);
		if (terminal_has_links())
			fail_msg("links: %s", no[i]);
	}
}

static void
what_stands_between_is_not_believed(void **state)
{
	static const char *const between[] = { "TERM=screen",
		"TERM=screen-256color", "TERM=screen.xterm-kitty",
		"TERM=tmux-256color", "TERM=eterm-color", "TERM=linux",
		"TERM=xterm-256color TMUX=/tmp/tmux-0/default,1,0",
		"TERM=xterm-kitty TMUX=/tmp/tmux-0/default,1,0",
		"TERM=xterm STY=1.tty", "TERM=xterm ZELLIJ=0",
		"TERM=xterm INSIDE_EMACS=29.1,comint",
		"TERM=xterm VIM_TERMINAL=901", "TERM=xterm NVIM=/run/nvim",
		"TERM=xterm XTERM_VERSION=XTerm(390)",
		"TERM=screen TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.5a" };
	char words[256];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof between / sizeof between[0]; i++) {
		strcpy(words, between[i]);
		strcat(words, " VTE_VERSION=7600 COLORFGBG=0;15");
		set_environment(words);
		if (terminal_has_links())
			fail_msg("links: %s", words);
		if (terminal_ground() != GROUND_UNKNOWN)
			fail_msg("ground: %s", words);
	}
	set_environment("TERM=xterm TMUX= VTE_VERSION=7600 COLORFGBG=0;15");
	assert_true(terminal_has_links());
	assert_int_equal(terminal_ground(), GROUND_LIGHT);
}

static void
links_are_forced(void **state)
{
	static const struct {
		const char	*value;
		int		 expected;
	} cases[] = { { "", -1 }, { "0", 0 }, { "00", 0 }, { "1", 1 },
		{ "10", 1 }, { "yes", 1 }, { "false", 1 } };
	size_t i;

	(void)state;
	set_environment("");
	assert_int_equal(terminal_forces_links(), -1);
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		setenv("FORCE_HYPERLINK", cases[i].value, 1);
		assert_int_equal(terminal_forces_links(), cases[i].expected);
	}
}

static void
dumb_is_what_has_no_name(void **state)
{
	(void)state;
	set_environment("COLORTERM=truecolor");
	assert_true(terminal_is_dumb());
	set_environment("TERM= COLORTERM=truecolor");
	assert_true(terminal_is_dumb());
	set_environment("TERM=dumb COLORTERM=truecolor");
	assert_true(terminal_is_dumb());
	set_environment("TERM=xterm");
	assert_false(terminal_is_dumb());
}

static void
many_colours_are_known(void **state)
{
	static const struct {
		const char	*words;
		bool		 expected;
	} cases[] = {
		{ "", false }, { "TERM=xterm", false }, { "TERM=linux", false },
		{ "TERM=xterm COLORTERM=1", false },
		{ "TERM=xterm COLORTERM=gnome-terminal", false },
		{ "TERM=xterm-16color", false },
		{ "TERM=xterm COLORTERM=truecolor", true },
		{ "TERM=xterm COLORTERM=24bit", true },
		{ "TERM=xterm-256color", true },
		{ "TERM=screen-256color-bce", true },
		{ "TERM=xterm-direct", true }, { "TERM=xterm-kitty", true },
		{ "TERM=alacritty", true }, { "TERM=foot", true },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		set_environment(cases[i].words);
		if (terminal_has_palette() != cases[i].expected)
			fail_msg("%s", cases[i].words);
	}
}

static void
the_ground_is_the_last_field(void **state)
{
	static const struct {
		const char		*value;
		enum terminal_ground	 expected;
	} cases[] = {
		{ "", GROUND_UNKNOWN }, { "0", GROUND_UNKNOWN },
		{ ";", GROUND_UNKNOWN }, { "15;", GROUND_UNKNOWN },
		{ "0;default", GROUND_UNKNOWN }, { "0;16", GROUND_UNKNOWN },
		{ "0;-1", GROUND_UNKNOWN }, { "0;1x", GROUND_UNKNOWN },
		{ "0;99999999999999999999", GROUND_UNKNOWN },
		{ "15;0", GROUND_DARK }, { "15;default;0", GROUND_DARK },
		{ "15;6", GROUND_DARK }, { "15;8", GROUND_DARK },
		{ "0;7", GROUND_LIGHT }, { "0;9", GROUND_LIGHT },
		{ "0;default;15", GROUND_LIGHT }, { "0;15", GROUND_LIGHT },
	};
	size_t i;

	(void)state;
	set_environment("TERM=xterm");
	assert_int_equal(terminal_ground(), GROUND_UNKNOWN);
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		setenv("COLORFGBG", cases[i].value, 1);
		if (terminal_ground() != cases[i].expected)
			fail_msg("COLORFGBG=%s", cases[i].value);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(links_where_they_are_known),
		cmocka_unit_test(no_links_where_they_are_not),
		cmocka_unit_test(what_stands_between_is_not_believed),
		cmocka_unit_test(links_are_forced),
		cmocka_unit_test(dumb_is_what_has_no_name),
		cmocka_unit_test(many_colours_are_known),
		cmocka_unit_test(the_ground_is_the_last_field),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
