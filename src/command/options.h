/*
 * What the command line asks for.  For command/ and main().
 */
#ifndef KR_COMMAND_OPTIONS_H
#define KR_COMMAND_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "render/render.h"

enum action {
	ACTION_SHOW,		/* a note, a topic, or the best match */
	ACTION_SEARCH,
	ACTION_LIST,
	ACTION_COMMANDS,
	ACTION_INTERACTIVE,	/* see prompt/prompt.h */
	ACTION_HELP,
	ACTION_VERSION
};

enum format {
	FORMAT_AUTO,		/* terminal on a terminal, or else plain */
	FORMAT_TERMINAL,
	FORMAT_PLAIN,
	FORMAT_MARKDOWN,
	FORMAT_JSON,
	FORMAT_MAN
};

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct options {
	enum action		 action;
	enum format		 format;
	enum color		 color;
	int			 width;		/* columns, 0: as it fits */
	bool			 no_pager;
	unsigned		 nth;		/* -n, from 1; 0: not given */
	const char		*language;	/* -L, or NULL */
	const char		*pack;		/* --pack, or NULL */
	struct render_define	*defines;	/* -D, in order */
	size_t			 define_count;
	char			**words;	/* lent from argv */
	int			 word_count;
};

/* Exit status of k8sref, as k8sref(1) gives it. */
enum exit_status {
	EXIT_FOUND	= 0,
	EXIT_NOTHING	= 1,
	EXIT_USAGE	= 2,
	EXIT_SYSTEM	= 3
};

/*
 * Read the command line; argv is reordered and lent to o.  EXIT_FOUND when
 * all is well, or EXIT_USAGE or EXIT_SYSTEM after a message.  End with
 * options_fini() in either case.
 */
enum exit_status	options_parse(struct options *o, int argc,
			    char **argv);
void	options_fini(struct options *o);

/* Append the lines of help about the options, in the reader's language, laid
 * out for so many columns. */
void	options_describe(struct buf *out, int width);

/* Print "PROGRAM: ARGUMENT: WHAT" and how to get help; EXIT_USAGE. */
enum exit_status	options_usage(const char *argument, const char *what);

#endif
