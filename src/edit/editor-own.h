/*
 * What an editor is made of.  For edit/editor.c and its parts:
 * keystroke.c, what is typed on its way to libedit; binding.c, our functions
 * that libedit calls; display.c, the terminal.
 */
#ifndef KR_EDIT_EDITOR_OWN_H
#define KR_EDIT_EDITOR_OWN_H

#include <stdio.h>
#include <wchar.h>

#include "edit/editor.h"
#include "edit/input.h"
#include "edit/libedit.h"
#include "edit/recall.h"
#include "edit/under.h"

struct editor {
	const struct libedit		*lib;
	EditLine			*el;
	HistoryW			*lines;		/* libedit's copy */
	FILE				*errors;	/* libedit's */
	const struct editor_client	*client;
	const struct past		*past;
	struct input			 input;
	struct under			 under;
	struct recall			 recall;	/* Ctrl-R */
	struct buf			 rows;		/* of the last draw */
	struct buf			 rows_of;	/* the text that they are of */
	struct buf			 drawn;		/* on the screen */
	struct buf			 listing;	/* Tab's, until the next key */
	int				 columns;	/* that rows are for */
	int				 room;		/* rows, likewise */
	bool				 rough;		/* there may be better */
	size_t				 longest;	/* characters of the line
							 * since that draw */
	wchar_t				*prompt;
	int				 prompt_columns;
	bool				 ansi;
	bool				 plain;
	bool				 interrupted;
	bool				 told_long;	/* no room for more */
	bool				 replacing;	/* the line, by */
	struct str			 replacement;	/* this; lent */
	unsigned			 chosen;
};

/* The editor that libedit calls back for. */
static inline struct editor *
editor_of(EditLine *el)
{
	void *data = NULL;

	(void)libedit_open()->el_wget(el, EL_CLIENTDATA, &data);
	return data;
}

/* What libedit calls for a character: 1, or 0 at the end of all. */
int	keystroke_read(EditLine *el, wchar_t *out);

/* Bind our functions to keys, after what ~/.editrc says. */
void	binding_install(struct editor *ed);

/* The key that has libedit show `replacement'; sent, never typed. */
#define BINDING_REPLACE	0x1d	/* Ctrl-] */

/* Append what was typed, up to the cursor or all of it, as UTF-8. */
void	display_text(const struct editor *ed, bool to_cursor, struct buf *out);

/* Bring the lines under the prompt up to date; take them away. */
void	display_draw(struct editor *ed);
void	display_refine(struct editor *ed);	/* after display_draw() */
void	display_erase(struct editor *ed);

/* Ask the terminal to mark what is pasted, or not to. */
void	display_mark_pastes(struct editor *ed, bool on);

/* Obey signals (enum signals_event).  False when the line is given up. */
bool	display_obey(struct editor *ed, unsigned events);

#endif
