/*
 * Runs of text as Markdown that reads the same again.  For render/ alone.
 */
#ifndef KR_RENDER_INLINE_H
#define KR_RENDER_INLINE_H

#include "base/buf.h"
#include "pack/note.h"

enum inline_where {
	INLINE_TEXT,		/* lines of their own: hard breaks can stand */
	INLINE_HEADING,		/* one line, `#' may not end it */
	INLINE_CELL		/* one line, `|' ends it */
};

/*
 * Append spans.  After a hard break the next line begins with prefix (what
 * surrounds the paragraph); where none can stand it becomes a space.
 */
void	inline_spans(struct buf *out, const struct spans *spans,
	    enum inline_where where, struct str prefix);

/* Append plain text, escaped as in a paragraph. */
void	inline_text(struct buf *out, struct str text, enum inline_where where);

/* Append text as a code span, `` `text` ``. */
void	inline_code(struct buf *out, struct str text);

/* Append a link that shows its own URL: <url>, or [url](<url>). */
void	inline_url(struct buf *out, struct str url);

#endif
