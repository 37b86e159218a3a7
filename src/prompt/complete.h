/*
 * How a line goes on: what Tab does.  For prompt/prompt.c.
 */
#ifndef KR_PROMPT_COMPLETE_H
#define KR_PROMPT_COMPLETE_H

#include "edit/editor.h"

/* See struct editor_client: arg is the session. */
void	complete_line(void *arg, struct str before,
	    struct editor_completion *c);

#endif
