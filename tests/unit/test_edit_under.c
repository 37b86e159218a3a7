/*
 * Lines under the prompt: what edit/under.h promises.  What is drawn goes
 * to a small terminal, whose screen is looked at.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "edit/under.h"

/* Where the editor stands */

static void
need_utf8(void)
{
	if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) {
		print_message("there is no locale C.UTF-8\n");
		skip();
	}
}

#define assert_place(...)	_assert_place(__LINE__, __VA_ARGS__)

static void
_assert_place(int line, int prompt_columns, const wchar_t *text,
    size_t cursor, int columns, struct under_place expected)
{
	struct under_place place = under_place(prompt_columns, text,
	    wcslen(text), cursor, columns);

	if (memcmp(&place, &expected, sizeof place) != 0)
		fail_msg("line %d: cursor %d,%d end %d,%d", line, place.row,
		    place.column, place.end_row, place.end_column);
}

#define AT(row, column, end_row, end_column) \
	(struct under_place){ row, column, end_row, end_column }

static void
text_follows_the_prompt(void **state)
{
	(void)state;
	need_utf8();
	assert_place(8, L"", 0, 80, AT(0, 8, 0, 8));
	assert_place(8, L"pods", 4, 80, AT(0, 12, 0, 12));
	assert_place(8, L"pods", 1, 80, AT(0, 9, 0, 12));
	assert_place(8, L"pods", 0, 80, AT(0, 8, 0, 12));
	assert_place(0, L"pods", 4, 80, AT(0, 4, 0, 4));
}

static void
behind_a_full_row_is_the_next_one(void **state)
{
	(void)state;
	need_utf8();
	assert_place(2, L"abcdefg", 7, 10, AT(0, 9, 0, 9));
	assert_place(2, L"abcdefgh", 8, 10, AT(1, 0, 1, 0));
	assert_place(2, L"abcdefgh", 7, 10, AT(0, 9, 1, 0));
	assert_place(2, L"abcdefghi", 8, 10, AT(1, 0, 1, 1));
	assert_place(0, L"abcdefghijabcdefghij", 20, 10, AT(2, 0, 2, 0));
}

static void
a_prompt_may_take_rows(void **state)
{
	(void)state;
	need_utf8();
	assert_place(10, L"", 0, 10, AT(1, 0, 1, 0));
	assert_place(25, L"abc", 1, 10, AT(2, 6, 2, 8));
	assert_place(25, L"abcdef", 0, 10, AT(2, 5, 3, 1));
}

static void
a_wide_character_takes_two_columns(void **state)
{
	(void)state;
	need_utf8();
	assert_place(2, L"\x91CD\x555F", 2, 80, AT(0, 6, 0, 6));
	assert_place(2, L"\x91CD\x555F", 1, 80, AT(0, 4, 0, 6));
	/* A mark stands on its letter. */
	assert_place(2, L"e\x301x", 3, 80, AT(0, 4, 0, 4));
}

static void
a_wide_character_does_not_begin_in_the_last_column(void **state)
{
	(void)state;
	need_utf8();
	/* It just fits; it does not. */
	assert_place(2, L"abcdef\x91CD", 7, 10, AT(1, 0, 1, 0));
	assert_place(2, L"abcdefg\x91CD", 8, 10, AT(1, 2, 1, 2));
	assert_place(2, L"abcdefg\x91CDx", 9, 10, AT(1, 3, 1, 3));
	/* The next one begins behind the free column as well. */
	assert_place(1, L"\x91CD\x91CD\x91CD\x91CD\x91CD", 5, 10,
	    AT(1, 2, 1, 2));
}

