/* The editor's line on a terminal that changes; see edit/editor-own.h. */

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/message.h"
#include "base/output.h"
#include "base/unicode.h"
#include "term/window.h"
#include "edit/editor-own.h"
#include "edit/signals.h"

#define ROWS_BESIDE	1	/* of the window, kept free of lines */

static void
put(const struct buf *out)
{
	/* A terminal that is gone is noticed when it is read. */
	if (buf_status(out) == KR_OK && out->len > 0)
		(void)!output_write(STDOUT_FILENO, buf_str(out));
}

void
display_mark_pastes(struct editor *ed, bool on)
{
	if (ed->ansi)
		(void)!output_write(STDOUT_FILENO,
		    str_of(on ? INPUT_PASTE_ON : INPUT_PASTE_OFF));
}

/* libedit takes a width of less than two columns for 80; where the terminal
 * does not know its size, as on a serial line, it goes by what window.h says,
 * too. */
static bool
get_window(struct winsize *size)
{
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, size) != 0)
		return false;
	if (size->ws_col == 0)
		size->ws_col = (unsigned short)window_columns();
	if (size->ws_row == 0)
		size->ws_row = (unsigned short)window_rows();
	return size->ws_col > 1;
}

static struct under_place
place_in(const struct editor *ed, int columns)
{
	const LineInfoW *line = ed->lib->el_wline(ed->el);

	return under_place(ed->prompt_columns, line->buffer,
	    (size_t)(line->lastchar - line->buffer),
	    (size_t)(line->cursor - line->buffer), columns);
}

void
display_text(const struct editor *ed, bool to_cursor, struct buf *out)
{
	const LineInfoW *line = ed->lib->el_wline(ed->el);
	const wchar_t *end = to_cursor ? line->cursor : line->lastchar, *p;

	for (p = line->buffer; p < end; p++)
		buf_add_code_point(out, (uint32_t)*p);
}

/* Tab's listing, as far as there is room: whoever made it did not know of the
 * rows, and the window may be another one since. */
static struct str
cut_listing(struct editor *ed, int columns, int rows)
{
	struct str rest = buf_str(&ed->listing);
	const char *end;
	size_t len;

	buf_clear(&ed->rows);
	/* Not to be taken for the client's. */
	ed->columns = 0;
	for (; rest.len > 0 && rows > 0; rows--) {
		end = memchr(rest.p, '\n', rest.len);
		len = end == NULL ? rest.len : (size_t)(end - rest.p);
		message_mask(&ed->rows, (struct str){ rest.p, len },
		    columns - 1);
		buf_addc(&ed->rows, '\n');
		len += end != NULL;
		rest.p += len;
		rest.len -= len;
	}
	if (buf_status(&ed->rows) != KR_OK)
		buf_clear(&ed->rows);
	return buf_str(&ed->rows);
}

/* The lines for a text, from whoever has a say; the client's are kept, for
 * they cost a search and the cursor moves more often than the text changes. */
static struct str
find_rows(struct editor *ed, struct str text, int columns, int rows,
    bool quick)
{
	if (ed->listing.len > 0)
		return cut_listing(ed, columns, rows);
	if (!recall_is_on(&ed->recall) &&
	    ed->columns == columns && ed->room == rows &&
	    str_equal(text, buf_str(&ed->rows_of)))
		return buf_str(&ed->rows);
	buf_clear(&ed->rows);
	buf_clear(&ed->rows_of);
	ed->rough = false;
	ed->columns = columns;
	ed->room = rows;
	if (recall_is_on(&ed->recall)) {
		recall_rows(&ed->recall, columns, rows, &ed->rows);
		/* Not to be taken for the client's. */
		ed->columns = 0;
	} else {
		ed->rough = ed->client->suggest(ed->client->arg, text,
		    columns, rows, quick, &ed->rows);
		buf_adds(&ed->rows_of, text);
	}
	if (buf_status(&ed->rows) != KR_OK)
		buf_clear(&ed->rows);
	return buf_str(&ed->rows);
}

/* Draw the prompt and its line anew, from where the cursor is. */
static void
refresh(struct editor *ed)
{
	under_touch(&ed->under);
	ed->lib->el_wset(ed->el, EL_REFRESH);
}

/* The same from the row where the prompt begins. */
static void
rewrite(struct editor *ed, const struct under_place *place)
{
	struct buf out;

	buf_init(&out);
	if (place->row > 0)
		buf_printf(&out, "\033[%dA", place->row);
	buf_puts(&out, "\r\033[J");
	put(&out);
	buf_fini(&out);
	refresh(ed);
}

/*
 * libedit (3.1) moves rows as if every character had one column: it wipes
 * some off the screen when wide ones have to go to another row.  Text that
 * grows or shrinks at its end moves nothing.
 */
