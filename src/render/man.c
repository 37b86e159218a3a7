/*
 * Notes as manual pages of section 7, in the man(7) language with tbl(1)
 * tables: a note as a page of its own, or all notes of a topic on one.
 *
 * The same code writes both; on a topic's page everything stands one level
 * deeper, because the notes' titles are its sections.
 */
#include <ctype.h>

#include "base/i18n.h"
#include "base/unicode.h"
#include "render/layout.h"
#include "render/link.h"
#include "render/render.h"
#include "render/roff.h"
#include "render/snippet.h"

/*
 * The date at the foot.  Notes carry none; this is the day of the Kubernetes
 * release that they describe, so the same notes give the same pages.
 */
#define MAN_DATE	"2026-04-22"

#define ITEM_INDENT	2	/* text behind a bullet, columns */
#define CODE_INDENT	4
#define ROOM		71	/* columns for text on an 80-column page */
#define TABLE_GAP	3	/* columns, tbl(1)'s own */
#define SHORT_CELL	16	/* columns that no page is too narrow for */

struct man {
	struct buf			*out;
	const struct render_options	*o;
	struct roff			 roff;
	struct buf			 plain;		/* scratch */
	int				 depth;		/* notes' sections
							 * are .SH: 0 */
	int				 item;	/* indent of the item that is
						 * open, 0 outside lists */
	int				 quotes;	/* open around this */
	int				 margin;	/* indents, columns */
	bool				 fresh;	/* text may follow at once */
	bool				 dense;	/* .PD 0 is in force */
};

static void	put_blocks(struct man *m, const struct block *b);

static void
man_init(struct man *m, const struct render_options *o, struct buf *out)
{
	*m = (struct man){ .out = out, .o = o };
	roff_init(&m->roff, out);
	buf_init(&m->plain);
}

static enum kr_status
man_fini(struct man *m)
{
	if (m->out->err == KR_OK)
		m->out->err = m->plain.err;
	buf_fini(&m->plain);
	roff_fini(&m->roff);
	return buf_status(m->out);
}

/* Text */

static enum roff_font
font_of(unsigned style)
{
	bool bold = style & (SPAN_STRONG | SPAN_CODE);

	if (style & SPAN_PLACEHOLDER)
		return ROFF_ITALIC;
	if (style & SPAN_EMPHASIS)
		return bold ? ROFF_BOLD_ITALIC : ROFF_ITALIC;
	return bold ? ROFF_BOLD : ROFF_ROMAN;
}

static void
add_text(struct man *m, const char *text)
{
	roff_text(&m->roff, str_of(text), ROFF_ROMAN, false);
}

/* A placeholder's value, or its name in braces, into the scratch buffer. */
static struct str
text_of(struct man *m, const struct span *span)
{
	const struct block one = { .spans = { span, 1 } };

	m->plain.len = 0;
	snippet_text(&one, m->o, &m->plain);
	return buf_str(&m->plain);
}

/* All runs as plain text, in the scratch buffer. */
static struct str
plain_of(struct man *m, const struct spans *spans)
{
	m->plain.len = 0;
	note_plain_text(spans, &m->plain);
	return buf_str(&m->plain);
}

/* The same with the links' targets: what add_spans() makes of it. */
static struct str
shown_of(struct man *m, const struct spans *spans)
{
	size_t i, to;

	m->plain.len = 0;
	for (i = 0; i < spans->n; i = to) {
		bool link = spans->v[i].style & SPAN_LINK;
		struct spans part = { &spans->v[i], 1 };

		to = link ? link_end(spans, i) : i + 1;
		part.n = to - i;
		note_plain_text(&part, &m->plain);
		if (link && !link_shows_url(spans, i, to)) {
			buf_puts(&m->plain, " <");
			buf_adds(&m->plain, spans->v[i].url);
			buf_addc(&m->plain, '>');
		}
	}
	return buf_str(&m->plain);
}

static void
add_target(struct man *m, struct str url)
{
	add_text(m, " <");
	roff_url(&m->roff, url);
	add_text(m, ">");
}