static void
on_a_wide_character_that_wraps_the_cursor_wraps(void **state)
{
	(void)state;
	need_utf8();
	assert_place(2, L"abcdefg\x91CD", 7, 10, AT(1, 0, 1, 2));
	assert_place(2, L"abcdefg\x91CD", 6, 10, AT(0, 8, 1, 2));
	/* The end does not: whatever comes may fit. */
	assert_place(2, L"abcdefg", 7, 10, AT(0, 9, 0, 9));
	assert_place(2, L"abcdefgh", 7, 10, AT(0, 9, 1, 0));
}

static void
a_control_character_is_shown_with_a_caret(void **state)
{
	(void)state;
	need_utf8();
	assert_place(2, L"\001", 1, 80, AT(0, 4, 0, 4));
	assert_place(2, L"a\033b\x7F", 4, 80, AT(0, 8, 0, 8));
	/* It may be torn in two, unlike a wide one. */
	assert_place(2, L"abcdefg\001", 8, 10, AT(1, 1, 1, 1));
	assert_place(2, L"abcdefg\001", 7, 10, AT(0, 9, 1, 1));
}

static void
what_cannot_be_shown_is_shown_by_its_number(void **state)
{
	(void)state;
	need_utf8();
	/* \U+FFFF and \U+10FFFF. */
	assert_place(2, L"\xFFFF", 1, 80, AT(0, 9, 0, 9));
	assert_place(2, L"\x10FFFF", 1, 80, AT(0, 10, 0, 10));
	assert_place(2, L"abcd\xFFFF", 5, 10, AT(1, 3, 1, 3));
}

static void
a_tab_goes_to_the_next_stop(void **state)
{
	(void)state;
	need_utf8();
	assert_place(2, L"\t", 1, 80, AT(0, 8, 0, 8));
	assert_place(2, L"abcdef\tx", 8, 80, AT(0, 17, 0, 17));
	assert_place(2, L"abcdef\tx", 6, 80, AT(0, 8, 0, 17));
	/* A row that is full is a stop. */
	assert_place(2, L"\t", 1, 8, AT(1, 0, 1, 0));
	assert_place(8, L"\tx", 2, 10, AT(1, 1, 1, 1));
	assert_place(17, L"\tx", 2, 20, AT(1, 1, 1, 1));
}

static void
a_line_end_begins_a_row(void **state)
{
	(void)state;
	need_utf8();
	assert_place(2, L"ab\ncd", 5, 80, AT(1, 2, 1, 2));
	assert_place(2, L"ab\ncd", 2, 80, AT(0, 4, 1, 2));
	assert_place(2, L"\n\n", 2, 80, AT(2, 0, 2, 0));
}

static void
two_columns_are_enough(void **state)
{
	(void)state;
	need_utf8();
	assert_place(2, L"abc", 3, 2, AT(2, 1, 2, 1));
	assert_place(2, L"\x91CD\x555F", 1, 2, AT(2, 0, 3, 0));
	assert_place(2, L"a\x91CD", 1, 2, AT(2, 0, 3, 0));
	assert_place(3, L"\001", 1, 2, AT(2, 1, 2, 1));
	assert_place(2, L"\tx", 2, 2, AT(2, 1, 2, 1));
}

/* A terminal */

#define ROWS_MAX	30
#define COLUMNS_MAX	60
#define SECOND		0xFFFFFFFF	/* half of a wide character */

struct screen {
	int		rows;
	int		columns;
	int		row;
	int		column;
	uint32_t	cells[ROWS_MAX][COLUMNS_MAX];	/* 0: nothing */
};

static void
clear_cells(struct screen *s, int row, int from)
{
	memset(&s->cells[row][from], 0,
	    (size_t)(s->columns - from) * sizeof s->cells[0][0]);
}

static void
line_feed(struct screen *s)
{
	if (s->row < s->rows - 1) {
		s->row++;
		return;
	}
	memmove(s->cells[0], s->cells[1],
	    (size_t)(s->rows - 1) * sizeof s->cells[0]);
	clear_cells(s, s->row, 0);
}

static int
between(int n, int last)
{
	return n < 0 ? 0 : n > last ? last : n;
}

