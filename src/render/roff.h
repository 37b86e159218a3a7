/*
 * Text as roff(7) takes it, in lines of a decent length.  For render/man.c
 * alone.
 */
#ifndef KR_RENDER_ROFF_H
#define KR_RENDER_ROFF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

enum roff_font { ROFF_ROMAN, ROFF_BOLD, ROFF_ITALIC, ROFF_BOLD_ITALIC };

struct roff {
	struct buf	*out;
	struct buf	 word;		/* escaped, not yet on a line */
	size_t		 column;	/* bytes on the line so far,
					 * \[uXXXX] for what is not ASCII */
	bool		 space;		/* goes before the word */
	bool		 sentence;	/* the word ends one */
	bool		 ended;		/* what is on the line ends one */
	bool		 solid;		/* no line breaks without spaces */
	enum roff_font	 font;		/* at the word's end */
	uint32_t	 before;	/* the last character, 0 at a space */
};

/* An empty one in the caller's storage, writing to out. */
void	roff_init(struct roff *r, struct buf *out);
void	roff_fini(struct roff *r);

/*
 * Add text to the paragraph.  Code keeps its spaces and gets characters that
 * can be pasted: no hyphens for minus signs, no curly quotes.
 */
void	roff_text(struct roff *r, struct str text, enum roff_font font,
	    bool code);

/* The same with chances to break after slashes. */
void	roff_url(struct roff *r, struct str url);

/* End the paragraph's last line, if it has any. */
void	roff_end(struct roff *r);

/* Add a line as a macro's argument, between quotes when it needs them. */
void	roff_argument(struct buf *out, struct str text);

/*
 * Add text within a line of code: nothing is broken or joined.  line_start
 * tells whether it begins a line.
 */
void	roff_code(struct buf *out, struct str text, bool line_start);

#endif
