/*
 * The lines under the prompt: what the text that stands there would find.
 * For prompt/prompt.c and tests/bench.
 */
#ifndef KR_PROMPT_PANEL_H
#define KR_PROMPT_PANEL_H

#include "prompt/session.h"

/* See struct editor_client: arg is the session. */
void	panel_suggest(void *arg, struct str text, int columns, int rows,
	    struct buf *out);

/* Append one line, cut to so many columns: what a command or a list calls
 * something, in code's colour, and what it is. */
void	panel_put(const struct session *s, struct buf *out,
	    const char *lead, struct str name, struct str what, int columns);

#endif