/* A sequence behind ESC [; returns its length. */
static size_t
obey(struct screen *s, const char *p)
{
	char *end;
	int n = (int)strtol(p, &end, 10), row, by = n == 0 ? 1 : n;

	switch (*end) {
	case 'A':
		s->row = between(s->row - by, s->rows - 1);
		break;
	case 'B':
		s->row = between(s->row + by, s->rows - 1);
		break;
	case 'C':
		s->column = between(s->column + by, s->columns - 1);
		break;
	case 'D':
		s->column = between(s->column - by, s->columns - 1);
		break;
	case 'J':
		assert_int_equal(n, 0);
		for (row = s->row + 1; row < s->rows; row++)
			clear_cells(s, row, 0);
		clear_cells(s, s->row, s->column);
		break;
	case 'K':
		assert_int_equal(n, 0);
		clear_cells(s, s->row, s->column);
		break;
	case 'm':
		break;
	default:
		fail_msg("ESC [ %.*s", (int)(end - p + 1), p);
	}
	return (size_t)(end - p + 1);
}

/* Nothing that is drawn may make the terminal wrap, which each does in its
 * own way. */
static void
put_character(struct screen *s, uint32_t cp)
{
	int width = unicode_width(cp);

	assert_true(cp >= ' ');
	assert_true(s->column + width < s->columns);
	if (width == 0)
		return;
	s->cells[s->row][s->column++] = cp;
	if (width == 2)
		s->cells[s->row][s->column++] = SECOND;
}

static void
show(struct screen *s, struct str out)
{
	uint32_t cp;
	size_t n;

	for (; out.len > 0; out.p += n, out.len -= n) {
		n = utf8_decode(out, &cp);
		if (cp == '\r')
			s->column = 0;
		else if (cp == '\n')
			line_feed(s);
		else if (cp == 0x1B && out.len > 2 && out.p[1] == '[')
			n += 1 + obey(s, out.p + 2);
		else
			put_character(s, cp);
	}
}

/* A row as UTF-8, without what is empty at its end. */
static void
put_row(const struct screen *s, int row, struct buf *out)
{
	int last = s->columns, i;

	while (last > 0 && s->cells[row][last - 1] == 0)
		last--;
	for (i = 0; i < last; i++)
		if (s->cells[row][i] != SECOND)
			buf_add_code_point(out, s->cells[row][i] == 0 ? ' ' :
			    s->cells[row][i]);
}

/* The rows of a screen, each ended by LF; empty ones at the end left out. */
static void
assert_screen(const struct screen *s, const char *expected)
{
	struct buf all;
	int row;

	buf_init(&all);
	for (row = 0; row < s->rows; row++) {
		put_row(s, row, &all);
		buf_addc(&all, '\n');
	}
	while (all.len > 1 && all.p[all.len - 2] == '\n')
		all.len--;
	if (!str_equal(buf_str(&all), str_of(expected)))
		fail_msg("the screen shows\n%.*snot\n%s", (int)all.len, all.p,
		    expected);
	buf_fini(&all);
}

/* What draws on it */

struct drawing {
	struct screen	 screen;
	struct under	 under;
	struct buf	 out;		/* the last draw */
	int		 prompt_columns;
	wchar_t		 text[256];	/* what was typed, ASCII or wide */
	size_t		 n;
	size_t		 cursor;
	struct under_place place;	/* of it */
};

static int
start(void **state)
{
	struct drawing *d = calloc(1, sizeof *d);

	if (d == NULL)
		return -1;
	d->screen.rows = 10;
	d->screen.columns = 20;
	under_init(&d->under);
	buf_init(&d->out);
	*state = d;
	return 0;
}

static int
end(void **state)
{
	struct drawing *d = *state;

	under_fini(&d->under);
	buf_fini(&d->out);
	free(d);
	return 0;
}

