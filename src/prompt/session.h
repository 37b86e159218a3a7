/*
 * What the interactive search keeps from one line to the next.  For prompt/.
 */
#ifndef KR_PROMPT_SESSION_H
#define KR_PROMPT_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "command/context.h"
#include "edit/past.h"
#include "prompt/reader.h"

#define SESSION_TRAIL_MAX	64	/* notes that :back goes through */

/* What numbers open. */
struct session_list {
	struct pack_target	*v;
	size_t			 n;
	size_t			 cap;
};

struct session {
	struct context		*c;
	struct reader		 reader;
	struct past		 past;
	struct session_list	 list;		/* the last one shown */
	uint32_t		 trail[SESSION_TRAIL_MAX]; /* newest last */
	size_t			 trail_n;
	struct arena		 values;	/* names and values of :set */
	struct render_define	*defines;	/* of :set; NULL before the first */
	struct buf		 words_room;	/* of the last ask */
	char			**words;
	enum exit_status	 last;		/* of the last answer */
	bool			 answered;	/* something was printed */
	bool			 over;		/* :quit */
};

/*
 * Begin with what the context has; end with session_fini(), which takes back
 * what :set has filled.  The session changes what its reader may change:
 * languages, placeholders, the width.
 */
void	session_init(struct session *s, struct context *c);
void	session_fini(struct session *s);

/* The words of text, as a command line would have them; lent until the next
 * call.  A NULL ends them.  KR_OK or KR_ENOMEM. */
KR_MUST_USE enum kr_status	session_ask(struct session *s,
	    struct str text, struct ask *ask);

/* Print what the context's buffer holds, through the pager if it is long,
 * and empty it.  Returns status, or EXIT_SYSTEM. */
enum exit_status	session_print(struct session *s,
			    enum exit_status status);

/* Fill a placeholder, which -D may have done; or leave it open again.  Both
 * texts are copied.  KR_OK, KR_ENOMEM, or KR_ENOTFOUND when it was open. */
KR_MUST_USE enum kr_status	session_set(struct session *s,
	    struct str name, struct str value);
KR_MUST_USE enum kr_status	session_unset(struct session *s,
	    struct str name);

/* Start a new list; add to it. */
void	session_list_clear(struct session *s);
KR_MUST_USE enum kr_status	session_list_add(struct session *s,
	    struct pack_target target);

/* The note on the screen, which :copy and :more mean.  False if none is. */
bool	session_shown(const struct session *s, uint32_t *note);

/* Does somebody sit at a terminal, rather than a pipe? */
bool	session_is_terminal(const struct session *s);

#endif