/* A line that ends here; in a table's row there can be none. */
static void
add_break(struct man *m)
{
	if (m->roff.out != m->out)
		add_text(m, " ");
	else if (m->roff.column > 0 || m->roff.word.len > 0) {
		roff_end(&m->roff);
		buf_puts(m->out, ".br\n");
	}
}

/* A run; url tells that it is a URL, or a part of one. */
static void
add_span(struct man *m, const struct span *s, unsigned style, bool url)
{
	if (s->style & SPAN_BREAK)
		add_break(m);
	else if (url)
		roff_url(&m->roff, s->text);
	else
		roff_text(&m->roff, text_of(m, s), font_of(s->style | style),
		    s->style & (SPAN_CODE | SPAN_PLACEHOLDER));
}

static void
add_spans(struct man *m, const struct spans *spans, unsigned style)
{
	size_t i, to;

	for (i = 0; i < spans->n; i = to) {
		bool link = spans->v[i].style & SPAN_LINK, shows;
		struct str url = spans->v[i].url;

		to = link ? link_end(spans, i) : i + 1;
		shows = link && link_shows_url(spans, i, to);
		for (; i < to; i++)
			add_span(m, &spans->v[i], style, shows);
		if (link && !shows)
			add_target(m, url);
	}
}

/* Macros */

/* Begin a paragraph, unless what came before leads right into it. */
static void
open_paragraph(struct man *m)
{
	if (!m->fresh && m->item > 0)
		buf_printf(m->out, ".IP \"\" %d\n", m->item);
	else if (!m->fresh)
		buf_puts(m->out, ".PP\n");
	m->fresh = false;
}

/* Space between paragraphs, or none. */
static void
set_dense(struct man *m, bool dense)
{
	if (dense != m->dense)
		buf_puts(m->out, dense ? ".PD 0\n" : ".PD\n");
	m->dense = dense;
}

static void
indent(struct man *m, int columns)
{
	buf_printf(m->out, ".RS %d\n", columns);
	m->margin += columns;
}

static void
outdent(struct man *m, int columns)
{
	buf_puts(m->out, ".RE\n");
	m->margin -= columns;
}

static void
open_section(struct man *m, const char *macro, struct str title)
{
	set_dense(m, false);
	buf_puts(m->out, macro);
	roff_argument(m->out, title);
	buf_addc(m->out, '\n');
	m->fresh = true;
}

static void
put_heading(struct man *m, const struct block *b)
{
	int level = b->level - 2 + m->depth;

	if (b->spans.n == 0)
		return;
	if (level < 2 && m->item == 0 && m->quotes == 0) {
		open_section(m, level == 0 ? ".SH " : ".SS ",
		    plain_of(m, &b->spans));
		return;
	}
	open_paragraph(m);	/* deeper than man(7) goes */
	add_spans(m, &b->spans, SPAN_STRONG);
	roff_end(&m->roff);
}

static void
put_paragraph(struct man *m, const struct block *b)
{
	if (b->spans.n == 0)
		return;
	open_paragraph(m);
	add_spans(m, &b->spans, 0);
	roff_end(&m->roff);
}

/* Code keeps its lines; its open placeholders are slanted, and what warns of
 * a command is bold. */
static void
put_code_lines(struct man *m, const struct block *b)
{
	bool line_start = true;
	size_t i, from, to;

	for (i = 0; i < b->spans.n; i++) {
		const struct span *span = &b->spans.v[i];
		bool name = span->style & SPAN_PLACEHOLDER;
		struct str text = text_of(m, span);

		if (name)
			buf_puts(m->out, "\\fI");
		for (from = 0; from < text.len; from = to) {
			bool danger;

			for (to = from; to < text.len && text.p[to] != '\n';)
				to++;
			danger = line_start && !name && snippet_is_shell(b) &&
			    snippet_warns((struct str){ text.p + from,
			    to - from });
			buf_puts(m->out, danger ? "\\fB" : "");
			roff_code(m->out, (struct str){ text.p + from,
			    to - from }, line_start && !name);
			buf_puts(m->out, danger ? "\\fR" : "");
			line_start = to < text.len;
			if (line_start) {
				buf_addc(m->out, '\n');
				to++;
			}
		}
		if (name)
			buf_puts(m->out, "\\fR");
	}
	if (m->out->len > 0 && m->out->p[m->out->len - 1] != '\n')
		buf_addc(m->out, '\n');
}