/* What libedit writes in a column of the prompt or the text: the cells of
 * one row, which is cleared behind them. */
static void
edit_row(struct drawing *d, const uint32_t *cells, int n)
{
	struct screen *s = &d->screen;

	clear_cells(s, s->row, 0);
	memcpy(s->cells[s->row], cells, (size_t)n * sizeof *cells);
}

/* Go to a row of the prompt's from another one; below the screen is more. */
static void
edit_move(struct drawing *d, int from, int to)
{
	struct screen *s = &d->screen;

	s->column = 0;
	for (; from < to; from++)
		line_feed(s);
	s->row -= from - to;
	assert_true(s->row >= 0);
}

/* All rows of the prompt, "$$", and of the text; returns how many. */
static int
lay_out(const struct drawing *d, uint32_t cells[ROWS_MAX][COLUMNS_MAX])
{
	int columns = d->screen.columns, at, width;
	size_t i;

	memset(cells, 0, ROWS_MAX * sizeof cells[0]);
	for (at = 0; at < d->prompt_columns; at++)
		cells[at / columns][at % columns] = '$';
	for (i = 0; i < d->n; i++) {
		width = unicode_width((uint32_t)d->text[i]);
		if (at % columns + width > columns)
			at += columns - at % columns;
		cells[at / columns][at % columns] = (uint32_t)d->text[i];
		if (width == 2)
			cells[at / columns][at % columns + 1] = SECOND;
		at += width;
	}
	return at / columns + 1;
}

/* As libedit does: it writes its own rows and clears those that it had, and
 * knows of nothing under them. */
static void
edit(struct drawing *d)
{
	uint32_t cells[ROWS_MAX][COLUMNS_MAX];
	struct under_place before = d->place;
	int rows = lay_out(d, cells), row;

	d->place = under_place(d->prompt_columns, d->text, d->n, d->cursor,
	    d->screen.columns);
	assert_int_equal(rows, d->place.end_row + 1);
	edit_move(d, before.row, 0);
	for (row = 0; row < rows || row <= before.end_row; row++) {
		if (row > 0)
			edit_move(d, row - 1, row);
		edit_row(d, cells[row], row < rows ? d->screen.columns : 0);
	}
	edit_move(d, row - 1, d->place.row);
	d->screen.column = d->place.column;
}

static void
type(struct drawing *d, int prompt_columns, const wchar_t *text,
    size_t cursor)
{
	d->prompt_columns = prompt_columns;
	d->n = wcslen(text);
	d->cursor = cursor;
	wmemcpy(d->text, text, d->n);
	edit(d);
}

/* What was drawn goes to the screen; the cursor is where it was. */
static void
see(struct drawing *d)
{
	struct screen *s = &d->screen;
	int column = s->column;

	assert_int_equal(buf_status(&d->out), KR_OK);
	show(s, buf_str(&d->out));
	assert_int_equal(s->column, column);
}

static void
draw(struct drawing *d, const char *rows)
{
	buf_clear(&d->out);
	under_draw(&d->under, str_of(rows), &d->place, &d->out);
	see(d);
}

static void
erase(struct drawing *d)
{
	buf_clear(&d->out);
	under_erase(&d->under, &d->place, &d->out);
	see(d);
}

static void
write_text(struct drawing *d, const char *text)
{
	show(&d->screen, str_of(text));
}

/* Does the last draw write this? */
static bool
wrote(const struct drawing *d, const char *text)
{
	return memmem(d->out.p, d->out.len, text, strlen(text)) != NULL;
}

static void
rows_stand_under_the_prompt(void **state)
{
	struct drawing *d = *state;

	need_utf8();
	write_text(d, "above\r\n");
	type(d, 2, L"po", 2);
	draw(d, ">1 pods\n 2 \033[1mlogs\033[m\n 3 \xE9\x87\x8D\n");
	assert_screen(&d->screen, "above\n$$po\n>1 pods\n 2 logs\n"
	    " 3 \xE9\x87\x8D\n");
	assert_int_equal(d->screen.row, 1);
}

