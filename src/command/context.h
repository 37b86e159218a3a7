/*
 * Everything that a command needs, set up once by main().  For command/,
 * prompt/ and main().
 */
#ifndef KR_COMMAND_CONTEXT_H
#define KR_COMMAND_CONTEXT_H

#include <stdbool.h>

#include "base/buf.h"
#include "command/language.h"
#include "command/options.h"
#include "pack/read.h"
#include "render/render.h"

struct context {
	struct options		 options;
	struct pack		*builtin;	/* owns the messages */
	struct pack		*pack;		/* that, or --pack's */
	struct language_list	 languages;	/* of pack */
	enum format		 format;	/* never FORMAT_AUTO */
	bool			 terminal;	/* is standard output one? */
	struct render_options	 render;
	char			*color_room;	/* of K8SREF_COLORS */
	char			 message_language[64];
	struct buf		 out;		/* what will be printed */
};

/*
 * Open the built-in pack and choose the language of messages, so that even
 * a wrong option is answered in it, by the name that argv0 gives the program.
 * End with context_fini() on every result.
 */
enum exit_status	context_init(struct context *c, const char *argv0);

/* After the options: open --pack, settle language, format, width, colour. */
enum exit_status	context_prepare(struct context *c);

/* The window may have another size now: lay out for it from here on. */
void	context_measure(struct context *c);

/*
 * Read the notes of that file from now on; c owns the pack even when it
 * cannot be read.  What pack_open_file() says.
 */
KR_MUST_USE enum kr_status	context_use_pack(struct context *c,
			    const char *path);

/*
 * Show notes and messages in this language only, or else with English where
 * a note lacks it; false, and nothing changes, when the pack does not have
 * it.
 */
bool	context_use_language(struct context *c, const char *code);
bool	context_prefer_language(struct context *c, const char *code);

void	context_fini(struct context *c);

/* Tell what is wrong with the pack, or that memory ran out; EXIT_SYSTEM. */
enum exit_status	context_fail(const struct pack *pack,
			    enum kr_status status);

/*
 * Append one text in the role's colour, or plainly where there is none;
 * shorthand for render_styled().
 */
void	context_put(struct context *c, enum render_role role,
	    struct str text);

#endif
