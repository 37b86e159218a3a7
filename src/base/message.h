/*
 * The only road to standard error.  For command/, prompt/, the compiler's
 * driver and the main() functions; other modules return a status instead.
 */
#ifndef KR_BASE_MESSAGE_H
#define KR_BASE_MESSAGE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"

/* Name that opens every line, "k8sref"; kept, not copied. */
void	message_set_program(const char *name);

/* That name, for hints: "try '%s --help'". */
const char	*message_program(void);

/*
 * Print "PROGRAM: TEXT" and a newline on standard error, in one write.
 * The text is formatted as printf(3) does.  It is filtered: what a terminal
 * could take for a command, and what is not UTF-8, comes out as '?'.
 */
void	message_error(const char *fmt, ...) KR_PRINTF(1, 2);

/* The same without the program's name: a second line of help. */
void	message_hint(const char *fmt, ...) KR_PRINTF(1, 2);

/*
 * Where standard error is a terminal, show on the line of the cursor how many
 * of total are done; when all are, the line is empty again.
 */
void	message_progress(size_t done, size_t total);

/* What went wrong, in a few words of the reader's language; static. */
const char	*message_status(enum kr_status status);

/* Would message_mask() leave s as it is, whatever its length? */
bool	message_is_clean(struct str s);

/*
 * Append s to out so that it is safe to print: unsafe characters
 * (unicode_is_unsafe) and broken UTF-8 become '?', and after max_columns
 * columns an ellipsis ends it.
 */
void	message_mask(struct buf *out, struct str s, int max_columns);

#endif