static void
put_code(struct man *m, const struct block *b, bool announced)
{
	int columns = CODE_INDENT;
	bool dense = m->dense;

	if (b->spans.n == 0)
		return;
	if (!announced && !m->fresh) {
		set_dense(m, false);
		buf_puts(m->out, ".PP\n");
	}
	if (m->item > ITEM_INDENT)
		columns += m->item - ITEM_INDENT;
	indent(m, columns);
	buf_puts(m->out, ".EX\n");
	put_code_lines(m, b);
	buf_puts(m->out, ".EE\n");
	outdent(m, columns);
	set_dense(m, dense);
	m->fresh = false;
}

static void
put_quote(struct man *m, const struct block *b)
{
	int item = m->item;

	if (b->child == NULL)
		return;
	if (!m->fresh)
		buf_puts(m->out, ".PP\n");
	indent(m, CODE_INDENT + item);
	m->item = 0;
	m->quotes++;
	m->fresh = true;
	put_blocks(m, b->child);
	m->quotes--;
	m->item = item;
	outdent(m, CODE_INDENT + item);
	m->fresh = false;
}

/* Lists */

static int
number_width(const struct block *list)
{
	const struct block *item;
	unsigned long last = list->number;
	int width = 3;		/* "1. " */

	for (item = list->child; item != NULL && item->next != NULL;
	    item = item->next)
		last++;
	for (; last >= 10; last /= 10)
		width++;
	return width;
}

static void
put_list(struct man *m, const struct block *list)
{
	int outer = m->item;
	int width = list->ordered ? number_width(list) : ITEM_INDENT;
	unsigned long number = list->number;
	const struct block *item;
	bool dense = m->dense;

	if (outer > 0)
		indent(m, outer);
	for (item = list->child; item != NULL; item = item->next) {
		set_dense(m, list->tight && (item != list->child ||
		    outer > 0));
		if (list->ordered)
			buf_printf(m->out, ".IP %lu. %d\n", number++, width);
		else
			buf_printf(m->out, ".IP %s %d\n",
			    outer > 0 ? "\\(en" : "\\(bu", width);
		m->item = width;
		m->fresh = true;
		put_blocks(m, item->child);
		m->fresh = false;
	}
	m->item = outer;
	if (outer > 0)
		outdent(m, outer);
	set_dense(m, dense);
}

/* Tables */

struct columns {
	int	n;
	int	wrapped;		/* how many have text blocks */
	int	word[NOTE_COLUMNS_MAX];
	int	line[NOTE_COLUMNS_MAX];
	int	width[NOTE_COLUMNS_MAX];
};

/* How wide the columns would like to be, by their plain text. */
static void
measure(struct man *m, const struct block *table, struct columns *c)
{
	const struct block *row, *cell;
	struct wrap w;
	int i, word, line;

	wrap_init(&w);
	for (row = table->child; row != NULL; row = row->next)
		for (cell = row->child, i = 0; cell != NULL && i < c->n;
		    cell = cell->next, i++) {
			wrap_clear(&w);
			wrap_add(&w, shown_of(m, &cell->spans), 0,
			    (struct str){ NULL, 0 });
			wrap_measure(&w, 0, w.text.len, &word, &line);
			if (word > c->word[i])
				c->word[i] = word;
			if (line > c->line[i])
				c->line[i] = line;
		}
	if (m->out->err == KR_OK)
		m->out->err = w.text.err;
	wrap_fini(&w);
}

/* Choose the columns' widths; false when they do not fit side by side. */
static bool
fit(struct columns *c, int room)
{
	int i;

	room -= TABLE_GAP * (c->n - 1);
	if (!table_fit(c->n, c->word, c->line, room, c->width))
		return false;
	for (i = 0; i < c->n; i++)
		c->wrapped += c->width[i] < c->line[i];
	return true;
}

