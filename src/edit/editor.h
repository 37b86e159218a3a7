/*
 * A line of text, typed on a terminal: libedit, with lines under the prompt
 * that follow every key.  For prompt/reader.c.
 *
 * The editor knows nothing of notes: what stands under the prompt, and how a
 * word goes on, it asks its client.
 */
#ifndef KR_EDIT_EDITOR_H
#define KR_EDIT_EDITOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"
#include "edit/past.h"

struct editor;

#define EDITOR_LINE_MAX	4096	/* characters; more are not taken */

/* How the word before the cursor goes on. */
struct editor_completion {
	size_t		cut;	/* bytes before the cursor that go */
	struct buf	text;	/* what comes in their place */
	struct buf	rows;	/* what there is to choose from, or nothing */
};

struct editor_client {
	void	*arg;
	/*
	 * Append at most `rows' lines, each at most so many columns wide and
	 * ended by LF, for what stands in the line.  quick: at once; true is
	 * returned if taking longer would make others of them, for which the
	 * editor asks when no key comes.
	 */
	bool	(*suggest)(void *arg, struct str text, int columns, int rows,
		    bool quick, struct buf *out);
	/* Tab after this text; c is initialised. */
	void	(*complete)(void *arg, struct str before,
		    struct editor_completion *c);
};

enum editor_result {
	EDITOR_LINE,		/* a line was read */
	EDITOR_INTERRUPTED,	/* Ctrl-C: there is no line */
	EDITOR_END		/* Ctrl-D in an empty line, or no terminal */
};

/*
 * An editor on the terminal of standard input and output.  client is kept.
 * KR_OK, KR_ENOTFOUND where there is no libedit, or KR_ENOMEM.
 */
KR_MUST_USE enum kr_status	editor_open(struct editor **ed,
	    const struct editor_client *client);
void	editor_close(struct editor *ed);

/* What the arrow keys and Ctrl-R go through; lent until the next call. */
void	editor_set_past(struct editor *ed, const struct past *h);

/* Text that the next line begins with, as if typed. */
void	editor_prefill(struct editor *ed, struct str text);

/*
 * Read a line into *line, without its end.  plain: an answer to a question,
 * without history, completion or lines under the prompt.
 */
enum editor_result	editor_read(struct editor *ed, struct str prompt,
			    bool plain, struct buf *line);

/* The number that was pressed together with Alt to end the line, or 0. */
unsigned	editor_chosen(const struct editor *ed);

/* May escape sequences be sent to the terminal? */
bool	editor_is_ansi(const struct editor *ed);

#endif
