/*
 * Titles and summaries of several notes or topics, gathered to be listed by
 * render/list.h.  For command/ and prompt/.
 */
#ifndef KR_COMMAND_HEADS_H
#define KR_COMMAND_HEADS_H

#include "command/context.h"

struct heads {
	struct pack_head	*v;
	size_t			 n;
	size_t			 cap;
};

void	heads_init(struct heads *h);
void	heads_fini(struct heads *h);

/* Add the note or topic of that number, or count notes from it on.  KR_OK or
 * what the pack says. */
KR_MUST_USE enum kr_status	heads_add(struct heads *h,
	    const struct context *c, struct pack_target target);
KR_MUST_USE enum kr_status	heads_add_notes(struct heads *h,
	    const struct context *c, uint32_t first, uint32_t count);

#endif
