#include "render/color.h"

#include <stdint.h>
#include <string.h>

/*
 * The colours for each ground.
 *
 * Where it is unknown: the basic ones, readable on dark and light alike.  Bold
 * and dim work on both; cyan and magenta are the two of the sixteen that are
 * neither too pale on white nor too dark on black.  Bold may turn a colour
 * into its bright form, which is unreadable on white for all but magenta
 * (and red, which means trouble), so only magenta is ever bold.
 *
 * Where it is known: colours from 16 up of the 256, which are the same on
 * every terminal, with a contrast of 4.5 to 1 and more against the grounds in
 * use (a test computes it).  Not 24-bit ones: they would gain nothing here,
 * and what stands between us and the terminal (screen, an old tmux) may
 * not know them although COLORTERM says so.
 *
 * Arrays, not pointers: nothing for the dynamic linker to relocate.
 */
static const struct {
	char	name[12];	/* in K8SREF_COLORS */
	char	sgr[GROUND_COUNT][12];	/* unknown, dark, light */
} roles_table[] = {
	[ROLE_TITLE] = { "title", { "1", "1", "1" } },
	[ROLE_ID] = { "id", { "2", "38;5;248", "38;5;240" } },
	[ROLE_SUMMARY] = { "summary", { "", "", "" } },
	[ROLE_HEADING] = { "heading",
	    { "1;35", "1;38;5;213", "1;38;5;90" } },
	[ROLE_CODE] = { "code", { "36", "38;5;116", "38;5;24" } },
	[ROLE_PLACEHOLDER] = { "placeholder",
	    { "35", "38;5;215", "38;5;94" } },
	[ROLE_COMMENT] = { "comment", { "2", "38;5;248", "38;5;240" } },
	[ROLE_DANGER] = { "danger",
	    { "1;31", "1;38;5;210", "1;38;5;124" } },
	[ROLE_STRONG] = { "strong", { "1", "1", "1" } },
	[ROLE_EMPHASIS] = { "emphasis", { "3", "3", "3" } },
	[ROLE_LINK] = { "link", { "4", "4;38;5;111", "4;38;5;25" } },
	[ROLE_TABLE] = { "table", { "2", "38;5;248", "38;5;240" } },
	[ROLE_NOTICE] = { "notice", { "1", "1;38;5;222", "1;38;5;88" } },
	[ROLE_MATCH] = { "match", { "1;31", "1;38;5;210", "1;38;5;124" } },
};

_Static_assert(sizeof roles_table / sizeof roles_table[0] == ROLE_COUNT,
    "every role has a name and its colours");

/*
 * Which of several colours wins: of two, a terminal obeys the later one, so
 * what is most particular comes last.
 */
static const uint8_t role_order[] = {
	ROLE_TITLE, ROLE_ID, ROLE_SUMMARY, ROLE_HEADING, ROLE_TABLE,
	ROLE_NOTICE, ROLE_STRONG, ROLE_EMPHASIS, ROLE_LINK, ROLE_CODE,
	ROLE_COMMENT, ROLE_DANGER, ROLE_PLACEHOLDER, ROLE_MATCH
};

_Static_assert(sizeof role_order == ROLE_COUNT, "every role has its place");

void
render_colors_choose(struct render_colors *colors, enum terminal_ground ground)
{
	size_t i;

	for (i = 0; i < ROLE_COUNT; i++)
		colors->sgr[i] = roles_table[i].sgr[ground];
}

/*
 * Take the next "name=value" from the specification; what lies between two
 * colons without an equals sign is a name without a value (NULL).
 */
static bool
next_entry(const char **spec, struct str *name, struct str *value)
{
	const char *p = *spec, *equals;
	size_t len = strcspn(p, ":");

	if (*p == '\0')
		return false;
	*spec += len + (p[len] == ':');
	*name = (struct str){ p, len };
	*value = (struct str){ NULL, 0 };
	if ((equals = memchr(p, '=', len)) != NULL) {
		name->len = (size_t)(equals - p);
		*value = (struct str){ equals + 1, len - name->len - 1 };
	}
	return true;
}

/* "background=dark", or light, or nothing for unknown; false otherwise. */
static bool
read_ground(struct str name, struct str value, enum terminal_ground *ground)
{
	static const char words[GROUND_COUNT][8] = { "", "dark", "light" };
	int i;

	if (value.p == NULL || !str_equal(name, str_of("background")))
		return false;
	for (i = 0; i < GROUND_COUNT; i++)
		if (str_equal(value, str_of(words[i]))) {
			*ground = (enum terminal_ground)i;
			return true;
		}
	return false;
}

enum terminal_ground
render_colors_ground(const char *spec, enum terminal_ground ground)
{
	struct str name, value;

	while (next_entry(&spec, &name, &value))
		(void)read_ground(name, value, &ground);
	return ground;
}

/* The role called name, or ROLE_COUNT. */
static size_t
find_role(struct str name)
{
	size_t i;

	for (i = 0; i < ROLE_COUNT; i++)
		if (str_equal(name, str_of(roles_table[i].name)))
			break;
	return i;
}

/* Only digits and semicolons: no other sequence can be smuggled in. */
static bool
is_sgr(struct str s)
{
	size_t i;

	for (i = 0; i < s.len; i++)
		if ((s.p[i] < '0' || s.p[i] > '9') && s.p[i] != ';')
			return false;
	return true;
}

size_t
render_colors_parse(struct render_colors *colors, const char *spec, char *room)
{
	enum terminal_ground ground;
	struct str name, value;
	size_t bad = 0, role;

	while (next_entry(&spec, &name, &value)) {
		role = value.p == NULL ? ROLE_COUNT : find_role(name);
		if (role < ROLE_COUNT && is_sgr(value)) {
			memcpy(room, value.p, value.len);
			room[value.len] = '\0';
			colors->sgr[role] = room;
			room += value.len + 1;
		} else if ((name.len > 0 || value.p != NULL) &&
		    !read_ground(name, value, &ground))
			bad++;
	}
	return bad;
}

bool
color_open(struct buf *out, const struct render_options *o, unsigned roles)
{
	bool open = false;
	size_t i;

	if (!o->color || roles == 0)
		return false;
	for (i = 0; i < sizeof role_order; i++) {
		const char *sgr = o->colors.sgr[role_order[i]];

		if (!(roles & ROLE_BIT(role_order[i])) || sgr == NULL ||
		    *sgr == '\0')
			continue;
		buf_puts(out, open ? ";" : "\033[");
		buf_puts(out, sgr);
		open = true;
	}
	if (open)
		buf_addc(out, 'm');
	return open;
}

void
color_close(struct buf *out)
{
	buf_puts(out, "\033[0m");
}

void
render_styled(struct buf *out, const struct render_options *o,
    enum render_role role, struct str text)
{
	bool open = text.len > 0 && color_open(out, o, ROLE_BIT(role));

	buf_adds(out, text);
	if (open)
		color_close(out);
}
