/*
 * One line of a list that must not wrap: under the prompt nothing may be
 * wider than the screen.  For prompt/panel.c and prompt/colon.c.
 */
#ifndef KR_PROMPT_ROW_H
#define KR_PROMPT_ROW_H

#include "base/buf.h"
#include "base/str.h"
#include "render/render.h"

/*
 * Append a line of at most so many columns: lead, the name of something in
 * code's colour, and what it is as far as there is room.
 */
void	row_put(struct buf *out, const struct render_options *o,
	    const char *lead, struct str name, struct str what, int columns);

/* Append a line that tells something. */
void	row_tell(struct buf *out, const struct render_options *o,
	    const char *text, int columns);

#endif
