/*
 * Runs of styled text while a block is being read: what becomes the spans of
 * a pack (pack/format.h).  For compile/ alone.
 */
#ifndef KR_COMPILE_RUNS_H
#define KR_COMPILE_RUNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

struct run {
	unsigned	style;		/* PACK_SPAN_* */
	size_t		text, len;	/* in runs.bytes */
	size_t		url, url_len;
};

struct runs {
	struct buf	 bytes;
	struct run	*v;
	size_t		 n;
	size_t		 cap;
};

void	runs_init(struct runs *r);
void	runs_fini(struct runs *r);
void	runs_clear(struct runs *r);

/* Append text; it joins the run before it when style and url agree. */
void	runs_add(struct runs *r, unsigned style, struct str url,
	    struct str text);

/* Append the runs of `from' that begin at byte offset `skip' of its text. */
void	runs_append(struct runs *r, const struct runs *from, size_t skip);

/* Take spaces off both ends. */
void	runs_trim(struct runs *r);

/* The text of run i, lent until the next change. */
struct str	runs_text(const struct runs *r, size_t i);
struct str	runs_url(const struct runs *r, size_t i);

/* Append the text of all runs, without styles. */
void	runs_plain(const struct runs *r, struct buf *out);

/* Append the runs as a pack holds them: varint count, then each. */
void	runs_encode(const struct runs *r, struct buf *out);

/*
 * Append a snippet's text as runs, placeholders {{name}} on their own when
 * live; \{\{ and \}\} give literal braces then.  Returns false when a {{ is
 * never closed; it stays as it is.
 */
bool	runs_add_code(struct runs *r, struct str text, bool live);

#endif