static void
rows_that_are_there_are_not_written(void **state)
{
	struct drawing *d = *state;

	need_utf8();
	type(d, 2, L"po", 2);
	draw(d, "one\ntwo\n");
	assert_true(d->out.len > 0);
	draw(d, "one\ntwo\n");
	assert_int_equal(d->out.len, 0);
	/* The cursor moves. */
	type(d, 2, L"po", 0);
	draw(d, "one\ntwo\n");
	assert_int_equal(d->out.len, 0);
	assert_screen(&d->screen, "$$po\none\ntwo\n");
}

static void
no_rows_are_drawn_once(void **state)
{
	struct drawing *d = *state;

	need_utf8();
	write_text(d, "\r\nold\033[A\r");
	type(d, 2, L"", 0);
	draw(d, "");
	assert_screen(&d->screen, "$$\n");
	draw(d, "");
	assert_int_equal(d->out.len, 0);
}

static void
only_rows_that_changed_are_written(void **state)
{
	struct drawing *d = *state;

	need_utf8();
	type(d, 2, L"po", 2);
	draw(d, "one\ntwo, long\nthree\n");
	type(d, 2, L"pod", 3);
	draw(d, "one\n2\nthree\n");
	assert_screen(&d->screen, "$$pod\none\n2\nthree\n");
	assert_true(wrote(d, "2"));
	assert_false(wrote(d, "one"));
	assert_false(wrote(d, "three"));
	assert_false(wrote(d, "\033[J"));
}

static void
fewer_rows_leave_nothing_behind(void **state)
{
	struct drawing *d = *state;

	need_utf8();
	type(d, 2, L"po", 2);
	draw(d, "one\ntwo\nthree\nfour\n");
	draw(d, "one\ntwo\n");
	assert_screen(&d->screen, "$$po\none\ntwo\n");
	assert_false(wrote(d, "two"));
	draw(d, "1\n");
	assert_screen(&d->screen, "$$po\n1\n");
	draw(d, "");
	assert_screen(&d->screen, "$$po\n");
	assert_int_equal(d->screen.row, 0);
}

static void
more_rows_are_added(void **state)
{
	struct drawing *d = *state;

	need_utf8();
	type(d, 2, L"po", 1);
	draw(d, "one\n");
	draw(d, "one\ntwo\nthree\n");
	assert_screen(&d->screen, "$$po\none\ntwo\nthree\n");
	assert_false(wrote(d, "one"));
}

static void
an_empty_row_is_a_row(void **state)
{
	struct drawing *d = *state;

	need_utf8();
	type(d, 2, L"po", 2);
	draw(d, "one\n\nthree\n");
	assert_screen(&d->screen, "$$po\none\n\nthree\n");
	draw(d, "\ntwo\n\n");
	assert_screen(&d->screen, "$$po\n\ntwo\n");
}

static void
at_the_bottom_the_screen_scrolls(void **state)
{
	struct drawing *d = *state;

	need_utf8();
	write_text(d, "a\r\nb\r\nc\r\nd\r\ne\r\nf\r\ng\r\nh\r\ni\r\n");
	type(d, 2, L"po", 2);
	draw(d, "one\ntwo\n");
	assert_screen(&d->screen, "c\nd\ne\nf\ng\nh\ni\n$$po\none\ntwo\n");
	assert_int_equal(d->screen.row, 7);
	/* It stays there, and is drawn in its place. */
	draw(d, "1\n2\n");
	assert_screen(&d->screen, "c\nd\ne\nf\ng\nh\ni\n$$po\n1\n2\n");
	draw(d, "1\n");
	assert_screen(&d->screen, "c\nd\ne\nf\ng\nh\ni\n$$po\n1\n");
	draw(d, "1\n2\n3\n");
	assert_screen(&d->screen, "d\ne\nf\ng\nh\ni\n$$po\n1\n2\n3\n");
}

