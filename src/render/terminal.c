/*
 * A note for reading: on a terminal with colours and hyperlinks, or plain.
 * The text differs in nothing but escape sequences, so that what was tested
 * plain is what people see.
 *
 * Questions, keywords and symptoms are not shown: they exist to be found by.
 */
#include <stdio.h>

#include "base/i18n.h"
#include "base/unicode.h"
#include "render/color.h"
#include "render/layout.h"
#include "render/snippet.h"

#define INDENT		2	/* columns before text; headings have none */
#define CODE_INDENT	4	/* before code, on top of INDENT */
#define ITEM_CODE_INDENT 2	/* before code in an item: the same column */
#define HANG		2	/* before a reference's second line */

#define BULLET		"\xe2\x80\xa2"	/* U+2022 */
#define INNER_BULLET	"\xe2\x80\x93"	/* U+2013, as mandoc's inner lists */
#define RULE		"\xe2\x94\x80"	/* U+2500 */
#define WIDE_COLON	"\xef\xbc\x9a"	/* U+FF1A */

static void	put_blocks(struct layout *l, const struct block *b,
		    bool tight, int depth);

static bool
ends_with(struct str s, const char *end)
{
	size_t n = strlen(end);

	return s.len >= n && memcmp(s.p + s.len - n, end, n) == 0;
}

/* Does a blank line stand between two blocks? */
static bool
is_apart(const struct block *a, const struct block *b, bool tight)
{
	if (a->kind == BLOCK_HEADING)
		return b->kind == BLOCK_HEADING && b->level <= a->level;
	if (b->kind == BLOCK_CODE && snippet_announced(a))
		return false;
	return !tight || b->kind == BLOCK_HEADING;
}

/* Does a tight list's item end with something that needs space after it? */
static bool
ends_apart(const struct block *item)
{
	const struct block *b = item->child;

	while (b != NULL && b->next != NULL)
		b = b->next;
	return b != NULL && b->kind != BLOCK_PARAGRAPH &&
	    b->kind != BLOCK_LIST;
}

static int
digits_of(uint64_t n)
{
	int digits = 1;

	while (n >= 10) {
		n /= 10;
		digits++;
	}
	return digits;
}

/* "• " or a number that is aligned with the list's longest. */
static struct layout_mark
push_item(struct layout *l, const struct block *list, uint64_t number,
    int digits, int depth)
{
	char marker[32];	/* 20 digits at most, and a full stop */

	if (!list->ordered)
		return layout_push_marker(l,
		    str_of(depth == 0 ? BULLET : INNER_BULLET), 2);
	(void)snprintf(marker, sizeof marker, "%*llu.", digits,
	    (unsigned long long)number);
	return layout_push_marker(l, str_of(marker), digits + 2);
}

static void
put_list(struct layout *l, const struct block *list, int depth)
{
	const struct block *item;
	uint64_t number = list->number;
	int digits;

	for (item = list->child; item != NULL; item = item->next)
		number++;
	digits = digits_of(number > 0 ? number - 1 : 0);
	number = list->number;
	for (item = list->child; item != NULL; item = item->next, number++) {
		struct layout_mark mark = push_item(l, list, number, digits,
		    depth);

		put_blocks(l, item->child, list->tight, depth + 1);
		layout_pop(l, mark);
		if (item->next != NULL && (!list->tight || ends_apart(item)))
			layout_blank(l);
	}
}

static void
put_heading(struct layout *l, const struct block *b)
{
	layout_spans(l, &b->spans, ROLE_BIT(ROLE_HEADING));
	layout_flush(l, 0);
}

static void
put_rule(struct layout *l)
{
	int i, n = layout_room(l);
	bool open;

	layout_open_line(l);
	open = color_open(l->out, l->o, ROLE_BIT(ROLE_TABLE));
	for (i = 0; i < n; i++)
		buf_puts(l->out, RULE);
	if (open)
		color_close(l->out);
	layout_close_line(l);
}

/* How a code block's lines come out. */
struct code {
	struct layout	*l;
	unsigned	 role;		/* of the block */
	bool		 comments;	/* # begins one */
	bool		 open;		/* in a line */
	bool		 comment;	/* in a comment */
	bool		 warnings;	/* "# Danger:" is one */
	bool		 danger;	/* in such a comment */
};

/*
 * What is pasted (sh, yaml, ...) has a colour, what a cluster answers has
 * none: one sees at once which is which.
 */
