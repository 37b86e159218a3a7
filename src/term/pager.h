/*
 * The pager, as git has it: the user's own command, started by sh(1).  For
 * command/screen.c.
 */
#ifndef KR_TERM_PAGER_H
#define KR_TERM_PAGER_H

#include <stdbool.h>

#include "base/str.h"

/* The command of K8SREF_PAGER, of PAGER, or "less"; NULL where these say
 * that there shall be none, or nothing and the terminal is dumb.  Belongs to
 * the environment. */
const char	*pager_command(void);

/*
 * Does it pass hyperlinks (OSC 8) on?  That is known of less from version 566
 * with -R; an older one shows their bytes.  Runs it once to ask.
 */
bool	pager_has_links(const char *command);

/*
 * Show text and wait until the reader has left.  False when the command could
 * not be run and nothing was shown.
 */
bool	pager_run(const char *command, struct str text);

#endif
