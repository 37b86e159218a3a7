/*
 * A note in its source form, k8sref-notes(5): compiling it gives the note
 * again.  Each paragraph is one line; Markdown does not mind, and a diff of
 * two notes shows what differs.
 */
#include <stdio.h>
#include <string.h>

#include "render/inline.h"
#include "render/render.h"

struct markdown {
	struct buf	*out;
	struct buf	 prefix;	/* opens every line: "> ", "  " */
	struct buf	 lead;		/* opens the next line: "- " */
};

static void	put_blocks(struct markdown *m, const struct block *b,
		    bool tight);

/* Begin a line.  A list's bullet stands on its item's first one only. */
static void
open_line(struct markdown *m)
{
	buf_adds(m->out, buf_str(&m->lead));
	m->lead.len = 0;
	buf_adds(&m->lead, buf_str(&m->prefix));
}

static void
close_line(struct markdown *m)
{
	buf_addc(m->out, '\n');
}

static void
put_blank(struct markdown *m)
{
	open_line(m);
	while (m->out->len > 0 && m->out->p[m->out->len - 1] == ' ')
		m->out->len--;
	close_line(m);
}

/* Surround what follows; undone by setting the prefix's length back. */
static size_t
push_prefix(struct markdown *m, struct str lead, struct str prefix)
{
	size_t before = m->prefix.len;

	buf_adds(&m->lead, lead);
	buf_adds(&m->prefix, prefix);
	return before;
}

static void
pop_prefix(struct markdown *m, size_t before)
{
	if (before < m->prefix.len)
		m->prefix.len = before;
	m->lead.len = 0;
	buf_adds(&m->lead, buf_str(&m->prefix));
}

static void
put_paragraph(struct markdown *m, const struct block *b)
{
	open_line(m);
	inline_spans(m->out, &b->spans, INLINE_TEXT, buf_str(&m->prefix));
	close_line(m);
}

static void
put_heading(struct markdown *m, const struct block *b)
{
	open_line(m);
	buf_fill(m->out, '#', b->level);
	if (b->spans.n > 0)
		buf_addc(m->out, ' ');
	inline_spans(m->out, &b->spans, INLINE_HEADING,
	    (struct str){ NULL, 0 });
	close_line(m);
}

/* Room for "4294967295) " and its NUL. */
#define MARKER_SIZE	16

static const char marker_blank[MARKER_SIZE] = "               ";

static void
put_item(struct markdown *m, const struct block *list,
    const struct block *item, unsigned long number, bool alternate)
{
	char marker[MARKER_SIZE];
	size_t before;

	if (number > 999999999ul)	/* more digits begin no list */
		number = 999999999ul;
	if (list->ordered)
		(void)snprintf(marker, sizeof marker, "%lu%c ", number,
		    alternate ? ')' : '.');
	else
		(void)snprintf(marker, sizeof marker, "%c ",
		    alternate ? '*' : '-');
	before = push_prefix(m, str_of(marker),
	    (struct str){ marker_blank, strlen(marker) });
	if (item->child == NULL)
		put_blank(m);
	put_blocks(m, item->child, list->tight);
	pop_prefix(m, before);
}

static void
put_list(struct markdown *m, const struct block *list, bool alternate)
{
	const struct block *item;
	unsigned long number = list->number;

	for (item = list->child; item != NULL; item = item->next) {
		put_item(m, list, item, number++, alternate);
		if (item->next != NULL && !list->tight)
			put_blank(m);
	}
}

/* Does the text have a literal {{ ? */
static bool
has_braces(const struct spans *spans)
{
	size_t i, j;

	for (i = 0; i < spans->n; i++) {
		struct str text = spans->v[i].text;

		if (spans->v[i].style & SPAN_PLACEHOLDER)
			continue;
		for (j = 1; j < text.len; j++)
			if (text.p[j - 1] == '{' && text.p[j] == '{')
				return true;
	}
	return false;
}

/*
 * Text of a snippet in which {{name}} is a placeholder: literal braces get
 * backslashes.  Closing ones need them only behind a placeholder, which would
 * swallow them, and have them beside opening ones, for symmetry; in JSON
 * they stay as they are.
 */
static void
add_literal(struct buf *out, struct str text, bool braces, bool behind)
{
	size_t i;

	for (i = 0; i < text.len; i++) {
		bool two = i + 1 < text.len && text.p[i] == text.p[i + 1];

		if (two && text.p[i] == '{') {
			buf_puts(out, "\\{\\{");
			i++;
		} else if (two && text.p[i] == '}' &&
		    (braces || (behind && i == 0))) {
			buf_puts(out, "\\}\\}");
			i++;
		} else
			buf_addc(out, text.p[i]);
	}
}

