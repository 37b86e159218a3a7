/*
 * The things that a user can ask for, one file each.  For main(), prompt/
 * and, among each other, for command/.
 *
 * A command appends what it found to out and returns the exit status; what is
 * wrong it says on standard error.
 */
#ifndef KR_COMMAND_COMMAND_H
#define KR_COMMAND_COMMAND_H

#include "command/context.h"
#include "search/rank.h"

typedef enum exit_status command_fn(const struct context *c,
	    const struct ask *ask, struct buf *out);

/* Run the action that the options name. */
enum exit_status	command_run(const struct context *c, struct buf *out);

command_fn	command_show;		/* words alone */
command_fn	command_search;		/* -s */
command_fn	command_list;		/* -l */
command_fn	command_topics;		/* nothing at all */
command_fn	command_snippets;	/* -c */
command_fn	command_help;		/* -h */
command_fn	command_version;	/* -v */
command_fn	command_complete;	/* --complete */

/* One note, by its number. */
enum exit_status	command_note(const struct context *c,
			    uint32_t number, enum format format,
			    struct buf *out);

/* One topic: its summary and its notes, numbered from `first' unless that is
 * 0. */
enum exit_status	command_topic(const struct context *c,
			    uint32_t topic, size_t first, struct buf *out);

/* Nothing was found: say so, and name what is near.  EXIT_NOTHING. */
enum exit_status	command_missing(const struct context *c,
			    const struct ask *ask);

#endif