static void
a_prompt_of_several_rows_stands_above(void **state)
{
	struct drawing *d = *state;

	need_utf8();
	type(d, 24, L"abcdefghijklmnopqrst", 2);
	draw(d, "one\ntwo\n");
	assert_screen(&d->screen, "$$$$$$$$$$$$$$$$$$$$\n"
	    "$$$$abcdefghijklmnop\nqrst\none\ntwo\n");
	assert_int_equal(d->screen.row, 1);
	erase(d);
	assert_screen(&d->screen, "$$$$$$$$$$$$$$$$$$$$\n"
	    "$$$$abcdefghijklmnop\nqrst\n");
	assert_int_equal(d->screen.row, 1);
}

static void
text_may_grow_and_shrink_by_rows(void **state)
{
	struct drawing *d = *state;

	need_utf8();
	write_text(d, "a\r\nb\r\nc\r\nd\r\ne\r\nf\r\n");
	type(d, 2, L"abcdefghijklmnopq", 17);
	draw(d, "one\ntwo\nthree\n");
	type(d, 2, L"abcdefghijklmnopqr", 18);
	draw(d, "one\ntwo\nthree\n");
	assert_screen(&d->screen, "b\nc\nd\ne\nf\n$$abcdefghijklmnopqr\n\n"
	    "one\ntwo\nthree\n");
	type(d, 2, L"abc", 0);
	draw(d, "one\ntwo\nthree\n");
	assert_screen(&d->screen, "b\nc\nd\ne\nf\n$$abc\none\ntwo\nthree\n");
}

static void
what_was_touched_is_drawn_anew(void **state)
{
	struct drawing *d = *state;

	need_utf8();
	type(d, 2, L"po", 2);
	draw(d, "one\ntwo\n");
	write_text(d, "\r\n#########\r\n####\r\n###\033[3A\r\033[4C");
	under_touch(&d->under);
	draw(d, "one\ntwo\n");
	assert_screen(&d->screen, "$$po\none\ntwo\n");
	draw(d, "one\ntwo\n");
	assert_int_equal(d->out.len, 0);
	/* Where nothing is to be drawn, something may be to be cleared. */
	draw(d, "");
	write_text(d, "\r\n####\033[A\r\033[4C");
	under_touch(&d->under);
	draw(d, "");
	assert_screen(&d->screen, "$$po\n");
}

static void
what_is_forgotten_stays(void **state)
{
	struct drawing *d = *state;

	need_utf8();
	type(d, 2, L"po", 2);
	draw(d, "one\n");
	write_text(d, "\r\n\r\n");
	under_forget(&d->under);
	d->place = (struct under_place){ 0 };
	type(d, 2, L"x", 1);
	draw(d, "");
	assert_int_equal(d->out.len, 0);
	draw(d, "one\ntwo\n");
	assert_screen(&d->screen, "$$po\none\n$$x\none\ntwo\n");
}

static void
what_is_erased_is_gone(void **state)
{
	struct drawing *d = *state;

	need_utf8();
	type(d, 2, L"po", 1);
	draw(d, "one\ntwo\n");
	erase(d);
	assert_screen(&d->screen, "$$po\n");
	erase(d);
	assert_int_equal(d->out.len, 0);
	draw(d, "one\ntwo\n");
	assert_screen(&d->screen, "$$po\none\ntwo\n");
}

/* Whatever happens */

static uint64_t	seed;

/* A number below n; Knuth's MMIX, whose high bits are the random ones. */
static int
below(int n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (int)((seed >> 33) % (unsigned)n);
}

static wchar_t
random_character(void)
{
	static const wchar_t characters[] = L"abc 123\x91CD\x555F\x5BB9";

	return characters[below((int)(sizeof characters /
	    sizeof characters[0]) - 1)];
}