/*
 * The line of tbl(1) that describes a row.  A single wrapped column takes all
 * the room that there is, whatever the width of the page; of several,
 * tbl(1) would not know how to share it.
 */
static void
put_format(struct man *m, const struct block *table, const struct columns *c,
    bool head)
{
	static const char letters[] = {
		[ALIGN_DEFAULT] = 'l', [ALIGN_LEFT] = 'l',
		[ALIGN_CENTER] = 'c', [ALIGN_RIGHT] = 'r'
	};
	int i;

	for (i = 0; i < c->n; i++) {
		if (i > 0)
			buf_addc(m->out, ' ');
		buf_addc(m->out, letters[table->align[i]]);
		if (head)
			buf_addc(m->out, 'B');
		if (c->width[i] == c->line[i])
			continue;
		if (c->wrapped == 1)
			buf_addc(m->out, 'x');
		else
			buf_printf(m->out, "w(%dn)", c->width[i]);
	}
	buf_puts(m->out, head ? "\n" : ".\n");
}

/* A cell, on the line of its row or, over room columns, as a text block. */
static void
put_cell(struct man *m, const struct block *cell, int room)
{
	struct buf line, *out = m->roff.out;
	struct str text;

	if (unicode_columns(shown_of(m, &cell->spans)) > room) {
		buf_puts(m->out, "T{\n");
		add_spans(m, &cell->spans, 0);
		roff_end(&m->roff);
		buf_puts(m->out, "T}");
		return;
	}
	/* Through a buffer, to take the line ends away. */
	buf_init(&line);
	m->roff.out = &line;
	add_spans(m, &cell->spans, 0);
	roff_end(&m->roff);
	m->roff.out = out;
	text = buf_str(&line);
	while (text.len > 0 && text.p[text.len - 1] == '\n')
		text.len--;
	/* Alone, these draw lines; T{ opens a text block. */
	if (text.len > 0 && strchr("_=T.'", text.p[0]) != NULL)
		buf_puts(out, "\\&");
	for (; text.len > 0; text.p++, text.len--)
		buf_addc(out, text.p[0] == '\n' ? ' ' : text.p[0]);
	if (out->err == KR_OK)
		out->err = line.err;
	buf_fini(&line);
}

/*
 * How long a cell may be to stand on its row's line.  In a wrapped column not
 * its whole width: the page may be narrower than the one we measured for.
 */
static int
cell_room(const struct columns *c, int i)
{
	if (c->width[i] == c->line[i])
		return c->line[i];
	return c->width[i] < SHORT_CELL ? c->width[i] : SHORT_CELL;
}

static void
put_rows(struct man *m, const struct block *table, const struct columns *c)
{
	const struct block *row, *cell;
	int i;

	for (row = table->child; row != NULL; row = row->next) {
		for (cell = row->child, i = 0; cell != NULL && i < c->n;
		    cell = cell->next, i++) {
			if (i > 0)
				buf_addc(m->out, '\t');
			put_cell(m, cell, cell_room(c, i));
		}
		buf_puts(m->out, row == table->child ? "\n_\n" : "\n");
	}
}

/* What is too wide for a table: each row as lines "Heading: value". */
static void
put_records(struct man *m, const struct block *table)
{
	const struct block *row, *cell, *head;

	for (row = table->child->next; row != NULL; row = row->next) {
		head = table->child->child;
		open_paragraph(m);
		for (cell = row->child; cell != NULL && head != NULL;
		    cell = cell->next, head = head->next) {
			add_spans(m, &head->spans, SPAN_STRONG);
			roff_text(&m->roff, str_of(": "), ROFF_BOLD, false);
			add_spans(m, &cell->spans, 0);
			roff_end(&m->roff);
			if (cell->next != NULL)
				buf_puts(m->out, ".br\n");
		}
	}
}

