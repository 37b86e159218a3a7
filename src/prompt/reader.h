/*
 * Where lines come from: the editor on a terminal, or a pipe, or a terminal
 * that has no editor.  For prompt/.
 */
#ifndef KR_PROMPT_READER_H
#define KR_PROMPT_READER_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"
#include "edit/editor.h"

#define READER_LINE_MAX	65536	/* bytes; the rest of a line is dropped */

enum reader_result { READER_LINE, READER_INTERRUPTED, READER_END };

struct reader {
	struct editor	*editor;	/* or NULL */
	bool		 prompts;	/* somebody reads the prompt */
	struct str	 prompt;	/* what the terminal shows; lent */
	int		 error;		/* errno of a read that failed */
	char		 room[4096];	/* bytes [at, n) are read, not used */
	size_t		 at;
	size_t		 n;
};

/*
 * Read from standard input.  On a terminal (both ways) with an editor, if
 * there is one; client is kept.  KR_OK or KR_ENOMEM.
 */
KR_MUST_USE enum kr_status	reader_open(struct reader *r, bool terminal,
	    const struct editor_client *client);
void	reader_close(struct reader *r);

/* Is there an editor, and does it show lines under the prompt? */
bool	reader_is_live(const struct reader *r);

/* See editor.h; false where there is no editor to take the text. */
bool	reader_prefill(struct reader *r, struct str text);
void	reader_set_past(struct reader *r, const struct past *h);
unsigned	reader_chosen(const struct reader *r);

/*
 * One line in *line, which is emptied first; without its end.  plain: the
 * answer to a question, see editor_read().  READER_END also when standard
 * input cannot be read: then r->error says why.
 */
enum reader_result	reader_line(struct reader *r, struct str prompt,
			    bool plain, struct buf *line);

#endif