/* Type or delete a few, or move the cursor. */
static void
random_edit(struct drawing *d, size_t most)
{
	size_t change = (size_t)below(below(6) == 0 ? 40 : 3) + 1, i;

	switch (below(4)) {
	case 0:
		d->n -= change < d->n ? change : d->n;
		break;
	case 1:
		break;
	default:
		for (i = 0; i < change && d->n < most; i++)
			d->text[d->n++] = random_character();
	}
	d->cursor = below(2) == 0 ? d->n : (size_t)below((int)d->n + 1);
	edit(d);
}

/* At most so many rows, some as they were, none wider than the screen. */
static void
random_rows(const struct drawing *d, struct buf *rows, int most)
{
	int n = below(most + 1), columns, i;
	wchar_t c;

	buf_clear(rows);
	for (i = 0; i < n; i++) {
		buf_printf(rows, "%d", i % 3 + below(3) / 2);
		if (below(4) == 0)
			buf_puts(rows, "\033[1m");
		columns = d->screen.columns - 2 - below(d->screen.columns);
		while (below(3) > 0 && columns > 2) {
			c = random_character();
			/* Empty cells look like spaces. */
			c = c == L' ' ? L'_' : c;
			buf_add_code_point(rows, (uint32_t)c);
			columns -= unicode_width((uint32_t)c);
		}
		buf_addc(rows, '\n');
	}
}

/* What stands above the prompt: rows named by how many came before. */
static void
put_above(struct buf *out, int number)
{
	if (number >= 0)
		buf_printf(out, "~%d", number);
}

/* Does the screen show what is above, prompt and text, the rows, and nothing
 * else? */
static void
assert_all(const struct drawing *d, struct str rows, int above)
{
	uint32_t cells[ROWS_MAX][COLUMNS_MAX];
	struct screen own = d->screen;
	struct buf expected, found;
	int top = d->screen.row - d->place.row, text = lay_out(d, cells);
	int row;
	size_t i = 0;

	buf_init(&expected);
	buf_init(&found);
	memcpy(own.cells, cells, sizeof cells);
	for (row = 0; row < own.rows; row++) {
		buf_clear(&expected);
		buf_clear(&found);
		put_row(&d->screen, row, &found);
		if (row < top)
			put_above(&expected, above - top + row);
		else if (row < top + text)
			put_row(&own, row - top, &expected);
		else
			while (i < rows.len && rows.p[i++] != '\n')
				if (rows.p[i - 1] == '\033')
					i += 3;
				else
					buf_addc(&expected, rows.p[i - 1]);
		if (!str_equal(buf_str(&expected), buf_str(&found)))
			fail_msg("row %d is `%.*s', not `%.*s'", row,
			    (int)found.len, found.p, (int)expected.len,
			    expected.p);
	}
	assert_int_equal(i, rows.len);
	buf_fini(&expected);
	buf_fini(&found);
}

/* Something writes under the prompt, and tells so. */
static void
scribble(struct drawing *d)
{
	struct screen *s = &d->screen;
	int row = s->row - d->place.row + d->place.end_row + 1;

	for (; row < s->rows; row++)
		if (below(2) == 0)
			s->cells[row][below(s->columns - 1)] = '#';
	under_touch(&d->under);
}

/* Leave the line for the next one, as edit/editor.c does. */
static int
leave(struct drawing *d, int above)
{
	int rows = d->place.end_row + 1, row;
	struct screen *s = &d->screen;

	edit_move(d, d->place.row, rows);
	show(s, str_of("\033[J"));
	/* From now on they stand above. */
	for (row = 0; row < rows; row++) {
		struct buf name;
		size_t i;

		clear_cells(s, s->row - rows + row, 0);
		buf_init(&name);
		put_above(&name, above + row);
		for (i = 0; i < name.len; i++)
			s->cells[s->row - rows + row][i] =
			    (unsigned char)name.p[i];
		buf_fini(&name);
	}
	d->place = (struct under_place){ 0 };
	d->n = d->cursor = 0;
	under_forget(&d->under);
	edit(d);
	return above + rows;
}

