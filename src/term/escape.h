/*
 * The escape sequences that render/ writes, SGR and hyperlinks (OSC 8), seen
 * again in its output.  For command/.
 */
#ifndef KR_TERM_ESCAPE_H
#define KR_TERM_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

/* Bytes of the sequence at the front of s; 0 when none stands there. */
size_t	escape_length(struct str s);

/* Is there a hyperlink in the text? */
bool	escape_has_links(struct str text);

/*
 * Append text without its hyperlinks, for a pager that does not know them.
 * The target of a link that does not show it follows in angle brackets, so
 * that nothing is lost; that line may get longer than the others.
 */
void	escape_drop_links(struct str text, struct buf *out);

#endif