/* A snippet's text as it stands in the source. */
static void
add_source(struct buf *out, const struct block *b)
{
	bool live = b->example || str_equal(b->info, str_of("sh"));
	bool braces = has_braces(&b->spans), behind = false;
	size_t i;

	for (i = 0; i < b->spans.n; i++) {
		const struct span *s = &b->spans.v[i];

		if (s->style & SPAN_PLACEHOLDER) {
			buf_puts(out, "{{");
			buf_adds(out, s->text);
			buf_puts(out, "}}");
		} else if (live)
			add_literal(out, s->text, braces, behind);
		else
			buf_adds(out, s->text);
		behind = s->style & SPAN_PLACEHOLDER;
	}
}

/* A fence that is longer than any run of its character in the text. */
static size_t
fence_length(struct str text, char c)
{
	size_t i, run = 0, length = 3;

	for (i = 0; i < text.len; i++) {
		run = text.p[i] == c ? run + 1 : 0;
		if (run >= length)
			length = run + 1;
	}
	return length;
}

static void
put_fenced(struct markdown *m, struct str info, struct str text)
{
	/* What follows a fence of backticks may have none. */
	char c = info.len > 0 && memchr(info.p, '`', info.len) ? '~' : '`';
	size_t length = fence_length(text, c), from, to, i;

	open_line(m);
	buf_fill(m->out, c, length);
	for (i = 0; i < info.len; i++) {
		if (info.p[i] == '\\')
			buf_addc(m->out, '\\');
		buf_addc(m->out, info.p[i]);
	}
	close_line(m);
	for (from = 0; text.len > 0 && from <= text.len; from = to + 1) {
		for (to = from; to < text.len && text.p[to] != '\n'; to++)
			;
		if (to == from) {
			put_blank(m);
			continue;
		}
		open_line(m);
		buf_add(m->out, text.p + from, to - from);
		close_line(m);
	}
	open_line(m);
	buf_fill(m->out, c, length);
	close_line(m);
}

static void
put_code(struct markdown *m, const struct block *b)
{
	struct buf text;

	buf_init(&text);
	add_source(&text, b);
	if (text.err != KR_OK && m->out->err == KR_OK)
		m->out->err = text.err;
	if (b->example) {
		open_line(m);
		inline_code(m->out, buf_str(&text));
		close_line(m);
	} else
		put_fenced(m, b->info, buf_str(&text));
	buf_fini(&text);
}

static void
put_row(struct markdown *m, const struct block *row)
{
	const struct block *cell;

	open_line(m);
	buf_addc(m->out, '|');
	for (cell = row->child; cell != NULL; cell = cell->next) {
		buf_addc(m->out, ' ');
		inline_spans(m->out, &cell->spans, INLINE_CELL,
		    (struct str){ NULL, 0 });
		buf_puts(m->out, cell->spans.n > 0 ? " |" : "|");
	}
	close_line(m);
}

static void
put_table(struct markdown *m, const struct block *b)
{
	static const char align[][8] = {
		[ALIGN_DEFAULT] = "---|", [ALIGN_LEFT] = ":---|",
		[ALIGN_CENTER] = ":---:|", [ALIGN_RIGHT] = "---:|"
	};
	const struct block *row = b->child;
	unsigned c;

	if (row == NULL)
		return;
	put_row(m, row);
	open_line(m);
	buf_addc(m->out, '|');
	for (c = 0; c < b->columns; c++)
		buf_add(m->out, align[b->align[c]],
		    strnlen(align[b->align[c]], sizeof align[0]));
	close_line(m);
	while ((row = row->next) != NULL)
		put_row(m, row);
}

static void
put_quote(struct markdown *m, const struct block *b)
{
	size_t before = push_prefix(m, str_of("> "), str_of("> "));

	if (b->child == NULL)
		put_blank(m);
	put_blocks(m, b->child, false);
	pop_prefix(m, before);
}

static void
put_block(struct markdown *m, const struct block *b, bool alternate)
{
	switch (b->kind) {
	case BLOCK_HEADING:
		put_heading(m, b);
		break;
	case BLOCK_PARAGRAPH:
		put_paragraph(m, b);
		break;
	case BLOCK_LIST:
		put_list(m, b, alternate);
		break;
	case BLOCK_ITEM:	/* only a hostile pack has one outside a list */
		put_blocks(m, b->child, false);
		break;
	case BLOCK_QUOTE:
		put_quote(m, b);
		break;
	case BLOCK_CODE:
		put_code(m, b);
		break;
	case BLOCK_TABLE:
		put_table(m, b);
		break;
	case BLOCK_RULE:	/* in a list, --- would be three bullets */
		open_line(m);
		buf_puts(m->out, m->prefix.len > 0 ? "___" : "---");
		close_line(m);
		break;
	case BLOCK_ROW:
	case BLOCK_CELL:
		break;		/* put_table() reads them */
	}
}