/* Leave the first n rows. */
static void
cut_rows(struct buf *rows, int n)
{
	size_t i;

	for (i = 0; i < rows->len && n > 0; i++)
		n -= rows->p[i] == '\n';
	rows->len = i;
}

static void
draw_and_look(struct drawing *d, struct buf *rows, int above)
{
	int room = d->screen.rows - d->place.end_row - 2;

	/* As edit/display.c has it: a row of the screen stays free. */
	if (room <= 0)
		return;
	cut_rows(rows, room);
	buf_addc(rows, '\0');
	rows->len--;
	draw(d, rows->p);
	assert_all(d, buf_str(rows), above);
}

/* Draws at random on a screen of random size. */
static void
draw_at_random(struct drawing *d, int draws)
{
	int above = 0, i;
	struct buf rows;

	d->screen.rows = 6 + below(ROWS_MAX - 6);
	d->screen.columns = 8 + below(COLUMNS_MAX - 8);
	d->prompt_columns = below(12);
	buf_init(&rows);
	edit(d);
	for (i = 0; i < draws; i++) {
		random_edit(d, (size_t)(d->screen.columns *
		    (d->screen.rows - 4) / 2) % 200);
		if (below(2) == 0)
			random_rows(d, &rows, UNDER_ROWS_MAX);
		if (below(8) == 0)
			scribble(d);
		if (below(10) == 0) {
			erase(d);
			assert_all(d, str_of(""), above);
		}
		draw_and_look(d, &rows, above);
		if (below(15) == 0)
			above = leave(d, above);
	}
	buf_fini(&rows);
}

static void
the_screen_shows_what_was_drawn_whatever_happens(void **state)
{
	int i;

	(void)state;
	need_utf8();
	for (i = 0; i < 400; i++) {
		void *d = NULL;

		seed = (uint64_t)i;
		assert_int_equal(start(&d), 0);
		draw_at_random(d, 60);
		end(&d);
	}
}

#define DRAWN(name)	cmocka_unit_test_setup_teardown(name, start, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_follows_the_prompt),
		cmocka_unit_test(behind_a_full_row_is_the_next_one),
		cmocka_unit_test(a_prompt_may_take_rows),
		cmocka_unit_test(a_wide_character_takes_two_columns),
		cmocka_unit_test(
		    a_wide_character_does_not_begin_in_the_last_column),
		cmocka_unit_test(
		    on_a_wide_character_that_wraps_the_cursor_wraps),
		cmocka_unit_test(a_control_character_is_shown_with_a_caret),
		cmocka_unit_test(what_cannot_be_shown_is_shown_by_its_number),
		cmocka_unit_test(a_tab_goes_to_the_next_stop),
		cmocka_unit_test(a_line_end_begins_a_row),
		cmocka_unit_test(two_columns_are_enough),
		DRAWN(rows_stand_under_the_prompt),
		DRAWN(rows_that_are_there_are_not_written),
		DRAWN(no_rows_are_drawn_once),
		DRAWN(only_rows_that_changed_are_written),
		DRAWN(fewer_rows_leave_nothing_behind),
		DRAWN(more_rows_are_added),
		DRAWN(an_empty_row_is_a_row),
		DRAWN(at_the_bottom_the_screen_scrolls),
		DRAWN(a_prompt_of_several_rows_stands_above),
		DRAWN(text_may_grow_and_shrink_by_rows),
		DRAWN(what_was_touched_is_drawn_anew),
		DRAWN(what_is_forgotten_stays),
		DRAWN(what_is_erased_is_gone),
		cmocka_unit_test(
		    the_screen_shows_what_was_drawn_whatever_happens),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
