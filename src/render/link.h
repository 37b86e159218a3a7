/*
 * Links that are made of one or more spans.  For render/ alone.
 */
#ifndef KR_RENDER_LINK_H
#define KR_RENDER_LINK_H

#include <stdbool.h>
#include <stddef.h>

#include "pack/note.h"

/* The number of the span after the link that begins with span i. */
size_t	link_end(const struct spans *spans, size_t i);

/*
 * Do the spans from to to - 1, all of one link, read as its URL itself, or as
 * the mail address in it?  Then no output shows the URL once more.
 */
bool	link_shows_url(const struct spans *spans, size_t from, size_t to);

#endif
