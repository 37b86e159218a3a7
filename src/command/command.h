/*
 * The things that a user can ask for, one file each.  For main(), prompt/
 * and, among each other, for command/.
 *
 * A command appends what it found to c->out and returns the exit status;
 * what is wrong it says on standard error.
 */
#ifndef KR_COMMAND_COMMAND_H
#define KR_COMMAND_COMMAND_H

#include "command/context.h"
#include "search/rank.h"

/* Run the action that the options name. */
enum exit_status	command_run(struct context *c);

enum exit_status	command_show(struct context *c);	/* words */
enum exit_status	command_search(struct context *c);	/* -s */
enum exit_status	command_list(struct context *c);	/* -l */
enum exit_status	command_snippets(struct context *c);	/* -c */
enum exit_status	command_help(struct context *c);	/* -h */
enum exit_status	command_version(struct context *c);	/* -v */
enum exit_status	command_complete(struct context *c);	/* --complete */

/* One note, by its number, in the format of the context. */
enum exit_status	command_note(struct context *c, uint32_t number);

/* One topic: its summary and its notes. */
enum exit_status	command_topic(struct context *c, uint32_t topic);

/* Nothing was found: say so, and name what is near.  EXIT_NOTHING. */
enum exit_status	command_missing(struct context *c);

#endif