static void
code_init(struct code *c, struct layout *l, const struct block *b)
{
	const char *info[] = { "text", "console" };
	const char *hash[] = { "yaml", "yml", "toml",
	    "properties", "dockerfile" };
	size_t i;

	*c = (struct code){ .l = l, .role = ROLE_BIT(ROLE_CODE),
	    .comments = b->example || snippet_is_shell(b),
	    .warnings = b->example || snippet_is_shell(b) };
	for (i = 0; i < sizeof info / sizeof info[0]; i++)
		if (str_equal(b->info, str_of(info[i])))
			c->role = 0;
	for (i = 0; i < sizeof hash / sizeof hash[0]; i++)
		if (str_equal(b->info, str_of(hash[i])))
			c->comments = true;
}

static bool
is_comment(struct str line)
{
	size_t i;

	for (i = 0; i < line.len; i++)
		if (line.p[i] != ' ' && line.p[i] != '\t')
			return line.p[i] == '#';
	return false;
}

/*
 * Text within a line, as it is: nothing of a command may change.  A
 * placeholder has braces around it or, filled, none.
 */
static void
code_put(struct code *c, struct str text, bool placeholder, bool braces)
{
	struct buf *out = c->l->out;
	unsigned roles = c->role;
	bool styled;

	if (text.len == 0)
		return;
	if (!c->open) {
		layout_open_line(c->l);
		c->open = true;
		c->comment = c->comments && !placeholder && is_comment(text);
		c->danger = c->warnings && c->comment && snippet_warns(text);
	}
	if (placeholder)
		roles = ROLE_BIT(ROLE_PLACEHOLDER);
	else if (c->danger)
		roles = ROLE_BIT(ROLE_DANGER);
	else if (c->comment)
		roles = ROLE_BIT(ROLE_COMMENT);
	styled = color_open(out, c->l->o, roles);
	buf_puts(out, braces ? "{{" : "");
	buf_adds(out, text);
	buf_puts(out, braces ? "}}" : "");
	if (styled)
		color_close(out);
}

static void
code_newline(struct code *c)
{
	if (c->open)
		layout_close_line(c->l);
	else
		layout_blank(c->l);
	c->open = false;
}

static void
code_text(struct code *c, struct str text, bool placeholder)
{
	size_t from, to;

	for (from = 0; from < text.len; from = to + 1) {
		for (to = from; to < text.len && text.p[to] != '\n'; to++)
			;
		code_put(c, (struct str){ text.p + from, to - from },
		    placeholder, false);
		if (to < text.len)
			code_newline(c);
	}
}

/*
 * An open placeholder keeps its braces on the terminal as well: pasted by
 * mistake, {{pod}} fails loudly, whereas a bare "pod" might name something.
 */
static void
put_code(struct layout *l, const struct block *b, int indent)
{
	struct layout_mark mark = layout_push(l, indent);
	struct code c;
	size_t i;

	code_init(&c, l, b);
	for (i = 0; i < b->spans.n; i++) {
		const struct span *span = &b->spans.v[i];
		const struct str *value;

		if (!(span->style & SPAN_PLACEHOLDER))
			code_text(&c, span->text, false);
		else if ((value = render_define_find(l->o, span->text)))
			code_text(&c, *value, true);
		else
			code_put(&c, span->text, true, true);
	}
	if (c.open)
		code_newline(&c);
	layout_pop(l, mark);
}

static void
put_quote(struct layout *l, const struct block *b, int depth)
{
	struct layout_mark mark = layout_push_bar(l);

	put_blocks(l, b->child, false, depth);
	layout_pop(l, mark);
}

/* depth: how many lists are around it. */
static void
put_block(struct layout *l, const struct block *b, bool tight, int depth)
{
	switch (b->kind) {
	case BLOCK_HEADING:
		put_heading(l, b);
		break;
	case BLOCK_PARAGRAPH:
		layout_spans(l, &b->spans, 0);
		layout_flush(l, 0);
		break;
	case BLOCK_LIST:
		put_list(l, b, depth);
		break;
	case BLOCK_ITEM:	/* only a hostile pack has one outside a list */
		put_blocks(l, b->child, tight, depth);
		break;
	case BLOCK_QUOTE:
		put_quote(l, b, depth);
		break;
	case BLOCK_CODE:
		put_code(l, b, depth > 0 ? ITEM_CODE_INDENT : CODE_INDENT);
		break;
	case BLOCK_TABLE:
		layout_table(l, b);
		break;
	case BLOCK_RULE:
		put_rule(l);
		break;
	case BLOCK_ROW:
	case BLOCK_CELL:
		break;		/* layout_table() reads them */
	}
}

static void
put_blocks(struct layout *l, const struct block *b, bool tight, int depth)
{
	const struct block *before = NULL;

	for (; b != NULL; before = b, b = b->next) {
		if (before != NULL && is_apart(before, b, tight))
			layout_blank(l);
		put_block(l, b, tight, depth);
	}
}