static void
put_table(struct man *m, const struct block *b)
{
	struct columns c = { .n = b->columns };

	if (b->child == NULL || c.n == 0)
		return;
	measure(m, b, &c);
	if (!fit(&c, ROOM - m->margin - m->item)) {
		put_records(m, b);
		return;
	}
	if (!m->fresh)
		buf_puts(m->out, ".PP\n");
	/* On a terminal there are no pages, but tbl warns of a cell that would
	 * not fit on what is left of one. */
	buf_puts(m->out, ".if n .ne 40v\n.TS\n");
	put_format(m, b, &c, true);
	put_format(m, b, &c, false);
	put_rows(m, b, &c);
	buf_puts(m->out, ".TE\n");
	m->fresh = false;
}

/* Blocks */

static void
put_block(struct man *m, const struct block *b, const struct block *before)
{
	switch (b->kind) {
	case BLOCK_HEADING:
		put_heading(m, b);
		break;
	case BLOCK_PARAGRAPH:
		put_paragraph(m, b);
		break;
	case BLOCK_LIST:
		put_list(m, b);
		break;
	case BLOCK_ITEM:	/* only a hostile pack has one outside a list */
		put_blocks(m, b->child);
		break;
	case BLOCK_QUOTE:
		put_quote(m, b);
		break;
	case BLOCK_CODE:
		put_code(m, b, before != NULL && snippet_announced(before));
		break;
	case BLOCK_TABLE:
		put_table(m, b);
		break;
	case BLOCK_RULE:
		open_paragraph(m);
		add_text(m, "* * *");
		roff_end(&m->roff);
		break;
	case BLOCK_ROW:
	case BLOCK_CELL:
		break;		/* put_table() reads them */
	}
}

static void
put_blocks(struct man *m, const struct block *b)
{
	const struct block *before = NULL;

	for (; b != NULL; before = b, b = b->next)
		put_block(m, b, before);
}

/* Pages */

static bool
has_table(const struct block *b)
{
	for (; b != NULL; b = b->next)
		if (b->kind == BLOCK_TABLE || has_table(b->child))
			return true;
	return false;
}

/* "k8sref-pods-crashloopbackoff" */
static void
add_page_name(struct buf *out, struct str id)
{
	size_t i;

	buf_puts(out, "k8sref-");
	for (i = 0; i < id.len; i++)
		buf_addc(out, id.p[i] == '/' ? '-' : id.p[i]);
}

/* The title line; its name is in capitals, as everywhere. */
static void
put_page_title(struct man *m, const struct note *note)
{
	size_t i;

	m->plain.len = 0;
	add_page_name(&m->plain, note->id);
	for (i = 0; i < m->plain.len; i++)
		m->plain.p[i] = (char)toupper((unsigned char)m->plain.p[i]);
	buf_puts(m->out, ".TH ");
	roff_argument(m->out, buf_str(&m->plain));
	buf_puts(m->out, " 7 " MAN_DATE " k8sref ");
	/* The title in the middle, when there is a middle. */
	roff_argument(m->out, 2 * (m->plain.len + 3) + 2 +
	    (size_t)unicode_columns(note->title) <= ROOM + 7 ?
	    note->title : str_of("k8sref"));
	/*
	 * No hyphens in commands, no wide gaps between words.  groff's macros
	 * hyphenate again at each paragraph unless HY is 0, and adjust again
	 * unless AD is l (since 1.23).
	 */
	buf_puts(m->out, "\n.nr HY 0\n.nh\n.ds AD l\n.ad l\n");
}

/* "k8sref-pods - Run, inspect, delete ..."; what apropos(1) searches. */
static void
put_name(struct man *m, const struct note *note)
{
	open_section(m, ".SH ", str_of(_("NAME")));
	/* What makes the database of whatis(1) knows no \:. */
	m->roff.solid = true;
	m->plain.len = 0;
	add_page_name(&m->plain, note->id);
	roff_text(&m->roff, buf_str(&m->plain), ROFF_ROMAN, true);
	roff_text(&m->roff, str_of(" - "), ROFF_ROMAN, true);
	roff_text(&m->roff, plain_of(m, &note->summary), ROFF_ROMAN, true);
	roff_end(&m->roff);
	m->roff.solid = false;
	m->fresh = false;
}

