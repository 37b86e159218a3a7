/* What is typed, on its way to libedit; see edit/editor-own.h. */

#include <stdio.h>
#include <string.h>

#include "edit/editor-own.h"
#include "edit/signals.h"

#define CTRL(c)		((c) & 0x1f)
#define ESC		0x1b
#define RUBOUT		0x7f
#define REFINE_MS	40	/* of rest, before better lines are looked for;
				 * who types does not rest so long */

/* At once: libedit alone would send it with what it writes next. */
static void
beep(const struct editor *ed)
{
	ed->lib->el_beep(ed->el);
	(void)fflush(stdout);
}

static bool
is_long(const struct editor *ed)
{
	const LineInfoW *line = ed->lib->el_wline(ed->el);

	return line->lastchar - line->buffer >= EDITOR_LINE_MAX;
}

/* Have libedit show another line. */
static uint32_t
replace_by(struct editor *ed, struct str text)
{
	ed->replacing = true;
	ed->replacement = text;
	return BINDING_REPLACE;
}

/* A key while Ctrl-R looks for a line: the key that libedit gets, or 0. */
static uint32_t
recall_key(struct editor *ed, uint32_t cp)
{
	bool ok;

	switch (cp) {
	case CTRL('r'):
		ok = recall_older(&ed->recall);
		break;
	case CTRL('h'):
	case RUBOUT:
		ok = recall_cut(&ed->recall);
		break;
	case CTRL('g'):
		recall_end(&ed->recall);
		return replace_by(ed, recall_original(&ed->recall));
	default:
		if (cp < 0x20) {
			/* The line is taken, and the key does what it does;
			 * Escape alone does no more. */
			recall_end(&ed->recall);
			return cp == ESC && !input_goes_on(&ed->input) ? 0 :
			    cp;
		}
		ok = recall_add(&ed->recall, cp);
		break;
	}
	if (ok)
		return replace_by(ed, recall_line(&ed->recall));
	beep(ed);
	return 0;
}

/* Begin to look for a line that holds what stands here. */
static uint32_t
begin_recall(struct editor *ed)
{
	struct buf text;

	buf_init(&text);
	display_text(ed, false, &text);
	recall_begin(&ed->recall, ed->past, buf_str(&text));
	buf_fini(&text);
	return replace_by(ed, recall_line(&ed->recall));
}

/*
 * Does libedit write nowhere but in the line for this key, unless .editrc has
 * it otherwise?  On a slow line it is felt when all of the screen is drawn for
 * a step to the left.
 */
static bool
stays_in_line(uint32_t cp)
{
	static const char keys[] = { CTRL('a'), CTRL('b'), CTRL('d'),
	    CTRL('e'), CTRL('f'), CTRL('h'), CTRL('k'), CTRL('n'),
	    CTRL('p'), CTRL('t'), CTRL('u'), CTRL('w'), CTRL('y'), ESC,
	    RUBOUT };

	return memchr(keys, (int)cp, sizeof keys) != NULL;
}

/* What libedit gets to see of a key, or 0 for nothing. */
static uint32_t
take_key(struct editor *ed, uint32_t cp)
{
	buf_clear(&ed->listing);
	if (recall_is_on(&ed->recall))
		cp = recall_key(ed, cp);
	else if (cp == CTRL('r') && !ed->plain && ed->past != NULL)
		cp = begin_recall(ed);
	if (cp < 0x20 || cp == RUBOUT) {
		if (!stays_in_line(cp))
			under_touch(&ed->under);
		/* Nothing is drawn between keys that come together: the end
		 * of the line may stand on a row with more behind it. */
		if (cp == '\r' || cp == '\n')
			display_erase(ed);
		return cp;
	}
	if (!is_long(ed)) {
		ed->told_long = false;
		return cp;
	}
	/* Once: what is pasted may be much longer. */
	if (!ed->told_long)
		beep(ed);
	ed->told_long = true;
	return 0;
}

/* With the keys of vi libedit (3.1) may step out of its buffer, which it then
 * reads outside of. */
static void
keep_cursor(struct editor *ed)
{
	const LineInfoW *line = ed->lib->el_wline(ed->el);

	if (line->cursor < line->buffer)
		(void)ed->lib->el_cursor(ed->el,
		    (int)(line->buffer - line->cursor));
	else if (line->cursor > line->lastchar)
		(void)ed->lib->el_cursor(ed->el,
		    (int)(line->lastchar - line->cursor));
}

/* How long the line was while nothing was drawn. */
static void
note_length(struct editor *ed)
{
	const LineInfoW *line = ed->lib->el_wline(ed->el);
	size_t n = (size_t)(line->lastchar - line->buffer);

	if (n > ed->longest)
		ed->longest = n;
}

/* While no character is there, the lines under the prompt are brought up to
 * date. */
int
keystroke_read(EditLine *el, wchar_t *out)
{
	struct editor *ed = editor_of(el);
	unsigned events;
	uint32_t cp;

	keep_cursor(ed);
	note_length(ed);
	for (;;) {
		/* The terminal dropped what was typed before a Ctrl-C: what
		 * it has now was typed behind it. */
		events = input_is_empty(&ed->input) ? signals_take() : 0;
		if (events != 0 && !display_obey(ed, events))
			return 0;
		switch (input_next(&ed->input, &cp)) {
		case INPUT_END:
			return 0;
		case INPUT_CHAR:
			if ((cp = take_key(ed, cp)) == 0)
				continue;
			*out = (wchar_t)cp;
			return 1;
		case INPUT_EMPTY:
			break;
		}
		display_draw(ed);
		events = signals_wait(ed->input.fd,
		    ed->rough ? REFINE_MS : -1);
		if (events & SIGNALS_TIMEOUT)
			display_refine(ed);
		else if (events != 0 && !display_obey(ed, events))
			return 0;
	}
}
