/*
 * From words to a note: what they name, or the match they rank.  For
 * command/ and prompt/.
 */
#ifndef KR_COMMAND_FIND_H
#define KR_COMMAND_FIND_H

#include "command/context.h"
#include "search/rank.h"

#define FIND_NEXT	5	/* matches after the chosen one that are found too */

struct found {
	struct pack_target	target;
	struct hits		hits;		/* none when words name it */
	size_t			chosen;		/* the hit that target is */
};

/*
 * Find what the words mean; with a number they ask for that match even if they
 * name a note, unless by_name is set (-c counts snippets with it).
 * EXIT_FOUND, EXIT_NOTHING (nothing said yet), EXIT_USAGE (-n beyond the
 * matches) or EXIT_SYSTEM.
 */
enum exit_status	find_words(const struct context *c,
			    const struct ask *ask, bool by_name,
			    struct found *found);

/*
 * Rank the words, the best `want' of them; EXIT_FOUND (also without hits) or
 * EXIT_SYSTEM.  query is filled for match_text() and match_note(); the text
 * that it lent is gone.
 */
enum exit_status	find_hits(const struct context *c,
			    const struct ask *ask, size_t want,
			    struct query *query, struct hits *hits);

/*
 * Read a note in the best language that there is.  Says which one when it is
 * not the wanted one.  note is the caller's to note_fini() on
 * EXIT_FOUND.  EXIT_FOUND,
 * EXIT_NOTHING (after a message: -L's language lacks it) or EXIT_SYSTEM.
 */
enum exit_status	find_read(const struct context *c, uint32_t number,
			    struct note *note);

/* Name each placeholder of -D that the note does not have. */
void	find_check_defines(const struct context *c, const struct note *note);

/*
 * The same without a word to anybody; *first tells whether it is the best of
 * the wanted languages.  On KR_OK note is the caller's to note_fini().
 */
KR_MUST_USE enum kr_status	find_read_quietly(const struct context *c,
			    uint32_t number, struct note *note, bool *first);

#endif
