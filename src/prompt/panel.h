/*
 * The lines under the prompt: what the text that stands there would find.
 * For prompt/prompt.c and tests/bench.
 */
#ifndef KR_PROMPT_PANEL_H
#define KR_PROMPT_PANEL_H

#include "prompt/session.h"

/* See struct editor_client: arg is the session. */
bool	panel_suggest(void *arg, struct str text, int columns, int rows,
	    bool quick, struct buf *out);

#endif
