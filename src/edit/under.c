#include "edit/under.h"

#include <string.h>
#include <wctype.h>

#define TAB_MASK	7	/* a tab goes to the next multiple of 8 */

void
under_init(struct under *u)
{
	*u = (struct under){ .rows = 0 };
	buf_init(&u->text);
}

void
under_fini(struct under *u)
{
	buf_fini(&u->text);
}

/* Columns of a character, as libedit shows it: ^X, \U+1234, or itself. */
static int
columns_of(wchar_t c)
{
	int width;

	if (c < 0x100 && iswcntrl((wint_t)c))
		return 2;
	if (!iswprint((wint_t)c))
		return c > 0xffff ? 8 : 7;
	width = wcwidth(c);
	return width < 0 ? 0 : width;
}

static void
advance(int *row, int *column, wchar_t c, int columns)
{
	int width;

	if (c == L'\n') {
		++*row;
		*column = 0;
		return;
	}
	if (c == L'\t') {
		*column = (*column | TAB_MASK) + 1;
		/* The row's end is a stop, wherever it is. */
		if (*column > columns)
			*column = columns;
	} else {
		width = columns_of(c);
		/* A wide character does not begin in the last column. */
		if (iswprint((wint_t)c) && *column + width > columns) {
			++*row;
			*column = 0;
		}
		*column += width;
	}
	while (*column >= columns) {
		*column -= columns;
		++*row;
	}
}

struct under_place
under_place(int prompt_columns, const wchar_t *text, size_t n, size_t cursor,
    int columns)
{
	struct under_place place = { 0 };
	int row, column;
	size_t i;

	row = prompt_columns / columns;
	column = prompt_columns % columns;
	for (i = 0; i <= n; i++) {
		if (i == cursor) {
			bool wraps = i < n && text[i] != L'\n' &&
			    iswprint((wint_t)text[i]) &&
			    column + columns_of(text[i]) > columns;

			place.row = wraps ? row + 1 : row;
			place.column = wraps ? 0 : column;
		}
		if (i < n)
			advance(&row, &column, text[i], columns);
	}
	place.end_row = row;
	place.end_column = column;
	return place;
}

static void
move(struct buf *out, int n, char direction)
{
	if (n > 0)
		buf_printf(out, "\033[%d%c", n, direction);
}

/* From the cursor to the end of what was typed, clearing what is behind. */
static void
go_to_end(const struct under_place *place, struct buf *out)
{
	move(out, place->end_row - place->row, 'B');
	buf_addc(out, '\r');
	move(out, place->end_column, 'C');
	buf_puts(out, "\033[K");
}

/* And back, from so many rows under it. */
static void
go_back(const struct under_place *place, size_t rows, struct buf *out)
{
	move(out, (int)rows + place->end_row - place->row, 'A');
	buf_addc(out, '\r');
	move(out, place->column, 'C');
}

static struct str
next_row(struct str *rest)
{
	const char *end = rest->len == 0 ? NULL :
	    memchr(rest->p, '\n', rest->len);
	struct str row = { rest->p, 0 };

	if (end == NULL) {
		rest->len = 0;
		return row;
	}
	row.len = (size_t)(end - rest->p);
	rest->p = end + 1;
	rest->len -= row.len + 1;
	return row;
}

static bool
is_there(const struct under *u, struct str rows,
    const struct under_place *place)
{
	return u->fresh && u->place.end_row == place->end_row &&
	    str_equal(buf_str(&u->text), rows);
}

static size_t
put_rows(struct under *u, struct str rows, bool keep, struct buf *out)
{
	struct str old = buf_str(&u->text), row, before;
	size_t n = 0;

	while (rows.len > 0) {
		row = next_row(&rows);
		before = next_row(&old);
		buf_puts(out, "\r\n");
		if (!keep || n >= u->rows || !str_equal(row, before)) {
			buf_adds(out, row);
			buf_puts(out, "\033[K");
		}
		n++;
	}
	/* The last row may not have been written: clear from the next one,
	 * which is there, for it held a row until now. */
	if (!keep)
		buf_puts(out, "\033[J");
	else if (n < u->rows)
		buf_puts(out, "\r\n\033[J\033[A");
	return n;
}

void
under_draw(struct under *u, struct str rows, const struct under_place *place,
    struct buf *out)
{
	bool keep = u->fresh && u->place.end_row == place->end_row;
	size_t n;

	if (is_there(u, rows, place)) {
		u->place = *place;
		return;
	}
	if (rows.len == 0) {
		under_erase(u, place, out);
		return;
	}
	go_to_end(place, out);
	n = put_rows(u, rows, keep, out);
	go_back(place, n, out);
	buf_clear(&u->text);
	buf_adds(&u->text, rows);
	u->rows = n;
	u->place = *place;
	u->fresh = buf_status(&u->text) == KR_OK;
}

void
under_erase(struct under *u, const struct under_place *place, struct buf *out)
{
	if (u->rows > 0 || !u->fresh) {
		go_to_end(place, out);
		buf_puts(out, "\033[J");
		go_back(place, 0, out);
	}
	buf_clear(&u->text);
	u->rows = 0;
	u->place = *place;
	u->fresh = true;
}

void
under_touch(struct under *u)
{
	u->fresh = false;
}

void
under_forget(struct under *u)
{
	buf_clear(&u->text);
	u->rows = 0;
	u->fresh = true;
}
