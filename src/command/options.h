/*
 * What the command line asks for.  For command/, prompt/ and
 * main().
 */
#ifndef KR_COMMAND_OPTIONS_H
#define KR_COMMAND_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "command/ask.h"
#include "command/exit.h"
#include "render/render.h"

enum action {
	ACTION_SHOW,		/* a note, a topic, or the best match */
	ACTION_SEARCH,
	ACTION_LIST,
	ACTION_COMMANDS,
	ACTION_INTERACTIVE,	/* see prompt/prompt.h */
	ACTION_HELP,
	ACTION_VERSION,
	ACTION_COMPLETE		/* the words are an unfinished line */
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
	bool			 for_kubectl;	/* who asks ACTION_COMPLETE */
	const char		*language;	/* -L, or NULL */
	const char		*pack;		/* --pack, or NULL */
	struct render_define	*defines;	/* -D, in order */
	size_t			 define_count;
	struct ask		 ask;		/* words of argv; -n, -c N */
};

/* What completion offers as the value of an option. */
enum option_hint {
	HINT_NONE,		/* the values below, or nothing */
	HINT_LANGUAGE,		/* the languages of the pack */
	HINT_PLACEHOLDER,	/* those of the note that the words name */
	HINT_FILE		/* the shell knows */
};

/* One of the words that an option takes, and what it stands for. */
struct option_value {
	const char	*name;
	int		 value;
};

/* Takes an option's value; NULL, or what is wrong with it. */
typedef const char *(*option_take_fn)(struct options *o, const char *value);

/*
 * An option.  value stands for its value in the help, is NULL when it takes
 * none, and [N] when it may be left out.  values are all that it takes, with
 * a NULL name at the end; NULL when it does not choose from a list.
 */
struct option_spec {
	char				 letter;	/* or 0 */
	const char			*name;
	const char			*value;
	const char			*help;	/* not translated yet */
	option_take_fn			 take;
	enum option_hint		 hint;
	const struct option_value	*values;
};

/* A command line that is still being typed, up to the word at its end. */
struct options_start {
	struct options			 options;
	const struct option_spec	*open;	/* lacks its value; or NULL */
	bool				 only_words;	/* after -- */
};

/* All options, in the order of the help. */
const struct option_spec	*options_table(size_t *count);

/*
 * Read the command line; argv is reordered and lent to o.  EXIT_FOUND when
 * all is well, or EXIT_USAGE or EXIT_SYSTEM after a message.  End with
 * options_fini() in either case.
 */
enum exit_status	options_parse(struct options *o, int argc,
			    char **argv);
void	options_fini(struct options *o);

/*
 * Make of the start of a command line what can be made of it, and say
 * nothing about the rest.  argv is reordered and lent; argv[0] is not looked
 * at.  End with options_fini(&s->options).
 */
void	options_parse_start(struct options_start *s, int argc,
	    char *const *argv);

/* Append the lines of help about the options, in the reader's language, laid
 * out for so many columns. */
void	options_describe(struct buf *out, int width);

/* Print "PROGRAM: ARGUMENT: WHAT" and how to get help; EXIT_USAGE. */
enum exit_status	options_usage(const char *argument, const char *what);

#endif
