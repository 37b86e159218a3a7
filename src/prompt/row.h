/*
 * One line of a list that must not wrap: under the prompt nothing may be
 * wider than the screen.  For prompt/panel.c and prompt/colon.c.
 */
#ifndef KR_PROMPT_ROW_H
#define KR_PROMPT_ROW_H

#include "base/buf.h"
#include "base/str.h"
#include "render/render.h"

struct row {
	const char	*lead;		/* before the name */
	struct str	 name;		/* in code's colour */
	struct str	 what;		/* as far as there is room */
	int		 align;		/* columns of the longest name near it,
					 * so that what is told begins there */
};

/* Append a line of at most so many columns. */
void	row_put(struct buf *out, const struct render_options *o,
	    const struct row *row, int columns);

/* Append a line that tells something. */
void	row_tell(struct buf *out, const struct render_options *o,
	    const char *text, int columns);

#endif
