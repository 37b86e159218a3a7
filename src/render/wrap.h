/*
 * Paragraphs into lines: text is collected run by run with its styles, then
 * taken out line by line.  For render/ alone.
 *
 * One struct wrap may hold several pieces of text (the cells of a table):
 * wrap_mark() begins one, and its offsets serve to take its lines out.
 */
#ifndef KR_RENDER_WRAP_H
#define KR_RENDER_WRAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"
#include "render/render.h"

struct wrap {
	struct buf	text;	/* all pieces; '\n' is a hard break */
	struct buf	runs;	/* of struct wrap_run */
	size_t		mark;	/* where the newest piece begins, bytes */
};

/* A line of a piece: bytes start to end of the text. */
struct wrap_line {
	size_t	start;
	size_t	end;
	int	columns;
};

/* An empty one in the caller's storage; end with wrap_fini(). */
void	wrap_init(struct wrap *w);
void	wrap_fini(struct wrap *w);

/* Forget all pieces, keep the memory. */
void	wrap_clear(struct wrap *w);

/* Begin a piece; returns where it starts, in bytes. */
size_t	wrap_mark(struct wrap *w);

/*
 * Append text with a set of roles (ROLE_BIT) and, unless empty, the target
 * of a hyperlink; url must outlive the wrap.  wrap_add takes each run of white
 * space as one space and drops it at the start of a line; wrap_add_code
 * keeps spaces.
 */
void	wrap_add(struct wrap *w, struct str text, unsigned roles,
	    struct str url);
void	wrap_add_code(struct wrap *w, struct str text, unsigned roles,
	    struct str url);

/* End the line here. */
void	wrap_break(struct wrap *w);

/*
 * Take the next line of at most width columns from the piece that ends at
 * `end', starting at *pos, which moves on.  A line is wider than width
 * only where nothing in it allows a break.  False when the piece is at its
 * end.  With a width of 0 a line is what cannot be broken.
 */
bool	wrap_next(const struct wrap *w, size_t *pos, size_t end, int width,
	    struct wrap_line *line);

/*
 * How wide a piece is: *word gets the columns of the longest part that
 * cannot be broken, *line those of the longest line when nothing is.
 */
void	wrap_measure(const struct wrap *w, size_t start, size_t end,
	    int *word, int *line);

/*
 * Append a line without indentation or newline.  Escape sequences are
 * closed at its end and opened again on the next, so that grep and pagers
 * may take lines one by one.
 */
void	wrap_put(const struct wrap *w, const struct wrap_line *line,
	    const struct render_options *o, struct buf *out);

#endif
