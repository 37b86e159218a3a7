/*
 * Results on their way out: to a pager, a terminal or a pipe.  For prompt/
 * and main().
 */
#ifndef KR_COMMAND_SCREEN_H
#define KR_COMMAND_SCREEN_H

#include "command/context.h"

/*
 * Print text on standard output, through a pager when that is a terminal and
 * the text is longer than it.  Returns status, or EXIT_SYSTEM after a
 * message when the text could not be written.
 */
enum exit_status	screen_print(const struct context *c,
			    const struct buf *text, enum exit_status status);

#endif
