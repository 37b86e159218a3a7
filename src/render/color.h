/*
 * Escape sequences around text.  For render/ alone; others call
 * render_styled().
 */
#ifndef KR_RENDER_COLOR_H
#define KR_RENDER_COLOR_H

#include <stdbool.h>

#include "base/buf.h"
#include "render/render.h"

/* A set of roles: what a run of text is, all at once. */
#define ROLE_BIT(role)	(1u << (role))

/*
 * Append the SGR sequence for a set of roles.  False when nothing was
 * appended, because colour is off or none of the roles has one; only after
 * true must color_close() follow, on the same line.
 */
bool	color_open(struct buf *out, const struct render_options *o,
	    unsigned roles);
void	color_close(struct buf *out);

#endif
