/*
 * Tables.  A table that is too wide has its cells wrapped inside their
 * columns; one that has too many columns for that becomes a list of records.
 */
#include <stdint.h>

#include "base/unicode.h"
#include "render/color.h"
#include "render/layout.h"

#define GAP		2	/* columns of space between columns */
#define COLUMN_MIN	8	/* columns; narrower text is tiring to read */
#define RULE		"\xe2\x94\x80"		/* U+2500 */

struct cell {
	size_t	start;		/* in the layout's text, bytes */
	size_t	end;
};

struct table {
	struct layout	*l;
	const struct block *block;
	int		 columns;
	size_t		 rows;
	struct buf	 cells;	/* of struct cell, row by row */
	int		 word[NOTE_COLUMNS_MAX];	/* see wrap_measure() */
	int		 line[NOTE_COLUMNS_MAX];
	int		 width[NOTE_COLUMNS_MAX];
};

static const struct cell *
cell_at(const struct table *t, size_t row, int column)
{
	const struct cell *cells = (const void *)t->cells.p;

	return &cells[row * (size_t)t->columns + (size_t)column];
}

/* Collect the cells' text and how wide each column would like to be. */
static enum kr_status
collect(struct table *t)
{
	const struct block *row, *cell;
	struct layout *l = t->l;

	for (row = t->block->child; row != NULL; row = row->next, t->rows++) {
		int c = 0;

		for (cell = row->child; cell != NULL && c < t->columns;
		    cell = cell->next, c++) {
			struct cell at = { wrap_mark(&l->text), 0 };
			int word, line;

			layout_spans(l, &cell->spans,
			    t->rows == 0 ? ROLE_BIT(ROLE_STRONG) : 0);
			at.end = l->text.text.len;
			buf_add(&t->cells, &at, sizeof at);
			wrap_measure(&l->text, at.start, at.end, &word, &line);
			if (word > t->word[c])
				t->word[c] = word;
			if (line > t->line[c])
				t->line[c] = line;
		}
	}
	if (buf_status(&l->text.text) != KR_OK)
		return l->text.text.err;
	return buf_status(&t->cells);
}

/* Columns of what all columns together still want. */
static int
wanted(int n, const int *need)
{
	int sum = 0, i;

	for (i = 0; i < n; i++)
		sum += need[i];
	return sum;
}

/*
 * Share out `extra' columns.  Short columns first: a column that needs no
 * more than an equal share gets all it needs, so that "Exit code" stays on
 * one line beside long prose.  The others share the rest by what they need.
 */
static void
share(int n, int *need, int extra, int *width)
{
	bool again = true;
	int i, open, sum, given = 0;

	while (again) {
		again = false;
		for (open = i = 0; i < n; i++)
			open += need[i] > 0;
		for (i = 0; i < n; i++) {
			if (need[i] == 0 || need[i] > extra / open)
				continue;
			width[i] += need[i];
			extra -= need[i];
			need[i] = 0;
			again = true;
			break;
		}
	}
	if ((sum = wanted(n, need)) == 0)
		return;
	for (i = 0; i < n; i++) {
		int part = (int)((int64_t)need[i] * extra / sum);

		width[i] += part;
		given += part;
	}
	for (i = 0; i < n && given < extra; i++)	/* what rounding left */
		if (need[i] > 0) {
			width[i]++;
			given++;
		}
}

bool
table_fit(int n, const int *word, const int *line, int room, int *width)
{
	int need[NOTE_COLUMNS_MAX], i, extra = room;

	for (i = 0; i < n; i++) {
		int least = line[i] < COLUMN_MIN ? line[i] : COLUMN_MIN;

		width[i] = word[i] > least ? word[i] : least;
		need[i] = line[i] - width[i];
		extra -= width[i];
	}
	if (extra < 0)
		return false;
	if (wanted(n, need) <= extra)
		for (i = 0; i < n; i++)
			width[i] = line[i];
	else
		share(n, need, extra, width);
	return true;
}

/* Spaces before a cell's line of so many columns. */
static int
align_pad(const struct table *t, int column, int columns)
{
	int spare = t->width[column] - columns;

	if (spare <= 0)
		return 0;
	switch (t->block->align[column]) {
	case ALIGN_RIGHT:
		return spare;
	case ALIGN_CENTER:
		return spare / 2;
	default:
		return 0;
	}
}