static void
mend(struct editor *ed, struct str text, const struct under_place *place)
{
	struct str before = buf_str(&ed->drawn);

	if (place->end_row > 0 && unicode_columns(text) != (int)text.len &&
	    !str_begins(text, before) && !str_begins(before, text))
		rewrite(ed, place);
	buf_clear(&ed->drawn);
	buf_adds(&ed->drawn, text);
}

/* Keys that came together may have led the line over the rows under it, and
 * back: libedit has written there, too. */
static void
check_length(struct editor *ed)
{
	const LineInfoW *line = ed->lib->el_wline(ed->el);

	if (ed->longest > (size_t)(line->lastchar - line->buffer))
		under_touch(&ed->under);
	ed->longest = 0;
}

static void
draw(struct editor *ed, bool quick)
{
	struct str rows = { NULL, 0 };
	struct under_place place;
	struct winsize size;
	struct buf text, out;
	int room;

	if (!ed->ansi || ed->plain || !get_window(&size))
		return;
	place = place_in(ed, size.ws_col);
	room = size.ws_row - place.end_row - 1 - ROWS_BESIDE;
	/* libedit scrolls such a line; nobody knows where it stands. */
	if (place.end_row >= size.ws_row)
		return;
	buf_init(&text);
	buf_init(&out);
	display_text(ed, false, &text);
	check_length(ed);
	mend(ed, buf_str(&text), &place);
	/* One column less: nothing may make the terminal wrap. */
	if (room > 0)
		rows = find_rows(ed, buf_str(&text), size.ws_col - 1,
		    room < UNDER_ROWS_MAX ? room : UNDER_ROWS_MAX, quick);
	under_draw(&ed->under, rows, &place, &out);
	put(&out);
	buf_fini(&text);
	buf_fini(&out);
}

void
display_draw(struct editor *ed)
{
	draw(ed, true);
}

void
display_refine(struct editor *ed)
{
	/* What is there is not good enough any more. */
	ed->columns = 0;
	draw(ed, false);
	ed->rough = false;
}

void
display_erase(struct editor *ed)
{
	struct under_place place;
	struct winsize size;
	struct buf out;

	if (!ed->ansi || ed->plain || !get_window(&size))
		return;
	place = place_in(ed, size.ws_col);
	buf_init(&out);
	under_erase(&ed->under, &place, &out);
	put(&out);
	buf_fini(&out);
}

/*
 * The window has another size.  Terminals that fold lines anew keep the
 * cursor on its character, so the prompt begins as many rows above it as the
 * new width makes of the text.
 */
static void
resize(struct editor *ed)
{
	struct under_place place;
	struct winsize size;

	ed->lib->el_resize(ed->el);
	if (ed->ansi && get_window(&size)) {
		place = place_in(ed, size.ws_col);
		rewrite(ed, &place);
	} else {
		refresh(ed);
	}
}

/* libedit believes to know how the terminal is set; after a stop it may be
 * wrong, since shells set it, too. */
static void
take_terminal(struct editor *ed)
{
	ed->lib->el_wset(ed->el, EL_PREP_TERM, 0);
	ed->lib->el_wset(ed->el, EL_PREP_TERM, 1);
	display_mark_pastes(ed, true);
	refresh(ed);
}

/* The shell's message about it begins a line. */
static void
stop(struct editor *ed)
{
	display_erase(ed);
	display_mark_pastes(ed, false);
	(void)!output_write(STDOUT_FILENO, str_of("\r\n"));
	ed->lib->el_wset(ed->el, EL_PREP_TERM, 0);
	signals_stop_here();
	ed->lib->el_resize(ed->el);
	take_terminal(ed);
}

/* As shells do: ^C behind what was typed, which stays on the screen. */
static void
interrupt(struct editor *ed)
{
	struct under_place place;
	struct winsize size;
	struct buf out;

	display_erase(ed);
	buf_init(&out);
	if (ed->ansi && get_window(&size)) {
		place = place_in(ed, size.ws_col);
		if (place.end_row > place.row)
			buf_printf(&out, "\033[%dB",
			    place.end_row - place.row);
		buf_addc(&out, '\r');
		if (place.end_column > 0)
			buf_printf(&out, "\033[%dC", place.end_column);
	}
	buf_puts(&out, "^C");
	put(&out);
	buf_fini(&out);
	/* The way out where the end of a paste has got lost, perhaps among
	 * what the terminal drops at a Ctrl-C. */
	ed->input.pasting = false;
	ed->interrupted = true;
}

bool
display_obey(struct editor *ed, unsigned events)
{
	if (events & SIGNALS_STOP)
		stop(ed);
	else if (events & SIGNALS_CONTINUE)
		take_terminal(ed);
	if (events & SIGNALS_RESIZE)
		resize(ed);
	if (events & SIGNALS_INTERRUPT)
		interrupt(ed);
	return !ed->interrupted;
}
