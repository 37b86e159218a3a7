/*
 * The interactive search.  For main() alone.
 *
 * prompt/ stands over command/: it reads lines, finds out what each one asks
 * for, and has command/ and render/ answer it.
 */
#ifndef KR_PROMPT_PROMPT_H
#define KR_PROMPT_PROMPT_H

#include <stdbool.h>

#include "command/context.h"

/* -i, or nothing was asked and somebody sits at a terminal. */
bool	prompt_is_wanted(const struct context *c);

/*
 * Read and answer lines until there are no more.  On a terminal
 * EXIT_FOUND, from a pipe the status of the last answer; EXIT_SYSTEM when
 * memory runs out or standard input cannot be read.  Everything is printed on
 * return.
 */
enum exit_status	prompt_run(struct context *c);

#endif
