/*
 * Lines under the prompt that change with every key.  For edit/editor.c.
 *
 * The editor's text takes one row or more; the lines follow it and are drawn
 * with nothing but relative moves, so that they may scroll the screen: the
 * editor, which knows nothing of them, only cares for where it stands.  Only
 * rows that changed are written, all in one go.
 */
#ifndef KR_EDIT_UNDER_H
#define KR_EDIT_UNDER_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

#include "base/buf.h"
#include "base/str.h"

#define UNDER_ROWS_MAX	16

/* Where the editor stands, from 0; rows count from the prompt's. */
struct under_place {
	int	row;		/* of the cursor */
	int	column;
	int	end_row;	/* of what was typed */
	int	end_column;
};

struct under {
	struct buf		text;		/* rows as drawn, LF after each */
	size_t			rows;
	struct under_place	place;		/* when it was drawn */
	bool			fresh;		/* it stands there, unharmed */
};

void	under_init(struct under *u);
void	under_fini(struct under *u);

/*
 * Where libedit puts the cursor and the end of `n' characters, by its own
 * rules, on a terminal of so many columns, after a prompt of prompt_columns;
 * the cursor is on character `cursor'.
 */
struct under_place	under_place(int prompt_columns, const wchar_t *text,
			    size_t n, size_t cursor, int columns);

/* Append to out what draws `rows' (lines, each ended by LF, none wider than
 * the terminal) in the place of what is there. */
void	under_draw(struct under *u, struct str rows,
	    const struct under_place *place, struct buf *out);

/* Append to out what takes everything under the prompt away. */
void	under_erase(struct under *u, const struct under_place *place,
	    struct buf *out);

/* Something else may have written there: draw all of it the next time. */
void	under_touch(struct under *u);

/* There is nothing, and the prompt is somewhere else. */
void	under_forget(struct under *u);

#endif