/*
 * Without a blank line between them, would b melt into a?  A tight list has
 * no room for two such blocks, but a hostile pack may.
 */
static bool
melts(const struct block *a, const struct block *b)
{
	return (b->kind == BLOCK_PARAGRAPH && (a->kind == BLOCK_PARAGRAPH ||
	    a->kind == BLOCK_QUOTE || a->kind == BLOCK_LIST ||
	    a->kind == BLOCK_TABLE)) || b->kind == BLOCK_TABLE ||
	    (b->kind == BLOCK_QUOTE && a->kind == BLOCK_QUOTE);
}

static void
put_blocks(struct markdown *m, const struct block *b, bool tight)
{
	const struct block *before = NULL;
	bool alternate = false;

	for (; b != NULL; before = b, b = b->next) {
		if (before != NULL && (!tight || melts(before, b)))
			put_blank(m);
		/* Lists in a row would be one list, did not the character
		 * before their items change. */
		alternate = b->kind == BLOCK_LIST && before != NULL &&
		    before->kind == BLOCK_LIST &&
		    before->ordered == b->ordered && !alternate;
		put_block(m, b, alternate);
	}
}

/* The quotation under the title */

static void
put_key(struct buf *out, const char *key)
{
	buf_puts(out, "> ");
	buf_puts(out, key);
	buf_puts(out, ": ");
}

static void
put_texts(struct buf *out, const char *key, const struct str *v, size_t n)
{
	size_t i;

	if (n == 0)
		return;
	put_key(out, key);
	for (i = 0; i < n; i++) {
		if (i > 0)
			buf_puts(out, ", ");
		inline_text(out, v[i], INLINE_TEXT);
	}
	buf_addc(out, '\n');
}

static void
put_symptoms(struct buf *out, const struct note *note)
{
	size_t i;

	if (note->symptom_count == 0)
		return;
	put_key(out, "Symptoms");
	for (i = 0; i < note->symptom_count; i++) {
		if (i > 0)
			buf_puts(out, ", ");
		inline_code(out, note->symptoms[i]);
	}
	buf_addc(out, '\n');
}

/*
 * A note is named by its id; tldr names commands, in backticks.  The compiler
 * takes a line for one or for the other: with a command's name among them,
 * all references stand in backticks.
 */
static void
put_see_also(struct buf *out, const struct note *note)
{
	bool code = false;
	size_t i;

	if (note->see_also_count == 0)
		return;
	for (i = 0; i < note->see_also_count; i++)
		code = code || !str_equal(note->see_also[i].id,
		    note->see_also[i].text);
	put_key(out, "See also");
	for (i = 0; i < note->see_also_count; i++) {
		if (i > 0)
			buf_puts(out, ", ");
		if (code)
			inline_code(out, note->see_also[i].text);
		else
			inline_text(out, note->see_also[i].text, INLINE_TEXT);
	}
	buf_addc(out, '\n');
}

static void
put_more(struct buf *out, const struct note *note)
{
	size_t i;

	if (note->more_count == 0)
		return;
	put_key(out, "More information");
	for (i = 0; i < note->more_count; i++) {
		if (i > 0)
			buf_puts(out, ", ");
		inline_url(out, note->more[i]);
	}
	buf_puts(out, ".\n");
}

static void
put_quotation(struct buf *out, const struct note *note)
{
	size_t i;

	if (note->summary.n > 0) {
		buf_puts(out, "> ");
		inline_spans(out, &note->summary, INLINE_HEADING,
		    (struct str){ NULL, 0 });
		buf_addc(out, '\n');
	}
	for (i = 0; i < note->question_count; i++)
		put_texts(out, "Question", &note->questions[i], 1);
	put_texts(out, "Keywords", note->keywords, note->keyword_count);
	put_symptoms(out, note);
	put_see_also(out, note);
	put_texts(out, "Since", &note->since, note->since.len > 0);
	put_texts(out, "Until", &note->until, note->until.len > 0);
	put_texts(out, "Aliases", note->aliases, note->alias_count);
	put_more(out, note);
}

enum kr_status
render_markdown(const struct note *note, const struct render_options *o,
    struct buf *out)
{
	struct markdown m = { .out = out };

	(void)o;	/* the source has neither width nor colour */
	buf_init(&m.prefix);
	buf_init(&m.lead);
	buf_puts(out, "# ");
	inline_text(out, note->title, INLINE_HEADING);
	buf_puts(out, "\n\n");
	put_quotation(out, note);
	if (note->body != NULL)
		buf_addc(out, '\n');
	put_blocks(&m, note->body, false);
	if (out->err == KR_OK && m.prefix.err != KR_OK)
		out->err = m.prefix.err;
	if (out->err == KR_OK && m.lead.err != KR_OK)
		out->err = m.lead.err;
	buf_fini(&m.prefix);
	buf_fini(&m.lead);
	return buf_status(out);
}