/* The body: a heading opens a section, whose text is indented. */
static void
put_body(struct layout *l, const struct block *b)
{
	const struct block *before = NULL;
	int indent = INDENT;

	for (; b != NULL; before = b, b = b->next) {
		bool heading = b->kind == BLOCK_HEADING;
		struct layout_mark mark;

		if (heading)
			indent = b->level > 2 ? INDENT : 0;
		if (before == NULL || is_apart(before, b, false))
			layout_blank(l);
		mark = layout_push(l, indent);
		put_block(l, b, false, 0);
		layout_pop(l, mark);
		if (heading)
			indent += INDENT;
	}
}

/* Title at the left, id at the right, or below when both do not fit. */
static void
put_title(struct layout *l, const struct note *note)
{
	int title = unicode_columns(note->title);
	int id = unicode_columns(note->id);

	if (id > 0 && title > 0 && title + 2 + id <= l->width) {
		render_styled(l->out, l->o, ROLE_TITLE, note->title);
		buf_fill(l->out, ' ', (size_t)(l->width - title - id));
		render_styled(l->out, l->o, ROLE_ID, note->id);
		layout_close_line(l);
		return;
	}
	layout_text(l, note->title, ROLE_BIT(ROLE_TITLE));
	layout_flush(l, 0);
	layout_text(l, note->id, ROLE_BIT(ROLE_ID));
	layout_flush(l, 0);
}

/*
 * A sentence with a version in the place of its %s.  Not by printf(3): the
 * sentence may come from a catalogue that nobody has checked.
 */
static void
put_notice(struct layout *l, const char *sentence, struct str version)
{
	const unsigned role = ROLE_BIT(ROLE_NOTICE);
	const char *gap = strstr(sentence, "%s");

	if (gap == NULL)
		gap = sentence + strlen(sentence);
	layout_text(l, (struct str){ sentence, (size_t)(gap - sentence) },
	    role);
	layout_text(l, version, role);
	if (*gap != '\0')
		layout_text(l, str_of(gap + 2), role);
	layout_flush(l, 0);
}

static void
put_head(struct layout *l, const struct note *note)
{
	struct layout_mark mark;

	put_title(l, note);
	mark = layout_push(l, INDENT);
	if (note->summary.n > 0) {
		layout_blank(l);
		layout_spans(l, &note->summary, ROLE_BIT(ROLE_SUMMARY));
		layout_flush(l, 0);
	}
	if (note->since.len > 0 || note->until.len > 0)
		layout_blank(l);
	if (note->since.len > 0)
		put_notice(l, _("Needs Kubernetes %s or newer."), note->since);
	if (note->until.len > 0)
		put_notice(l, _("Holds until Kubernetes %s."), note->until);
	layout_pop(l, mark);
}

/* "See also:" and a space, which a full-width colon brings along. */
static void
add_label(struct layout *l, const char *label)
{
	layout_text(l, str_of(label), ROLE_BIT(ROLE_STRONG));
	if (!ends_with(str_of(label), WIDE_COLON))
		layout_text(l, str_of(" "), 0);
}

static void
put_see_also(struct layout *l, const struct note *note)
{
	size_t i;

	if (note->see_also_count == 0)
		return;
	add_label(l, _("See also:"));
	for (i = 0; i < note->see_also_count; i++) {
		if (i > 0)
			layout_text(l, str_of(", "), 0);
		layout_text(l, note->see_also[i].text, 0);
	}
	layout_flush(l, HANG);
}

/* Several URLs stand in lines of their own: easier to select. */
static void
put_more(struct layout *l, const struct note *note)
{
	struct layout_mark mark;
	size_t i;

	if (note->more_count == 0)
		return;
	add_label(l, _("More information:"));
	if (note->more_count > 1)
		layout_flush(l, 0);
	mark = layout_push(l, note->more_count > 1 ? HANG : 0);
	for (i = 0; i < note->more_count; i++) {
		layout_url(l, note->more[i]);
		layout_flush(l, HANG);
	}
	layout_pop(l, mark);
}

static void
put_references(struct layout *l, const struct note *note)
{
	struct layout_mark mark;

	if (note->see_also_count == 0 && note->more_count == 0)
		return;
	layout_blank(l);
	mark = layout_push(l, INDENT);
	put_see_also(l, note);
	put_more(l, note);
	layout_pop(l, mark);
}

/* Chinese and Japanese have a colon of their own, which needs no space. */
static bool
has_wide_colon(struct str language)
{
	return language.len >= 2 && (memcmp(language.p, "zh", 2) == 0 ||
	    memcmp(language.p, "ja", 2) == 0);
}

enum kr_status
render_terminal(const struct note *note, const struct render_options *o,
    struct buf *out)
{
	struct layout l;

	layout_init(&l, o, out);
	if (has_wide_colon(note->language))
		l.colon = WIDE_COLON;
	put_head(&l, note);
	put_body(&l, note->body);
	put_references(&l, note);
	return layout_fini(&l);
}
