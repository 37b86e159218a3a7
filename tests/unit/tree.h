/*
 * Notes built by hand, for the tests of render/.  Text is copied into the
 * note's arena; everything goes away with note_fini().
 */
#ifndef KR_TESTS_TREE_H
#define KR_TESTS_TREE_H

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "pack/note.h"
#include "render/render.h"

static inline void *
tree_take(struct note *n, size_t count, size_t size)
{
	void *p = arena_take(&n->arena, count == 0 ? 1 : count, size);

	if (p == NULL)
		abort();
	return p;
}

static inline struct str
tree_copy(struct note *n, struct str s)
{
	char *p = tree_take(n, s.len, 1);

	if (s.len > 0)
		memcpy(p, s.p, s.len);
	return (struct str){ p, s.len };
}

/* Append a block to a parent's children, or to the note's body. */
static inline struct block *
tree_block(struct note *n, struct block *parent, enum block_kind kind)
{
	struct block *b = tree_take(n, 1, sizeof *b);
	struct block **at = parent != NULL ? &parent->child : &n->body;

	while (*at != NULL)
		at = &(*at)->next;
	b->kind = kind;
	return *at = b;
}

/* Append a run as a pack holds it: neighbours of equal look are one. */
static inline void
tree_add(struct note *n, struct spans *spans, struct str text, unsigned style,
    struct str url)
{
	struct span *v = tree_take(n, spans->n + 1, sizeof *v);
	struct span *last;

	if (spans->n > 0)
		memcpy(v, spans->v, spans->n * sizeof *v);
	spans->v = v;
	last = spans->n > 0 ? &v[spans->n - 1] : NULL;
	if (last != NULL && last->style == style &&
	    str_equal(last->url, url) &&
	    (style & (SPAN_BREAK | SPAN_PLACEHOLDER)) == 0) {
		char *both = tree_take(n, last->text.len + text.len, 1);

		memcpy(both, last->text.p, last->text.len);
		memcpy(both + last->text.len, text.p, text.len);
		last->text = (struct str){ both, last->text.len + text.len };
		return;
	}
	v[spans->n++] = (struct span){ tree_copy(n, text), tree_copy(n, url),
	    style };
}

static inline void
tree_span(struct note *n, struct spans *spans, const char *text,
    unsigned style, const char *url)
{
	tree_add(n, spans, str_of(text), style, str_of(url));
}

static inline struct block *
tree_paragraph(struct note *n, struct block *parent, const char *text)
{
	struct block *b = tree_block(n, parent, BLOCK_PARAGRAPH);

	if (*text != '\0')
		tree_span(n, &b->spans, text, 0, "");
	return b;
}

static inline struct block *
tree_heading(struct note *n, unsigned level, const char *text)
{
	struct block *b = tree_block(n, NULL, BLOCK_HEADING);

	b->level = (uint8_t)level;
	tree_span(n, &b->spans, text, 0, "");
	return b;
}

/* A list; start 0 is one with bullets. */
static inline struct block *
tree_list(struct note *n, struct block *parent, unsigned start, bool tight)
{
	struct block *b = tree_block(n, parent, BLOCK_LIST);

	b->ordered = start > 0;
	b->number = start;
	b->tight = tight;
	return b;
}

static inline struct block *
tree_item(struct note *n, struct block *list, const char *text)
{
	struct block *item = tree_block(n, list, BLOCK_ITEM);

	if (text != NULL)
		(void)tree_paragraph(n, item, text);
	return item;
}

/* A snippet; {{name}} is a placeholder. */
static inline struct block *
tree_code(struct note *n, struct block *parent, const char *info,
    const char *text)
{
	struct block *b = tree_block(n, parent, BLOCK_CODE);
	const char *open, *close;
	struct str none = { "", 0 };

	b->info = tree_copy(n, str_of(info));
	b->number = 1;
	while ((open = strstr(text, "{{")) != NULL &&
	    (close = strstr(open, "}}")) != NULL) {
		if (open > text)
			tree_add(n, &b->spans, (struct str){ text,
			    (size_t)(open - text) }, 0, none);
		tree_add(n, &b->spans, (struct str){ open + 2,
		    (size_t)(close - open - 2) }, SPAN_PLACEHOLDER, none);
		text = close + 2;
	}
	if (*text != '\0')
		tree_span(n, &b->spans, text, 0, "");
	return b;
}

/* A row of cells that are written with | between them. */
static inline struct block *
tree_row(struct note *n, struct block *table, const char *cells)
{
	struct block *row = tree_block(n, table, BLOCK_ROW);
	uint8_t columns = 0;
	size_t len;

	for (;;) {
		struct block *cell = tree_block(n, row, BLOCK_CELL);

		len = strcspn(cells, "|");
		if (len > 0)
			tree_add(n, &cell->spans, (struct str){ cells, len },
			    0, (struct str){ "", 0 });
		columns++;
		if (cells[len] == '\0')
			break;
		cells += len + 1;
	}
	table->columns = columns;
	return row;
}

static inline const struct str *
tree_list_of(struct note *n, size_t count, const char *const *texts)
{
	struct str *v = tree_take(n, count, sizeof *v);
	size_t i;

	for (i = 0; i < count; i++)
		v[i] = tree_copy(n, str_of(texts[i]));
	return v;
}

/* A note with what every note has. */
static inline void
tree_note(struct note *n, const char *id, const char *title,
    const char *summary)
{
	note_init(n);
	n->id = tree_copy(n, str_of(id));
	n->language = str_of("en");
	n->title = tree_copy(n, str_of(title));
	if (*summary != '\0')
		tree_span(n, &n->summary, summary, 0, "");
}

static inline struct render_options
tree_options(int width)
{
	struct render_options o = { .width = width };

	render_colors_choose(&o.colors, GROUND_UNKNOWN);
	return o;
}

/* The buffer as a C string; it stays the buffer's. */
static inline const char *
tree_text(struct buf *b)
{
	buf_addc(b, '\0');
	if (buf_status(b) != KR_OK)
		abort();
	b->len--;
	return b->p;
}

#endif
