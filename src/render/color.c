#include "render/color.h"

#include <stdint.h>
#include <string.h>

/*
 * The default colours.  Readable on dark and on light grounds alike: bold
 * and dim work on both; cyan and magenta are the two of the sixteen that are
 * neither too pale on white nor too dark on black.  Bold may turn a colour
 * into its bright form, which is unreadable on white for all but magenta
 * (and red, which means trouble), so only magenta is ever bold.
 *
 * Arrays, not pointers: nothing for the dynamic linker to relocate.
 */
static const struct {
	char	name[12];	/* in K8SREF_COLORS */
	char	sgr[8];
} roles_table[] = {
	[ROLE_TITLE]		= { "title", "1" },
	[ROLE_ID]		= { "id", "2" },
	[ROLE_SUMMARY]		= { "summary", "" },
	[ROLE_HEADING]		= { "heading", "1;35" },
	[ROLE_CODE]		= { "code", "36" },
	[ROLE_PLACEHOLDER]	= { "placeholder", "35" },
	[ROLE_COMMENT]		= { "comment", "2" },
	[ROLE_STRONG]		= { "strong", "1" },
	[ROLE_EMPHASIS]		= { "emphasis", "3" },
	[ROLE_LINK]		= { "link", "4" },
	[ROLE_TABLE]		= { "table", "2" },
	[ROLE_NOTICE]		= { "notice", "1" },
	[ROLE_MATCH]		= { "match", "1;31" },
};

_Static_assert(sizeof roles_table / sizeof roles_table[0] == ROLE_COUNT,
    "every role has a name and a default");

/*
 * Which of several colours wins: of two, a terminal obeys the later one, so
 * what is most particular comes last.
 */
static const uint8_t role_order[] = {
	ROLE_TITLE, ROLE_ID, ROLE_SUMMARY, ROLE_HEADING, ROLE_TABLE,
	ROLE_NOTICE, ROLE_STRONG, ROLE_EMPHASIS, ROLE_LINK, ROLE_CODE,
	ROLE_COMMENT, ROLE_PLACEHOLDER, ROLE_MATCH
};

_Static_assert(sizeof role_order == ROLE_COUNT, "every role has its place");

void
render_colors_default(struct render_colors *colors)
{
	size_t i;

	for (i = 0; i < ROLE_COUNT; i++)
		colors->sgr[i] = roles_table[i].sgr;
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
	size_t bad = 0;

	while (*spec != '\0') {
		size_t len = strcspn(spec, ":");
		const char *equals = memchr(spec, '=', len);
		struct str name = { spec, 0 }, value = { NULL, 0 };
		size_t role = ROLE_COUNT;

		if (equals != NULL) {
			name.len = (size_t)(equals - spec);
			value.p = equals + 1;
			value.len = len - name.len - 1;
			role = find_role(name);
		}
		if (role < ROLE_COUNT && is_sgr(value)) {
			memcpy(room, value.p, value.len);
			room[value.len] = '\0';
			colors->sgr[role] = room;
			room += value.len + 1;
		} else if (len > 0)
			bad++;
		spec += len;
		if (*spec == ':')
			spec++;
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
