/*
 * Commands of the prompt, which begin with a colon.  For prompt/.
 *
 * Each is an entry with its handler; what belongs together stands in one
 * file, and colon.c holds the list.
 */
#ifndef KR_PROMPT_COLON_H
#define KR_PROMPT_COLON_H

#include "prompt/session.h"

enum colon_takes {		/* what Tab completes after the name */
	COLON_NOTHING,
	COLON_NOTE,
	COLON_TOPIC,
	COLON_PLACEHOLDER,
	COLON_LANGUAGE,
	COLON_SNIPPET,	/* a number: nothing to complete */
	COLON_WORDS
};

struct colon_command {
	const char	*name;		/* without the colon */
	const char	*arguments;	/* as help shows them, or "" */
	const char	*help;		/* N_() */
	enum colon_takes takes;
	bool		 needs;		/* at least one argument */
	/* Without spaces around it; empty where `needs' is not set. */
	enum exit_status (*run)(struct session *s, struct str arguments);
};

extern const struct colon_command colon_set;		/* colon-set.c */
extern const struct colon_command colon_unset;
extern const struct colon_command colon_open;		/* colon-show.c */
extern const struct colon_command colon_search;
extern const struct colon_command colon_back;
extern const struct colon_command colon_more;
extern const struct colon_command colon_topics;
extern const struct colon_command colon_list;
extern const struct colon_command colon_json;
extern const struct colon_command colon_copy;		/* colon-copy.c */
extern const struct colon_command colon_lang;		/* colon-lang.c */
extern const struct colon_command colon_quiz;		/* colon-quiz.c */

/* Run what was typed after a colon.  A beginning that only one command has
 * will do for its name.  The exit status of it. */
enum exit_status	colon_run(struct session *s, struct str text);

/* Append lines for what was typed after a colon so far: the commands that it
 * may become, or what the command takes. */
void	colon_suggest(const struct session *s, struct str text, int columns,
	    int rows, struct buf *out);

/* The n-th command in the order of help, NULL after the last. */
const struct colon_command	*colon_command_at(size_t n);

/* The command of this name or of this beginning, NULL if there are none or
 * several. */
const struct colon_command	*colon_find(struct str name);

/* What words name outright, or a topic for the command of this name; others
 * are refused with a message: EXIT_NOTHING, EXIT_USAGE or EXIT_SYSTEM. */
enum exit_status	colon_resolve(struct session *s, struct str words,
			    struct pack_target *target);
enum exit_status	colon_resolve_topic(struct session *s,
			    const char *name, struct str words,
			    uint32_t *topic);

/* Nothing is on the screen that the command could be about; EXIT_USAGE. */
enum exit_status	colon_needs_note(const char *name);

#endif
