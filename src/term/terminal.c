#include "term/terminal.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/*
 * Terminals that show hyperlinks, as of their first release that does.  A row
 * fits when the variable is set to the value (to anything, if that is empty)
 * and the version is high enough.
 *
 * Left out on purpose:
 * - Konsole has them switched off unless its profile allows them, and where
 *   it does, it opens a URL that is also readable twice;
 * - tmux (from 3.4) drops them unless its configuration says that the
 *   terminal outside has them;
 * - VTE from 0.50 to 0.52.1 could crash on them.
 */
static const struct {
	char		name[16];
	char		value[20];
	char		version[24];	/* variable that holds it, or "" */
	unsigned	major, minor;	/* the least that will do */
} links_table[] = {
	{ "TERM", "alacritty", "", 0, 0 },		/* 0.11, 2022 */
	{ "TERM", "alacritty-direct", "", 0, 0 },
	{ "TERM", "foot", "", 0, 0 },			/* 1.7, 2021 */
	{ "TERM", "foot-direct", "", 0, 0 },
	{ "TERM", "foot-extra", "", 0, 0 },
	{ "TERM", "wezterm", "", 0, 0 },		/* 2018 */
	{ "TERM", "xterm-ghostty", "", 0, 0 },
	{ "TERM", "xterm-kitty", "", 0, 0 },		/* 0.19, 2020 */
	{ "KITTY_WINDOW_ID", "", "", 0, 0 },
	{ "VTE_VERSION", "", "VTE_VERSION", 5202, 0 },	/* 2018 */
	{ "WT_SESSION", "", "", 0, 0 },			/* 1.4, 2020 */
	{ "TERM_PROGRAM", "WezTerm", "", 0, 0 },
	{ "TERM_PROGRAM", "ghostty", "", 0, 0 },
	{ "TERM_PROGRAM", "iTerm.app", "TERM_PROGRAM_VERSION", 3, 1 },
	{ "TERM_PROGRAM", "mintty", "TERM_PROGRAM_VERSION", 3, 0 },
	{ "TERM_PROGRAM", "vscode", "TERM_PROGRAM_VERSION", 1, 72 },
};

/*
 * Signs of something that stands between us and the terminal whose variables
 * were inherited, or of another terminal that was started from it: a variable
 * that is set, or how the value of TERM begins.
 */
static const struct {
	char	name[16];
	char	start[8];	/* "": any value that is not empty */
} between_table[] = {
	{ "TMUX", "" },
	{ "STY", "" },			/* GNU screen */
	{ "ZELLIJ", "" },
	{ "INSIDE_EMACS", "" },
	{ "VIM_TERMINAL", "" },
	{ "NVIM", "" },
	{ "XTERM_VERSION", "" },	/* has none of what we look for */
	{ "TERM", "screen" },
	{ "TERM", "tmux" },
	{ "TERM", "eterm" },
	{ "TERM", "linux" },
};

#define COUNT(array)	(sizeof(array) / sizeof(array)[0])

/* The variable's value, "" when it is unset. */
static const char *
value_of(const char *name)
{
	const char *value = getenv(name);

	return value == NULL ? "" : value;
}

static bool
starts_with(const char *s, const char *start)
{
	return strncmp(s, start, strlen(start)) == 0;
}

static bool
is_inherited(void)
{
	const char *value;
	size_t i;

	for (i = 0; i < COUNT(between_table); i++) {
		value = value_of(between_table[i].name);
		if (value[0] != '\0' &&
		    starts_with(value, between_table[i].start))
			return true;
	}
	return false;
}

/* Is the version in the variable, such as 1.72.0, at least major.minor? */
static bool
is_recent(const char *name, unsigned major, unsigned minor)
{
	const char *p = value_of(name);
	unsigned long first, second = 0;
	char *end;

	if (*p < '0' || *p > '9')
		return false;
	first = strtoul(p, &end, 10);
	if (end[0] == '.' && end[1] >= '0' && end[1] <= '9')
		second = strtoul(end + 1, NULL, 10);
	return first > major || (first == major && second >= minor);
}

bool
terminal_is_dumb(void)
{
	const char *term = value_of("TERM");

	return term[0] == '\0' || strcmp(term, "dumb") == 0;
}

bool
terminal_has_links(void)
{
	const char *value;
	size_t i;

	if (terminal_is_dumb() || is_inherited())
		return false;
	for (i = 0; i < COUNT(links_table); i++) {
		value = value_of(links_table[i].name);
		if (value[0] == '\0' || (links_table[i].value[0] != '\0' &&
		    strcmp(value, links_table[i].value) != 0))
			continue;
		if (links_table[i].version[0] == '\0' ||
		    is_recent(links_table[i].version, links_table[i].major,
		    links_table[i].minor))
			return true;
	}
	return false;
}

int
terminal_forces_links(void)
{
	const char *value = value_of("FORCE_HYPERLINK");

	if (value[0] == '\0')
		return -1;
	return value[strspn(value, "0")] != '\0';
}

/* The terminals above have 256 colours, too, though TERM may not say so. */
static bool
is_rich(const char *term)
{
	size_t i;

	for (i = 0; i < COUNT(links_table); i++)
		if (strcmp(links_table[i].name, "TERM") == 0 &&
		    strcmp(links_table[i].value, term) == 0)
			return true;
	return false;
}

bool
terminal_has_palette(void)
{
	const char *term = value_of("TERM"), *color = value_of("COLORTERM");

	return strcmp(color, "truecolor") == 0 ||
	    strcmp(color, "24bit") == 0 ||
	    strstr(term, "256color") != NULL ||
	    strstr(term, "-direct") != NULL || is_rich(term);
}

/*
 * "15;0", "15;default;0": the last field is the background, one of the sixteen
 * colours; of these 7 and 9 to 15 are light (the rule of vim).
 */
enum terminal_ground
terminal_ground(void)
{
	const char *p = strrchr(value_of("COLORFGBG"), ';');
	unsigned long color;
	char *end;

	if (p == NULL || p[1] < '0' || p[1] > '9' || is_inherited())
		return GROUND_UNKNOWN;
	color = strtoul(p + 1, &end, 10);
	if (*end != '\0' || color > 15)
		return GROUND_UNKNOWN;
	return color < 7 || color == 8 ? GROUND_DARK : GROUND_LIGHT;
}