/* A sentence with a version in the place of its %s; see terminal.c. */
static void
put_notice(struct man *m, const char *sentence, struct str version)
{
	const char *gap = strstr(sentence, "%s");

	if (version.len == 0)
		return;
	if (gap == NULL)
		gap = sentence + strlen(sentence);
	open_paragraph(m);
	roff_text(&m->roff, (struct str){ sentence,
	    (size_t)(gap - sentence) }, ROFF_ROMAN, false);
	roff_text(&m->roff, version, ROFF_ROMAN, false);
	add_text(m, *gap != '\0' ? gap + 2 : "");
	roff_end(&m->roff);
}

static void
put_notices(struct man *m, const struct note *note)
{
	put_notice(m, _("Needs Kubernetes %s or newer."), note->since);
	put_notice(m, _("Holds until Kubernetes %s."), note->until);
}

/* Other notes, then the URLs, each a paragraph. */
static void
put_references(struct man *m, const struct note *note)
{
	size_t i;

	if (note->see_also_count > 0)
		open_paragraph(m);
	for (i = 0; i < note->see_also_count; i++) {
		add_text(m, i > 0 ? ", " : "");
		roff_text(&m->roff, note->see_also[i].text, ROFF_BOLD, true);
	}
	roff_end(&m->roff);
	for (i = 0; i < note->more_count; i++) {
		open_paragraph(m);
		roff_url(&m->roff, note->more[i]);
		roff_end(&m->roff);
	}
}

static void
add_page(struct man *m, struct str name, const char *section)
{
	roff_text(&m->roff, name, ROFF_BOLD, true);
	add_text(m, section);
}

/* The pages that belong to this one: the program's, the topic's. */
static void
put_see_also(struct man *m, struct str id, bool topic)
{
	const char *slash = id.len > 0 ? memchr(id.p, '/', id.len) : NULL;

	open_section(m, ".SH ", str_of(_("SEE ALSO")));
	m->fresh = false;
	add_page(m, str_of("k8sref"), "(1)");
	if (!topic && slash != NULL) {
		id.len = (size_t)(slash - id.p);
		m->plain.len = 0;
		add_page_name(&m->plain, id);
		add_text(m, ", ");
		add_page(m, buf_str(&m->plain), "(7)");
	}
	roff_end(&m->roff);
}

enum kr_status
render_man(const struct note *note, const struct render_options *o,
    struct buf *out)
{
	struct man m;

	man_init(&m, o, out);
	if (has_table(note->body))
		buf_puts(out, "'\\\" t\n");	/* man(1): run tbl(1) */
	put_page_title(&m, note);
	put_name(&m, note);
	put_notices(&m, note);
	put_blocks(&m, note->body);
	put_see_also(&m, note->id, false);
	put_references(&m, note);
	return man_fini(&m);
}

/* A note as a section of its topic's page. */
static void
put_note(struct man *m, const struct note *note)
{
	open_section(m, ".SH ", note->title);
	roff_text(&m->roff, note->id, ROFF_ITALIC, true);
	roff_end(&m->roff);
	m->fresh = false;
	open_paragraph(m);
	add_spans(m, &note->summary, 0);
	roff_end(&m->roff);
	put_notices(m, note);
	put_blocks(m, note->body);
	set_dense(m, false);
	if (note->see_also_count > 0) {
		open_paragraph(m);
		add_text(m, _("See also:"));
		if (!snippet_ends_wide(str_of(_("See also:"))))
			add_text(m, " ");
		m->fresh = true;
	}
	put_references(m, note);
}

enum kr_status
render_man_topic(const struct note *topic, const struct note *const *notes,
    size_t count, struct buf *out)
{
	static const struct render_options plain;
	bool table = has_table(topic->body);
	struct man m;
	size_t i;

	man_init(&m, &plain, out);
	for (i = 0; i < count; i++)
		table = table || has_table(notes[i]->body);
	if (table)
		buf_puts(out, "'\\\" t\n");
	put_page_title(&m, topic);
	put_name(&m, topic);
	m.depth = 1;
	put_blocks(&m, topic->body);
	for (i = 0; i < count; i++)
		put_note(&m, notes[i]);
	put_see_also(&m, topic->id, true);
	put_references(&m, topic);
	return man_fini(&m);
}