/* One row, in as many lines as its longest cell has. */
static void
put_row(struct table *t, size_t row)
{
	struct layout *l = t->l;
	size_t pos[NOTE_COLUMNS_MAX];
	bool more = true, first = true;
	int c;

	for (c = 0; c < t->columns; c++)
		pos[c] = cell_at(t, row, c)->start;
	while (more) {
		bool open = false;
		int pad = 0;	/* spaces owed: none may end a line */

		more = false;
		for (c = 0; c < t->columns; c++) {
			const struct cell *cell = cell_at(t, row, c);
			struct wrap_line line = { 0, 0, 0 };
			int left;

			if (wrap_next(&l->text, &pos[c], cell->end,
			    t->width[c], &line) && line.end > line.start) {
				if (!open)
					layout_open_line(l);
				open = true;
				left = align_pad(t, c, line.columns);
				buf_fill(l->out, ' ', (size_t)(pad + left));
				wrap_put(&l->text, &line, l->o, l->out);
				pad = -left - line.columns;
			}
			pad += t->width[c] + GAP;
			if (pad < 0)
				pad = 0;
			more = more || pos[c] < cell->end;
		}
		if (open)
			layout_close_line(l);
		else if (first)
			layout_blank(l);
		first = false;
	}
}

/* The line under the head: a piece for each column. */
static void
put_rule(struct table *t)
{
	struct layout *l = t->l;
	bool open;
	int c, i;

	layout_open_line(l);
	open = color_open(l->out, l->o, ROLE_BIT(ROLE_TABLE));
	for (c = 0; c < t->columns; c++) {
		if (c > 0)
			buf_fill(l->out, ' ', GAP);
		for (i = 0; i < t->width[c]; i++)
			buf_puts(l->out, RULE);
	}
	if (open)
		color_close(l->out);
	layout_close_line(l);
}

/* Rows need space between them when one cannot see where each begins. */
static bool
is_airy(const struct table *t)
{
	size_t row;

	for (row = 1; row < t->rows; row++) {
		const struct cell *cell = cell_at(t, row, 0);
		struct wrap_line line;
		size_t pos = cell->start;

		if (pos == cell->end ||
		    (wrap_next(&t->l->text, &pos, cell->end, t->width[0],
		    &line) && pos < cell->end))
			return true;
	}
	return false;
}

static void
put_grid(struct table *t)
{
	bool airy = is_airy(t);
	size_t row;
	int c;

	for (c = 0; c < t->columns; c++)
		if (t->width[c] < 1)	/* an empty column shows its rule */
			t->width[c] = 1;
	put_row(t, 0);
	put_rule(t);
	for (row = 1; row < t->rows; row++) {
		if (row > 1 && airy)
			layout_blank(t->l);
		put_row(t, row);
	}
	wrap_clear(&t->l->text);
}

/* A row as lines "Heading: value". */
static void
put_record(struct table *t, const struct block *row)
{
	const struct block *head = t->block->child->child;
	const struct block *cell = row->child;
	struct layout *l = t->l;

	for (; cell != NULL; cell = cell->next) {
		if (cell->spans.n > 0) {
			if (head != NULL && head->spans.n > 0) {
				layout_spans(l, &head->spans,
				    ROLE_BIT(ROLE_STRONG));
				layout_text(l, str_of(l->colon),
				    ROLE_BIT(ROLE_STRONG));
			}
			layout_spans(l, &cell->spans, 0);
			layout_flush(l, GAP);
		}
		if (head != NULL)
			head = head->next;
	}
}

static void
put_records(struct table *t)
{
	const struct block *row = t->block->child;
	const struct block *cell;

	wrap_clear(&t->l->text);
	if (row->next == NULL) {	/* nothing but a head */
		for (cell = row->child; cell != NULL; cell = cell->next) {
			layout_spans(t->l, &cell->spans,
			    ROLE_BIT(ROLE_STRONG));
			layout_flush(t->l, GAP);
		}
		return;
	}
	for (row = row->next; row != NULL; row = row->next) {
		put_record(t, row);
		if (row->next != NULL)
			layout_blank(t->l);
	}
}

void
layout_table(struct layout *l, const struct block *table)
{
	struct table t = { .l = l, .block = table };
	enum kr_status status;

	t.columns = table->columns;
	if (table->child == NULL || t.columns == 0)
		return;
	buf_init(&t.cells);
	status = collect(&t);
	if (status != KR_OK) {
		if (l->out->err == KR_OK)
			l->out->err = status;
	} else if (table_fit(t.columns, t.word, t.line,
	    layout_room(l) - GAP * (t.columns - 1), t.width))
		put_grid(&t);
	else
		put_records(&t);
	wrap_clear(&l->text);
	buf_fini(&t.cells);
}
