/*
 * The text of a snippet, for the renderers that take it as a whole.  For
 * render/ alone.
 */
#ifndef KR_RENDER_SNIPPET_H
#define KR_RENDER_SNIPPET_H

#include <stdbool.h>

#include "base/buf.h"
#include "pack/note.h"
#include "render/render.h"

/* Append the lines of a code block, placeholders filled or in braces; as
 * in the source, there is no newline after the last line. */
void	snippet_text(const struct block *code, const struct render_options *o,
	    struct buf *out);

/* Is the line a comment that warns of the command under it, "# Danger: ..."? */
bool	snippet_warns(struct str line);

/* Is it of a language whose lines people run: sh, bash, shell, zsh? */
bool	snippet_is_shell(const struct block *code);

/* Does a label end with a full-width colon, which needs no space after it? */
bool	snippet_ends_wide(struct str label);

/*
 * Does the block before a snippet announce it ("Read the log:")?  Then
 * nothing stands between them: one sees what belongs together, and more of
 * the note on one screen.
 */
bool	snippet_announced(const struct block *before);

#endif
