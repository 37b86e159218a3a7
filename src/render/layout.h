/*
 * What terminal.c and table.c share: lines that begin with what surrounds
 * them (indentation, a quote's bar, an item's bullet) and the paragraph that
 * is being filled.  For render/ alone.
 */
#ifndef KR_RENDER_LAYOUT_H
#define KR_RENDER_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"
#include "pack/note.h"
#include "render/render.h"
#include "render/wrap.h"

struct layout {
	const struct render_options	*o;
	struct buf	*out;
	int		 width;		/* of the page, columns */
	struct buf	 prefix;	/* opens every line */
	struct buf	 lead;		/* opens the next line, with a bullet */
	int		 columns;	/* of prefix and of lead */
	bool		 marked;	/* lead holds a bullet not yet shown */
	struct wrap	 text;		/* the paragraph, or a table's cells */
	const char	*colon;		/* between a heading and its value */
};

/* How things were before layout_push(). */
struct layout_mark {
	size_t	prefix;		/* bytes */
	int	columns;
};

/* Prepare to lay out for o into out; end with layout_fini(). */
void	layout_init(struct layout *l, const struct render_options *o,
	    struct buf *out);

/* Free, and tell whether anything was lost: KR_OK, KR_ENOMEM, KR_ELIMIT. */
KR_MUST_USE enum kr_status	layout_fini(struct layout *l);

/*
 * Surround the lines that follow: each begins with columns spaces more.  With
 * a marker (which has at most columns columns) the first one begins with it
 * instead, with `bar' all of them do.  Undone by layout_pop(), which
 * shows a marker that met no line.
 */
struct layout_mark	layout_push(struct layout *l, int columns);
struct layout_mark	layout_push_marker(struct layout *l, struct str marker,
			    int columns);
struct layout_mark	layout_push_bar(struct layout *l);
void	layout_pop(struct layout *l, struct layout_mark mark);

/* Columns left for text on a line, at least 1. */
int	layout_room(const struct layout *l);

/* Begin a line, end it; or a line without text, without trailing spaces. */
void	layout_open_line(struct layout *l);
void	layout_close_line(struct layout *l);
void	layout_blank(struct layout *l);

/*
 * Add runs to the paragraph, on top of the given roles.  Placeholders are
 * filled; a link's target follows its text unless it shows otherwise.
 */
void	layout_spans(struct layout *l, const struct spans *spans,
	    unsigned roles);

/* Add plain text to the paragraph. */
void	layout_text(struct layout *l, struct str text, unsigned roles);

/* Add text that is a URL, as a hyperlink where these are wanted. */
void	layout_url(struct layout *l, struct str url);

/* Write the paragraph in lines and forget it; `hang' indents all but the
 * first line further, columns. */
void	layout_flush(struct layout *l, int hang);

/* A table as a block of its own (table.c). */
void	layout_table(struct layout *l, const struct block *table);

/*
 * Share `room' columns (without the gaps) among n columns of which each
 * would like line[i] and cannot do with less than word[i].  False when
 * they do not fit.
 */
bool	table_fit(int n, const int *word, const int *line, int room,
	    int *width);

#endif
